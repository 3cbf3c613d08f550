#include "sim/results/hdf5/attributes.hpp"

#include <algorithm>
#include <limits>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

const Attribute* find(const Variable& variable, const std::string& name) {
  auto found = std::find_if(variable.attributes.begin(), variable.attributes.end(),
                            [&](const Attribute& each) { return each.name == name; });
  return found == variable.attributes.end() ? nullptr : &*found;
}

std::optional<double> number_of(const Variable& variable, const std::string& name) {
  const Attribute* attribute = find(variable, name);
  if (attribute == nullptr) return std::nullopt;
  if (auto* real = std::get_if<double>(&attribute->value)) return *real;
  if (auto* whole = std::get_if<std::int64_t>(&attribute->value)) return static_cast<double>(*whole);
  return std::nullopt;
}

}  // namespace

std::string text_of(const Variable& variable, const std::string& attribute) {
  const Attribute* found = find(variable, attribute);
  const auto* text = found != nullptr ? std::get_if<std::string>(&found->value) : nullptr;
  return text != nullptr ? *text : "";
}

double scale_of(const Variable& variable) { return number_of(variable, "scale_factor").value_or(1); }

std::optional<double> fill_of(const Variable& variable) { return number_of(variable, "_FillValue"); }

bool is_flag(const Variable& variable) { return find(variable, "flag_values") != nullptr; }

double number_at(const Variable& variable, std::size_t place) {
  double stored = std::visit(
      [place](const auto& values) -> double {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          throw InvariantError("a text is not a number");
        else
          return static_cast<double>(values.at(place));
      },
      variable.values);
  auto fill = fill_of(variable);
  return fill && stored == *fill ? std::numeric_limits<double>::quiet_NaN() : scale_of(variable) * stored;
}

std::vector<std::string> labels_along(const Dataset& data, const std::string& dimension) {
  const Variable* coordinate = find_variable(data, dimension);
  const auto* labels = coordinate != nullptr ? std::get_if<std::vector<std::string>>(&coordinate->values) : nullptr;
  return labels != nullptr ? *labels : std::vector<std::string>{};
}

}  // namespace rivalry

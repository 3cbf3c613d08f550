#include "sim/findings/cells.hpp"

#include <fmt/core.h>

#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

std::string label(const Dataset& data, const std::string& dimension, std::size_t index) {
  const Variable* coordinate = find_variable(data, dimension);
  if (!coordinate) return std::to_string(index);
  return std::visit([&](const auto& values) { return fmt::format("{}", values[index]); }, coordinate->values);
}

}  // namespace

std::string text_of(const Dataset& data, const std::string& name) {
  for (const Attribute& attribute : data.attributes)
    if (attribute.name == name) {
      if (auto* text = std::get_if<std::string>(&attribute.value)) return *text;
      if (auto* whole = std::get_if<std::int64_t>(&attribute.value)) return std::to_string(*whole);
    }
  return "";
}

bool is_output(const Variable& variable) {
  return !variable.name.starts_with("input_") && !variable.dims.empty() && variable.dims[0] == "replicate" &&
         variable.name != "replicate" && !std::holds_alternative<std::vector<std::string>>(variable.values);
}

std::size_t width_of(const Dataset& data, const Variable& variable) {
  std::size_t width = 1;
  for (std::size_t axis = 1; axis < variable.dims.size(); ++axis) width *= size_of(data, variable.dims[axis]);
  return width;
}

std::vector<double> values_at(const Variable& variable, std::size_t width, std::size_t offset) {
  double scale = scale_of(variable);
  std::vector<double> numbers;
  std::visit(
      [&](const auto& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          for (std::size_t i = offset; i < values.size(); i += width)
            numbers.push_back(scale * static_cast<double>(values[i]));
      },
      variable.values);
  return numbers;
}

Cell cell_at(const Dataset& data, const Variable& variable, std::size_t offset) {
  Cell result;
  for (std::size_t axis = variable.dims.size(); axis-- > 1;) {
    const std::string& dimension = variable.dims[axis];
    std::size_t size = size_of(data, dimension), index = offset % size;
    offset /= size;
    if (dimension == "time")
      result.time = index, result.is_last = index + 1 == size;
    else
      result.labels = label(data, dimension, index) + (result.labels.empty() ? "" : " " + result.labels);
  }
  return result;
}

}  // namespace rivalry

#include "sim/results/hdf5/merge.hpp"

#include <algorithm>
#include <map>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace {

/// Where a row of the result comes from.
struct Row {
  std::int32_t replicate;
  std::size_t part;
  std::size_t index;
};

[[noreturn]] void mismatch(const std::string& what) {
  throw InvariantError("the shards of a run do not belong together: " + what);
}

bool same(const Attribute& a, const Attribute& b) { return a.name == b.name && a.value == b.value; }

bool same(const std::vector<Attribute>& a, const std::vector<Attribute>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Attribute& left, const Attribute& right) { return same(left, right); });
}

/// The variable that tells the replicate of each row along `dimension`, or nullptr if that dimension has no rows.
const Variable* numbering(const Dataset& dataset, const std::string& dimension) {
  const Variable* numbers = find_variable(dataset, dimension == "replicate" ? dimension : dimension + "_replicate");
  bool fits = numbers && numbers->dims == std::vector{dimension} &&
              std::holds_alternative<std::vector<std::int32_t>>(numbers->values);
  return fits ? numbers : nullptr;
}

/// Ascending by replicate; rows of one replicate, which lie in one part, keep their order.
std::vector<Row> rows_along(const std::vector<Dataset>& parts, const std::string& dimension) {
  std::vector<Row> rows;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Variable* numbers = numbering(parts[part], dimension);
    if (!numbers) mismatch("no numbers along " + dimension);
    const auto& replicates = std::get<std::vector<std::int32_t>>(numbers->values);
    for (std::size_t i = 0; i < replicates.size(); ++i) rows.push_back({replicates[i], part, i});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.replicate < b.replicate; });
  return rows;
}

const Variable& counterpart(const Dataset& part, std::size_t index, const Variable& first) {
  if (index >= part.variables.size()) mismatch("variable " + first.name);
  const Variable& other = part.variables[index];
  bool alike = other.name == first.name && other.dims == first.dims && other.values.index() == first.values.index() &&
               same(other.attributes, first.attributes);
  if (!alike) mismatch("variable " + first.name);
  return other;
}

std::size_t values_per_row(const Dataset& dataset, const Variable& variable) {
  std::size_t count = 1;
  for (std::size_t axis = 1; axis < variable.dims.size(); ++axis) count *= size_of(dataset, variable.dims[axis]);
  return count;
}

Variable gather(const std::vector<Dataset>& parts, std::size_t index, const std::vector<Row>& rows) {
  const Variable& first = parts[0].variables[index];
  std::size_t width = values_per_row(parts[0], first);
  for (const Dataset& part : parts)
    if (values_per_row(part, counterpart(part, index, first)) != width) mismatch("the shape of " + first.name);
  Variable result{first.name, first.dims, first.values, first.attributes};
  std::visit(
      [&](auto& values) {
        using Vector = std::decay_t<decltype(values)>;
        values.clear();
        values.reserve(rows.size() * width);
        for (const Row& row : rows) {
          const auto& source = std::get<Vector>(parts[row.part].variables[index].values);
          auto from = source.begin() + static_cast<std::ptrdiff_t>(row.index * width);
          values.insert(values.end(), from, from + static_cast<std::ptrdiff_t>(width));
        }
      },
      result.values);
  return result;
}

void require_alike(const std::vector<Dataset>& parts, std::size_t index) {
  const Variable& first = parts[0].variables[index];
  for (const Dataset& part : parts)
    if (counterpart(part, index, first).values != first.values) mismatch("the values of " + first.name);
}

}  // namespace

Dataset merge(std::vector<Dataset> parts) {
  expects(!parts.empty(), "at least one dataset to merge");
  Dataset result;
  result.attributes = parts[0].attributes;
  for (const Dataset& part : parts)
    if (!same(part.attributes, result.attributes) || part.variables.size() != parts[0].variables.size())
      mismatch("attributes or number of variables");
  std::map<std::string, std::vector<Row>> rows;
  for (Dimension dimension : parts[0].dimensions) {
    if (numbering(parts[0], dimension.name)) {
      auto& along = rows[dimension.name] = rows_along(parts, dimension.name);
      dimension.size = along.size();
    }
    result.dimensions.push_back(dimension);
  }
  const auto& order = rows["replicate"];
  auto twice = std::adjacent_find(order.begin(), order.end(),
                                  [](const Row& a, const Row& b) { return a.replicate == b.replicate; });
  if (twice != order.end()) mismatch("replicate " + std::to_string(twice->replicate) + " is there twice");
  for (std::size_t index = 0; index < parts[0].variables.size(); ++index) {
    const Variable& first = parts[0].variables[index];
    auto along = first.dims.empty() ? rows.end() : rows.find(first.dims[0]);
    if (along != rows.end()) {
      result.variables.push_back(gather(parts, index, along->second));
    } else {
      require_alike(parts, index);
      result.variables.push_back(first);
    }
  }
  return result;
}

std::vector<std::int32_t> replicates_of(const Dataset& dataset) {
  const Variable* numbers = numbering(dataset, "replicate");
  if (!numbers) mismatch("no coordinate `replicate`");
  return std::get<std::vector<std::int32_t>>(numbers->values);
}

const Variable* find_variable(const Dataset& dataset, const std::string& name) {
  for (const Variable& variable : dataset.variables)
    if (variable.name == name) return &variable;
  return nullptr;
}

std::uint64_t bytes_of(const Dataset& dataset) {
  std::uint64_t bytes = 0;
  for (const Variable& variable : dataset.variables)
    bytes += std::visit(
        [](const auto& values) { return values.size() * sizeof(typename std::decay_t<decltype(values)>::value_type); },
        variable.values);
  return bytes;
}

std::size_t size_of(const Dataset& dataset, const std::string& dimension) {
  for (const Dimension& each : dataset.dimensions)
    if (each.name == dimension) return each.size;
  throw InvariantError("no dimension " + dimension);
}

}  // namespace rivalry

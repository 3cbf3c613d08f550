#include "sim/sweep/shards/stack.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/sweep/shards/alignment.hpp"

namespace rivalry {

namespace {

/// Rows along `replicate`, and lists numbered by it, become rows along `task`.
Dataset along_task(PointData part) {
  auto number = [&](const Values& replicates) {
    std::vector<std::int64_t> tasks;
    for (std::int32_t replicate : std::get<std::vector<std::int32_t>>(replicates))
      tasks.push_back(task_number({part.point, replicate}));
    return tasks;
  };
  for (Dimension& dimension : part.data.dimensions)
    if (dimension.name == "replicate") dimension.name = "task";
  for (Variable& variable : part.data.variables) {
    if (variable.name == "replicate") {
      variable = {"task", {"task"}, number(variable.values), {{"long_name", std::string("point * 2^32 + replicate")}}};
    } else if (variable.dims.size() == 1 && variable.name == variable.dims[0] + "_replicate") {
      variable = {
          variable.dims[0] + "_task", variable.dims, number(variable.values), {{"long_name", std::string("Task")}}};
    } else if (!variable.dims.empty() && variable.dims[0] == "replicate") {
      variable.dims[0] = "task";
    }
  }
  return std::move(part.data);
}

}  // namespace

std::int64_t task_number(const Task& task) { return static_cast<std::int64_t>(task.point) << 32 | task.replicate; }

Task task_of(std::int64_t number) {
  return {static_cast<std::int32_t>(number >> 32), static_cast<std::int32_t>(number & 0xffffffff)};
}

std::vector<Task> tasks_of(const Dataset& stacked) {
  const Variable* numbers = find_variable(stacked, "task");
  expects(numbers != nullptr, "a stacked dataset");
  std::vector<Task> tasks;
  for (std::int64_t number : std::get<std::vector<std::int64_t>>(numbers->values)) tasks.push_back(task_of(number));
  return tasks;
}

namespace {

/// What must be the same for two datasets to be stacked: names, labels, units.
std::string shape_of(const Dataset& data) {
  std::string shape;
  for (const Variable& variable : data.variables) {
    shape += variable.name + "\n";
    for (const std::string& dimension : variable.dims) shape += dimension + " ";
    bool is_axis = variable.dims == std::vector{variable.name} && variable.name != "task";
    if (!is_axis) continue;
    if (auto* labels = std::get_if<std::vector<std::string>>(&variable.values))
      for (const std::string& label : *labels) shape += label + "\n";
    else if (auto* days = std::get_if<std::vector<std::int32_t>>(&variable.values))
      shape.append(reinterpret_cast<const char*>(days->data()), days->size() * sizeof(std::int32_t));
    for (const Attribute& attribute : variable.attributes)
      if (auto* text = std::get_if<std::string>(&attribute.value)) shape += *text + "\n";
  }
  return shape;
}

/// Rows of `source`, by their places, one after another.
template <class T>
std::vector<T> rows_of(const std::vector<T>& source, const std::vector<std::size_t>& places, std::size_t width) {
  std::vector<T> values;
  values.reserve(places.size() * width);
  for (std::size_t place : places) {
    auto from = source.begin() + static_cast<std::ptrdiff_t>(place * width);
    values.insert(values.end(), from, from + static_cast<std::ptrdiff_t>(width));
  }
  return values;
}

/// The rows along a dimension that get a new number, in the order of the new ones.
struct Picked {
  std::vector<std::size_t> places;
  std::vector<std::int64_t> numbers;
};

Picked pick(const Values& tasks, const std::function<std::optional<Task>(const Task&)>& new_task) {
  std::vector<std::pair<std::int64_t, std::size_t>> rows;
  const auto& numbers = std::get<std::vector<std::int64_t>>(tasks);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (auto task = new_task(task_of(numbers[i]))) rows.emplace_back(task_number(*task), i);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Picked picked;
  for (const auto& [number, place] : rows) {
    picked.numbers.push_back(number);
    picked.places.push_back(place);
  }
  return picked;
}

}  // namespace

std::vector<Dataset> stack(std::vector<PointData> parts) {
  std::vector<Dataset> datasets;
  for (PointData& part : parts) datasets.push_back(along_task(std::move(part)));
  return join(std::move(datasets));
}

std::vector<Dataset> join(std::vector<Dataset> stacked) {
  std::map<std::string, std::vector<Dataset>> shapes;
  for (Dataset& data : stacked) shapes[shape_of(data)].push_back(std::move(data));
  std::vector<Dataset> joined;
  for (auto& [shape, parts] : shapes)
    joined.push_back(parts.size() == 1 ? std::move(parts[0]) : Alignment(parts, {}).along_task());
  return joined;
}

Dataset picked(const Dataset& stacked, const std::function<std::optional<Task>(const Task&)>& new_task) {
  std::map<std::string, Picked> along;
  for (const Dimension& dimension : stacked.dimensions) {
    const Variable* tasks = find_variable(stacked, dimension.name == "task" ? "task" : dimension.name + "_task");
    if (tasks) along[dimension.name] = pick(tasks->values, new_task);
  }
  Dataset result = stacked;
  if (along["task"].places.empty()) return {};
  for (Dimension& dimension : result.dimensions)
    if (auto rows = along.find(dimension.name); rows != along.end()) dimension.size = rows->second.places.size();
  for (Variable& variable : result.variables) {
    auto rows = variable.dims.empty() ? along.end() : along.find(variable.dims[0]);
    if (rows == along.end()) continue;
    std::size_t width = 1;
    for (std::size_t i = 1; i < variable.dims.size(); ++i) width *= size_of(stacked, variable.dims[i]);
    if (variable.name == "task" || variable.name == variable.dims[0] + "_task")
      variable.values = rows->second.numbers;
    else
      std::visit([&](auto& values) { values = rows_of(values, rows->second.places, width); }, variable.values);
  }
  return result;
}

}  // namespace rivalry

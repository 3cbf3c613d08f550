#include "sim/sweep/stack.hpp"

#include <algorithm>
#include <set>

#include "rivalry/errors.hpp"
#include "sim/results/merge.hpp"
#include "sim/sweep/alignment.hpp"

namespace rivalry {

namespace {

std::vector<std::int64_t>& numbers_in(Dataset& data, const std::string& name) {
  for (Variable& variable : data.variables)
    if (variable.name == name) return std::get<std::vector<std::int64_t>>(variable.values);
  throw InvariantError("no coordinate " + name);
}

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

Dataset stack(std::vector<PointData> parts, const LabelOrder& order) {
  std::vector<Dataset> datasets;
  std::size_t rows = 0;
  for (PointData& part : parts) datasets.push_back(along_task(std::move(part)));
  for (Dataset& data : datasets) rows += numbers_in(data, "task").size();
  Dataset stacked = join(std::move(datasets), order);
  if (numbers_in(stacked, "task").size() != rows) throw InvariantError("a task is there twice");
  return stacked;
}

Dataset join(std::vector<Dataset> stacked, const LabelOrder& order) {
  if (stacked.size() == 1) return std::move(stacked[0]);
  Alignment alignment(stacked, order);
  return alignment.along_task();
}

}  // namespace rivalry

// Datasets of different points as one: rows along `task` instead of `replicate`.
//
// Points may differ in what lies along the other dimensions (one has a platform less, another ends later). Only points
// of one shape are stacked; what has several shapes becomes several datasets, and alignment.hpp lays them over one
// another in the end. So a task can be taken out of a stack again as if it had never been in it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

/// The replicates of one point, as assemble() makes them.
struct PointData {
  std::int32_t point = 0;
  Dataset data;
};

/// One dataset along `task`, ascending, for each shape; its coordinate `task` is task_number() of each row. Lists such
/// as `event` get `event_task` in place of `event_replicate`. A task that is there several times is taken once: all
/// hold the same.
std::vector<Dataset> stack(std::vector<PointData> parts);

/// Stacked datasets as few: one for each shape.
std::vector<Dataset> join(std::vector<Dataset> stacked);

/// Those rows of a stacked dataset that get a new task, in the order of the new ones. Empty if none does.
Dataset picked(const Dataset& stacked, const std::function<std::optional<Task>(const Task&)>& new_task);

/// point * 2^32 + replicate, and back.
std::int64_t task_number(const Task& task);
Task task_of(std::int64_t number);

/// The tasks of a stacked dataset.
std::vector<Task> tasks_of(const Dataset& stacked);

}  // namespace rivalry

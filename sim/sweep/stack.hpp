// Datasets of different points as one: rows along `task` instead of `replicate`.
//
// Points may differ in what lies along the other dimensions (one has a platform less, another begins later): then the
// stacked dataset has what any of them has, in the order of the sweep's scenario, what it does not have in
// alphabetical order behind, days ascending; and a value that a point does not have is missing: NaN, or the type's
// fill value with an attribute `_FillValue`. So stacking in any order and in any groups gives the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/results/dataset.hpp"
#include "sim/sweep/plan.hpp"

namespace rivalry {

/// The replicates of one point, as assemble() makes them.
struct PointData {
  std::int32_t point = 0;
  Dataset data;
};

/// The labels along each dimension of the sweep's own scenario, in its order.
using LabelOrder = std::map<std::string, std::vector<std::string>>;

/// One dataset along `task`, ascending; its coordinate `task` is task_number() of each row. Lists such as `event` get
/// `event_task` in place of `event_replicate`. Throws InvariantError if a task is there twice.
Dataset stack(std::vector<PointData> parts, const LabelOrder& order);

/// Stacked datasets as one. A task that is in several is taken once: they hold the same.
Dataset join(std::vector<Dataset> stacked, const LabelOrder& order);

/// point * 2^32 + replicate, and back.
std::int64_t task_number(const Task& task);
Task task_of(std::int64_t number);

/// The tasks of a stacked dataset.
std::vector<Task> tasks_of(const Dataset& stacked);

}  // namespace rivalry

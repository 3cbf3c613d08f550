// result.h5 of a sweep: all its tasks along `point` and `replicate`, the swept keys along `point`, and a list of what
// is missing and why. A pure function of the sweep, of what is asked for and of the shards' tasks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

class ShardIndex;
struct Sweep;

/// A task that is asked for and not there: with the code and message of its failure, or "waiting".
struct MissingTask {
  Task task;
  std::string code;
  std::string message;
};

/// Ascending. `asked`: replicates by point.
std::vector<MissingTask> missing_tasks(const std::vector<std::int32_t>& asked, const ShardIndex& shard_index);

/// Adds the swept keys, the numbers of replicates and what is missing to a dataset along points.
void add_design(Dataset& result, const Sweep& sweep, const std::vector<std::int32_t>& asked,
                const std::vector<MissingTask>& missing);

/// The whole result of these stacked datasets. At least one.
Dataset result_of(const std::vector<Dataset>& stacked, const Sweep& sweep, const std::vector<std::int32_t>& asked,
                  const std::vector<MissingTask>& missing);

}  // namespace rivalry

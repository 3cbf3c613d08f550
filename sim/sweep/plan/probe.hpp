// What a task costs: a few are played before the others are planned.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/shard_file.hpp"
#include "sim/sweep/shards/stack.hpp"

namespace rivalry {

struct Executor;
class ShardIndex;
struct Sweep;

struct Probe {
  double seconds_per_point = 0;  ///< to resolve its scenario, and to learn what must be known before
  double seconds_per_replicate = 0;
  std::uint64_t bytes_per_task = 0;  ///< in a shard
  std::uint64_t memory_bytes = 0;    ///< of one replicate
  std::vector<PointData> data;       ///< what was played, to be kept
  std::vector<FailedTask> failed;
};

/// Up to three tasks that are wanted and not done: of the first, the middle and the last of the points that have any.
std::vector<Task> tasks_to_probe(const std::vector<std::int32_t>& wanted, const ShardIndex& shard_index);

/// Plays these tasks. Of none: costs nothing.
Probe probe(const Sweep& sweep, const std::vector<Task>& tasks, std::int32_t attempt, const Executor& inside,
            const std::atomic<bool>& stop);

/// Batches for points that have fewer replicates than `wanted`, cut so that a portion is long against resolving its
/// point, and a parcel is about ten seconds of work (less if the whole is little, so that many can share it).
std::vector<Batch> batches_for(const std::vector<std::int32_t>& asked, const std::vector<std::int32_t>& wanted,
                               const Probe& probe);

}  // namespace rivalry

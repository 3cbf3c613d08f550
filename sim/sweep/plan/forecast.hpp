// What a sweep would cost, before anything starts, and where its tasks stand.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "sim/sweep/shards/reuse.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

/// Where the tasks of a sweep stand.
struct TaskCount {
  std::int64_t points = 0;
  std::int64_t tasks = 0;  ///< asked for
  std::int64_t done = 0, failed = 0;
  std::int64_t damaged = 0;  ///< in shards whose bytes are not those that were written; not among those done
  std::int64_t reused = 0;   ///< that sweeps beside it have played
  std::int64_t left() const { return tasks - done - reused; }
};

/// What the shards say, undamaged and without sweeps beside it.
TaskCount count_tasks(const Sweep& sweep, const SweepRecord& record, const ShardIndex& shard_index);

struct SweepForecast {
  TaskCount count;
  std::vector<Kin> kin;  ///< sweeps beside it
  double seconds = 0;
  double seconds_per_replicate = 0;
  std::uint64_t memory_bytes = 0;  ///< of all that is in flight
  std::uint64_t memory_bytes_available = 0;
  std::uint64_t disk_bytes = 0;
  std::uint64_t disk_bytes_available = 0;
};

/// Plays a few tasks that are missing in the directory and throws them away; writes nothing. Throws as plan_missing().
SweepForecast forecast(const Sweep& sweep, const std::filesystem::path& directory, int threads,
                       const std::atomic<bool>& stop);

}  // namespace rivalry

#include "sim/sweep/plan/forecast.hpp"

#include <algorithm>

#include "sim/run/memory.hpp"
#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/plan/probe.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

std::int64_t damaged_tasks(const ShardIndex& shard_index) {
  std::int64_t tasks = 0;
  for (const fs::path& shard : shard_index.shards())
    if (!is_sound(shard)) tasks += static_cast<std::int64_t>(read_label(shard)->tasks.size());
  return tasks;
}

/// What is left, judged by some of it.
void estimate(SweepForecast& cost, const Sweep& sweep, const std::vector<std::int32_t>& asked,
              const ShardIndex& shard_index, int threads, const std::atomic<bool>& stop) {
  Regime regime = regime_for(sweep, threads);
  std::vector<std::int32_t> wanted(asked.size(), sweep.at_first());
  Probe played = probe(sweep, tasks_to_probe(wanted, shard_index), 0, regime.inside, stop);
  auto left = static_cast<double>(cost.count.left());
  double portions = 0;
  for (const Batch& batch : batches_for(asked, wanted, played))
    portions += static_cast<double>(batch.portions()) * static_cast<double>(batch.points.size());
  cost.seconds_per_replicate = played.seconds_per_replicate;
  cost.seconds = (left * played.seconds_per_replicate + portions * played.seconds_per_point) / regime.in_flight;
  cost.memory_bytes = played.memory_bytes * static_cast<std::uint64_t>(regime.in_flight);
  cost.disk_bytes = static_cast<std::uint64_t>(left) * played.bytes_per_task;
}

}  // namespace

TaskCount count_tasks(const Sweep& sweep, const SweepRecord& record, const ShardIndex& shard_index) {
  TaskCount count;
  count.points = static_cast<std::int64_t>(sweep.points.count);
  auto asked = record.plan.asked(sweep.points.count);
  for (std::size_t point = 0; point < asked.size(); ++point) {
    std::int32_t wanted = std::max(asked[point], sweep.at_first());
    count.tasks += wanted;
    count.done += shard_index.done_of(static_cast<std::int32_t>(point), wanted);
  }
  count.failed = static_cast<std::int64_t>(shard_index.failures().size());
  return count;
}

SweepForecast forecast(const Sweep& sweep, const fs::path& directory, int threads, const std::atomic<bool>& stop) {
  SweepRecord record = read_sweep_record(directory);
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  SweepForecast cost;
  cost.count = count_tasks(sweep, record, shard_index);
  cost.count.damaged = damaged_tasks(shard_index);
  cost.count.done -= cost.count.damaged;
  cost.kin = kin_of(sweep, directory,
                    [&](const Task& task) { return task.replicate < sweep.at_first() && !shard_index.has(task); });
  for (const Kin& each : cost.kin) cost.count.reused += static_cast<std::int64_t>(each.taken.size());
  if (cost.count.left() > 0) estimate(cost, sweep, record.plan.asked(sweep.points.count), shard_index, threads, stop);
  cost.memory_bytes_available = available_memory_bytes();
  cost.disk_bytes_available = available_disk_bytes(directory);
  return cost;
}

}  // namespace rivalry

#include "sim/sweep/plan/probe.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "sim/results/hdf5/merge.hpp"
#include "sim/run/engine.hpp"
#include "sim/sweep/plan/portion.hpp"
#include "sim/sweep/shards/shard_index.hpp"

namespace rivalry {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

std::vector<Task> tasks_to_probe(const std::vector<std::int32_t>& wanted, const ShardIndex& shard_index) {
  std::vector<Task> open;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    Task task{static_cast<std::int32_t>(i), 0};
    while (task.replicate < wanted[i] && shard_index.has(task)) ++task.replicate;
    if (task.replicate < wanted[i]) open.push_back(task);
  }
  if (open.empty()) return {};
  std::set<Task> some = {open.front(), open[open.size() / 2], open.back()};
  return {some.begin(), some.end()};
}

Probe probe(const Sweep& sweep, const std::vector<Task>& tasks, std::int32_t attempt, const Executor& inside,
            const std::atomic<bool>& stop) {
  Probe probe;
  PointEngines engines(sweep, 1);
  double loading = 0, playing = 0;
  std::size_t played = 0;
  for (const Task& task : tasks) {
    if (stop) break;
    auto start = Clock::now();
    PortionResult result = play_portion(engines, task.point, {task.replicate}, attempt, inside, stop);
    loading += seconds_since(start) - result.simulating_seconds;
    playing += result.simulating_seconds;
    ++played;
    probe.failed.insert(probe.failed.end(), result.failed.begin(), result.failed.end());
    if (!result.data) continue;
    probe.bytes_per_task = std::max(probe.bytes_per_task, bytes_of(result.data->data));
    probe.memory_bytes = std::max(probe.memory_bytes, memory_needed(engines.at(task.point, inside, stop)->scenario,
                                                                    {static_cast<std::uint32_t>(task.replicate)}));
    probe.data.push_back(std::move(*result.data));
  }
  if (played == 0) return probe;
  probe.seconds_per_point = loading / static_cast<double>(played);
  probe.seconds_per_replicate = playing / static_cast<double>(played);
  return probe;
}

std::vector<Batch> batches_for(const std::vector<std::int32_t>& asked, const std::vector<std::int32_t>& wanted,
                               const Probe& probe) {
  constexpr double times_resolving = 30, least_portion_seconds = 0.1, parcel_seconds = 10, least_parcel_seconds = 0.5;
  constexpr double parcels_to_share = 64;
  constexpr double unknown_seconds = 0.1;  // if none could be played: neither many small parcels nor one for all
  std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::int32_t>> alike;
  double tasks = 0;
  for (std::size_t point = 0; point < asked.size(); ++point)
    if (asked[point] < wanted[point]) {
      alike[{asked[point], wanted[point]}].push_back(static_cast<std::int32_t>(point));
      tasks += wanted[point] - asked[point];
    }
  double each = probe.seconds_per_replicate > 0 ? std::max(1e-6, probe.seconds_per_replicate) : unknown_seconds;
  double portion_seconds = std::max(least_portion_seconds, times_resolving * probe.seconds_per_point);
  double share = std::clamp(tasks * each / parcels_to_share, least_parcel_seconds, parcel_seconds);
  std::vector<Batch> batches;
  for (auto& [range, points] : alike) {
    auto [first, end] = range;
    double portion = std::clamp(portion_seconds / each, 1.0, static_cast<double>(end - first));
    double parcel = std::clamp(share / (portion * each + probe.seconds_per_point), 1.0, 1e6);
    batches.push_back(
        {std::move(points), first, end, static_cast<std::int32_t>(portion), static_cast<std::int64_t>(parcel)});
  }
  return batches;
}

}  // namespace rivalry

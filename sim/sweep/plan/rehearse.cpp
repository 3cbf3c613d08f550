#include "sim/sweep/plan/rehearse.hpp"

#include <mutex>

#include "rivalry/parallel.hpp"
#include "sim/sweep/plan/portion.hpp"
#include "sim/sweep/shards/collect.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

namespace {

std::vector<std::int32_t> first_numbers(std::int32_t count) {
  std::vector<std::int32_t> numbers;
  for (std::int32_t i = 0; i < count; ++i) numbers.push_back(i);
  return numbers;
}

}  // namespace

std::optional<Dataset> rehearse(const Sweep& sweep, int threads, const std::atomic<bool>& stop,
                                const std::function<void(const RunProgress&)>& progress) {
  PointEngines engines(sweep, static_cast<std::size_t>(2 * threads));
  const auto replicates = first_numbers(sweep.replicates);
  std::vector<PortionResult> results(sweep.points.count);
  std::mutex guard;
  RunProgress now;
  now.asked = static_cast<std::int64_t>(sweep.points.count) * sweep.replicates;
  for_blocks({Workers::Threads, threads}, sweep.points.count, [&](std::size_t point) {
    if (stop) return;
    results[point] = play_portion(engines, static_cast<std::int32_t>(point), replicates, 0, {}, stop);
    std::lock_guard lock(guard);
    now.played += sweep.replicates;
    now.done = now.played;
    now.failed += static_cast<std::int64_t>(results[point].failed.size());
    progress(now);
  });
  now.is_last = true;
  progress(now);
  if (stop) return std::nullopt;
  std::vector<PointData> data;
  std::vector<MissingTask> missing;
  for (PortionResult& result : results) {
    if (result.data) data.push_back(std::move(*result.data));
    for (FailedTask& failed : result.failed) missing.push_back({failed.task, failed.code, failed.message});
  }
  if (data.empty()) return Dataset{};
  return result_of(stack(std::move(data)), sweep, std::vector<std::int32_t>(sweep.points.count, sweep.replicates),
                   missing);
}

}  // namespace rivalry

#include "sim/run/forecast.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "sim/results/hdf5/hdf5.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"

namespace rivalry {

namespace {

std::optional<Trial> try_one(const Engine& engine, std::uint32_t replicate, const Executor& inside) {
  std::atomic<bool> stop{false};
  std::mutex guard;
  std::condition_variable_any over;
  std::jthread timer([&](const std::stop_token& done) {
    std::unique_lock lock(guard);
    over.wait_for(lock, done, std::chrono::seconds(longest_trial_seconds), [] { return false; });
    stop = true;
  });
  auto start = std::chrono::steady_clock::now();
  auto recording = engine.play(replicate, inside, stop);
  if (!recording) return std::nullopt;
  Trial trial{std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 0};
  trial.bytes = to_hdf5(engine.assemble({std::move(*recording)}), Compression::None).size();
  return trial;
}

}  // namespace

std::optional<double> RunForecast::seconds() const {
  return trial ? std::optional(to_play * trial->seconds / side_by_side) : std::nullopt;
}

RunForecast forecast(const PlannedRun& run, const std::filesystem::path& directory, int threads) {
  RunForecast cost;
  cost.ahead = outlook(run.scenario.replicates, read_manifest(directory / "manifest.jsonl").done());
  const auto& missing = cost.ahead.missing;
  cost.memory_bytes_per_replicate = memory_needed(run.resolved, missing);
  cost.memory_bytes_available = available_memory_bytes();
  cost.disk_bytes_available = available_disk_bytes(directory);
  if (missing.empty()) return cost;
  Regime regime = choose_regime(threads, agents_of(run.scenario), cost.memory_bytes_per_replicate,
                                cost.memory_bytes_available, missing.size());
  Engine engine = engine_for(run.resolved);
  cost.side_by_side = regime.in_flight;
  cost.trial = try_one(engine, missing[0], regime.inside);
  cost.to_play = static_cast<double>(missing.size()) + static_cast<double>(engine.steps_before);
  if (cost.trial) cost.disk_bytes = static_cast<std::uint64_t>(cost.to_play * static_cast<double>(cost.trial->bytes));
  return cost;
}

}  // namespace rivalry

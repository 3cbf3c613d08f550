#include "playing.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>

#include "sim/run/replicate.hpp"

namespace rivalry::bench {

namespace {

double kilobytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == field) {
      double value = 0;
      status >> value;
      return value;
    }
  return 0;
}

double agents_of(const Scenario& scenario) { return scenario.population.people / scenario.population.people_per_agent; }

}  // namespace

double seconds_to_play(const Scenario& scenario, std::uint32_t replicates, const Executor& executor) {
  std::atomic<bool> never{false};
  auto start = std::chrono::steady_clock::now();
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) play(scenario, replicate, executor, never);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double agent_day_ns(const Scenario& scenario, int threads) {
  ThreadLimit limit(threads);
  double best = 1e9;
  for (int round = 0; round < 2; ++round) best = std::min(best, seconds_to_play(scenario, 1, {Workers::Tbb, threads}));
  return best * 1e9 / (agents_of(scenario) * (scenario.end - scenario.start + 1));
}

double agent_bytes(const Scenario& scenario, int threads) {
  ThreadLimit limit(threads);
  double before = kilobytes("VmRSS:");
  std::ofstream("/proc/self/clear_refs") << 5;
  seconds_to_play(scenario, 1, {Workers::Tbb, threads});
  return (kilobytes("VmHWM:") - before) * 1024 / agents_of(scenario);
}

}  // namespace rivalry::bench

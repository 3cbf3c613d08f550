// rivalry-engine SCENARIO DIRECTORY THREADS: plays a scenario as `rivalry run` does, without the rest of the program,
// so that the engine can be built in many ways in a short time.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "sim/results/store/run_directory.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry {

namespace {

void play(const std::string& file, const std::filesystem::path& path, int threads) {
  ResolvedScenario resolved = ResolvedScenario::load(file, {});
  Scenario scenario = resolved.draw(0);
  Identity identity = identify(scenario.name, resolved.text());
  std::vector<std::uint32_t> replicates;
  for (std::uint32_t r = 0; r < static_cast<std::uint32_t>(scenario.replicates); ++r) replicates.push_back(r);
  double agents = scenario.population.people / std::max(1.0, scenario.population.people_per_agent);
  Regime regime =
      choose_regime(threads, agents, memory_needed(resolved, replicates), available_memory_bytes(), replicates.size());
  RunDirectory directory(path, identity);
  directory.describe({"", resolved.text(), ""}, scenario.replicates);
  ResultSink sink{[&](const Dataset& shard) { directory.add(shard); },
                  [&](const Failure& failure) { directory.add(failure); }};
  play_ensemble(engine_for(resolved), regime, replicates, sink, std::atomic<bool>{false}, [](const Tally&) {});
  directory.collect(scenario.replicates, run_attributes(identity, scenario.question, scenario.seed, resolved.text()));
}

}  // namespace

}  // namespace rivalry

int main(int count, char** words) {
  if (count != 4) return std::fprintf(stderr, "rivalry-engine SCENARIO DIRECTORY THREADS\n"), 64;
  try {
    rivalry::play(words[1], words[2], std::atoi(words[3]));
    return 0;
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 70;
  }
}

#include "sim/run/engine.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/results/comparison.hpp"
#include "sim/results/recorder.hpp"
#include "sim/run/replicate.hpp"

namespace rivalry {

namespace {

/// Of two that are played one after the other, the first is remembered.
std::uint64_t memory_of(const ResolvedScenario& scenario, std::uint32_t replicate) {
  Scenario given = scenario.draw(replicate);
  std::uint64_t bytes = memory_needed(given);
  if (!scenario.is_compared()) return bytes;
  return std::max(bytes, memory_needed(scenario.draw_compared(replicate))) + recording_memory(given);
}

}  // namespace

Engine engine_for(const ResolvedScenario& scenario) {
  Engine engine;
  engine.play = [&scenario](std::uint32_t replicate, const Executor& executor, const std::atomic<bool>& stop) {
    auto given = play(scenario.draw(replicate), replicate, executor, stop);
    if (!given || !scenario.is_compared()) return given;
    auto compared = play(scenario.draw_compared(replicate), replicate, executor, stop);
    if (!compared) return compared;
    add_differences(*given, *compared);
    return given;
  };
  engine.assemble = [&scenario](const std::vector<Recording>& recordings) {
    expects(!recordings.empty(), "something to assemble");
    std::vector<std::vector<Input>> inputs;
    for (const Recording& recording : recordings) inputs.push_back(scenario.inputs(recording.replicate));
    return assemble(scenario.draw(recordings[0].replicate), recordings, inputs);
  };
  return engine;
}

std::uint64_t memory_needed(const ResolvedScenario& scenario, const std::vector<std::uint32_t>& replicates) {
  constexpr std::size_t looked_at = 100;
  std::size_t stride = std::max<std::size_t>(1, replicates.size() / looked_at);
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < replicates.size(); i += stride)
    bytes = std::max(bytes, memory_of(scenario, replicates[i]));
  return bytes;
}

}  // namespace rivalry

#include "sim/run/engine.hpp"

#include <algorithm>
#include <memory>

#include "rivalry/errors.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/hdf5/dataset.hpp"
#include "sim/results/record/comparison.hpp"
#include "sim/results/record/recorder.hpp"
#include "sim/results/record/recording.hpp"
#include "sim/run/look_ahead.hpp"
#include "sim/run/replicate.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry {

namespace {

/// Of two that are played one after the other, the first is remembered.
std::uint64_t memory_of(const ResolvedScenario& scenario, std::uint32_t replicate) {
  Scenario given = scenario.draw(replicate);
  std::uint64_t bytes = memory_needed(given);
  if (!scenario.is_compared()) return bytes;
  return std::max(bytes, memory_needed(scenario.draw_compared(replicate))) + recording_memory(given);
}

/// What was learned before the first replicate, for the scenario as given and for what it is compared with.
struct Lessons {
  std::optional<Foresight> given, compared;
};

const Foresight* known(const std::optional<Foresight>& foresight) { return foresight ? &*foresight : nullptr; }

/// Futures of a scenario in which nobody learns from them may not even be possible.
std::int64_t futures_before(const ResolvedScenario& scenario) {
  std::int64_t given = learns_from_futures(scenario.outline()) ? futures_needed(scenario.draw(first_future)) : 0;
  bool compared = scenario.is_compared() && learns_from_futures(scenario.outline_compared());
  return given + (compared ? futures_needed(scenario.draw_compared(first_future)) : 0);
}

void prepare(const ResolvedScenario& scenario, Lessons& lessons, Outlooks outlooks, const std::atomic<bool>& stop) {
  outlooks.draw = [&scenario](std::uint32_t replicate) { return scenario.draw(replicate); };
  lessons.given = look_ahead(outlooks, stop);
  if (!scenario.is_compared() || stop) return;
  outlooks.draw = [&scenario](std::uint32_t replicate) { return scenario.draw_compared(replicate); };
  lessons.compared = look_ahead(outlooks, stop);
}

}  // namespace

Engine engine_for(const ResolvedScenario& scenario, const Watch& watch) {
  Engine engine;
  auto lessons = std::make_shared<Lessons>();
  engine.steps_before = futures_before(scenario);
  if (engine.steps_before > 0)
    engine.prepare = [&scenario, lessons, watch](const Executor& beside, const Executor& inside,
                                                 const std::atomic<bool>& stop, const std::function<void()>& one_more) {
      prepare(scenario, *lessons, {{}, beside, inside, one_more, watch.profile}, stop);
    };
  engine.play = [&scenario, lessons, watch](std::uint32_t replicate, const Executor& executor,
                                            const std::atomic<bool>& stop) {
    Scenario drawn = scenario.draw(replicate);
    auto given = play(drawn, replicate, executor, stop, known(lessons->given), watch);
    if (!given || !scenario.is_compared()) return given;
    Scenario other = scenario.draw_compared(replicate);
    auto compared = play(other, replicate, executor, stop, known(lessons->compared), watch);
    if (!compared) return compared;
    fill_in(*compared, drawn, other);
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

Dataset blank_result(const ResolvedScenario& scenario) {
  Scenario drawn = scenario.draw(0);
  Recording given = blank_recording(drawn, 0);
  if (scenario.is_compared()) {
    Scenario other = scenario.draw_compared(0);
    Recording compared = blank_recording(other, 0);
    fill_in(compared, drawn, other);
    add_differences(given, compared);
  }
  return assemble(drawn, {given}, {scenario.inputs(0)});
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

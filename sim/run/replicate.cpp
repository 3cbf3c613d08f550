#include "sim/run/replicate.hpp"

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/results/record/recorder.hpp"
#include "sim/run/chapters.hpp"
#include "sim/signals/events.hpp"

namespace rivalry {

namespace {

World first_morning(const Scenario& scenario, std::uint32_t replicate, const Executor& executor) {
  World world(scenario, Random(scenario.seed, replicate));
  world.news = quiet(scenario);
  for (const ChapterRow& chapter : chapters())
    if (chapter.begin != nullptr) chapter.begin(world, executor);
  return world;
}

}  // namespace

std::optional<World> live(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                          const std::atomic<bool>& stop, const Foresight* foresight,
                          const std::function<void(World&)>& each_night, const Watch& watch) {
  Stopwatch clock(watch.profile != nullptr);
  World world = first_morning(scenario, replicate, executor);
  world.capital->foresight = foresight;
  if (watch.profile) watch.profile->add_beginning(clock.lap());
  for (; world.today <= scenario.end; world.today = world.today + 1) {
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    play_day(world, executor, watch);
    clock.lap();
    each_night(world);
    if (watch.profile) watch.profile->add_recording(clock.lap());
  }
  return world;
}

std::optional<Recording> play(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                              const std::atomic<bool>& stop, const Foresight* foresight, const Watch& watch) {
  Recorder recorder(scenario, replicate);
  auto each_night = [&](World& tonight) {
    if (recorder.record(tonight)) tonight.books->ledger.forget_flows();
  };
  auto world = live(scenario, replicate, executor, stop, foresight, each_night, watch);
  if (!world) return std::nullopt;
  return recorder.finish(*world);
}

std::uint64_t memory_needed(const Scenario& scenario) {
  std::uint64_t bytes = 0;
  for (const ChapterRow& chapter : chapters())
    if (chapter.memory != nullptr) bytes += chapter.memory(scenario);
  return bytes;
}

}  // namespace rivalry

#include "sim/run/play_day.hpp"

#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

WorldParts changed(const PartDigests& before, const PartDigests& after) {
  WorldParts all;
  for (std::uint8_t i = 0; i < parts::count; ++i)
    if (before[i] != after[i]) all.add({i});
  return all;
}

void require_declared(const Mechanism& row, WorldParts wrote, Day today) {
  for (std::uint8_t i = 0; i < parts::count; ++i) {
    WorldPart part{i};
    if (wrote.contains(part) && !row.writes.contains(part))
      throw InvariantError(
          fmt::format("the mechanism {} changed {} on {}, which its row of the timetable does not say that it writes",
                      row.name, word_of(part), to_string(today)));
  }
}

}  // namespace

std::vector<RowTally> play_watched(std::span<const Mechanism> rows, World& world, const Executor& executor,
                                   bool proves_writes) {
  std::vector<RowTally> tallies(rows.size());
  PartDigests before{};
  if (proves_writes) before = digests_of(world);
  Stopwatch clock(true);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    clock.lap();
    rows[i].act(world, executor);
    tallies[i].nanoseconds = clock.lap();
    tallies[i].calls = 1;
    if (!proves_writes) continue;
    PartDigests after = digests_of(world);
    tallies[i].wrote = changed(before, after);
    require_declared(rows[i], tallies[i].wrote, world.today);
    before = after;
  }
  return tallies;
}

bool proves_writes_by_default() {
#ifdef RIVALRY_PROVES_WRITES
  return true;
#else
  return false;
#endif
}

void play_day(World& world, const Executor& executor, const Watch& watch) {
  if (watch.profile || watch.proves_writes) {
    auto tallies = play_watched(timetable(), world, executor, watch.proves_writes);
    if (watch.profile) watch.profile->add(tallies);
    return;
  }
  for (const Mechanism& mechanism : timetable()) mechanism.act(world, executor);
}

}  // namespace rivalry

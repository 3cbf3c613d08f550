// One day: the rows of the timetable, one after another.
#pragma once

#include <span>
#include <vector>

#include "sim/run/profile.hpp"
#include "sim/run/timetable.hpp"

namespace rivalry {

/// In debug builds (CMAKE_BUILD_TYPE=Debug) every row is held to what it says that it writes; in others nobody looks.
bool proves_writes_by_default();

/// How a day is watched. Nothing of it changes a result.
struct Watch {
  RunProfile* profile = nullptr;                    ///< nullptr: nobody asks where the time goes
  bool proves_writes = proves_writes_by_default();  ///< a digest of every part of the world after every row
};

/// Plays the timetable's day. Where writes are proved, throws an InvariantError that names the row and the part if a
/// row has changed a part that it does not say it writes.
void play_day(World& world, const Executor& executor, const Watch& watch);

/// The same with these rows, if writes are proved, and what each of them changed.
std::vector<RowTally> play_watched(std::span<const Mechanism> rows, World& world, const Executor& executor,
                                   bool proves_writes);

}  // namespace rivalry

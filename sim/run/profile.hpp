// Where the time of a run goes: row by row of the timetable, summed over days, replicates and threads.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "sim/run/world_parts.hpp"

namespace rivalry {

/// What a row did.
struct RowTally {
  std::int64_t calls = 0;
  std::int64_t nanoseconds = 0;  ///< as a clock on the wall shows them, on the thread that plays the replicate
  WorldParts wrote;              ///< what it changed at least once; nothing unless writes are proved
};

/// Sums of many replicates. It never reaches a result. Thread-safe.
class RunProfile {
 public:
  RunProfile();

  /// `day`: by row of the timetable.
  void add(std::span<const RowTally> day);
  /// What is no row: making the first morning of a replicate, and recording a day.
  void add_beginning(std::int64_t nanoseconds);
  void add_recording(std::int64_t nanoseconds);

  /// By row of the timetable.
  std::vector<RowTally> rows() const;
  RowTally beginning() const;
  RowTally recording() const;

 private:
  mutable std::mutex guard_;
  std::vector<RowTally> rows_;
  RowTally beginning_, recording_;
};

/// Nanoseconds of what happens between two laps; 0, and no look at the clock, if nobody asks.
class Stopwatch {
 public:
  explicit Stopwatch(bool runs);
  /// Since the last lap.
  std::int64_t lap();

 private:
  bool runs_;
  std::int64_t last_ = 0;
};

}  // namespace rivalry

// How far a run is: a bar on a terminal, a line every 30 seconds elsewhere.
#pragma once

#include <cstdint>
#include <string>

#include "sim/cli/arguments.hpp"

namespace rivalry {
struct Tally;
}  // namespace rivalry

namespace rivalry::cli {

struct Command;

/// Not thread-safe: one thread at a time.
class Progress {
 public:
  /// `before`: replicates that were done when the session began; `asked`: all that are wanted.
  Progress(const Command& command, std::int64_t before, std::int64_t asked);

  void update(const Tally& tally);

  /// The last word: the bar as it ended, or nothing if none was shown.
  void finish(const Tally& tally);

 private:
  void show(const Tally& tally, bool last);
  std::string cells(std::int64_t done, std::int64_t asked) const;
  std::string bar(const Tally& tally, bool last) const;
  std::string line(const Tally& tally) const;
  std::string json(const Tally& tally) const;
  double rate(const Tally& tally) const;
  double seconds_left(const Tally& tally) const;

  ProgressStyle style_;
  std::int64_t before_;
  std::int64_t asked_;
  double shown_seconds_ = 0;
  bool shown_ = false;
  bool utf8_;
};

}  // namespace rivalry::cli

// How far a run is: a bar on a terminal, a line every 30 seconds elsewhere.
#pragma once

#include <string>

#include "rivalry/run.hpp"
#include "sim/cli/arguments.hpp"

namespace rivalry::cli {

struct Command;

/// Not thread-safe: one thread at a time.
class Progress {
 public:
  explicit Progress(const Command& command);

  /// Shows it if it is time to. The last word is the bar as it ended, or nothing if none was shown; then all begins
  /// anew.
  void show(const RunProgress& now);

 private:
  bool is_due(const RunProgress& now) const;
  std::string cells(std::int64_t done, std::int64_t asked) const;
  std::string bar(const RunProgress& now) const;
  std::string line(const RunProgress& now) const;
  std::string json(const RunProgress& now) const;

  ProgressStyle style_;
  double shown_seconds_ = 0;
  bool shown_ = false;
  bool utf8_;
};

}  // namespace rivalry::cli

// How long it takes until something happens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;

/// On a day on which it happened in some replicate.
struct WaitingStep {
  Day day;
  std::int64_t at_risk = 0;   ///< rows in which it had not happened before
  std::int64_t happened = 0;  ///< rows in which it happened on this day
  double still = 1;           ///< the share in which it has not happened by the end of the day
  double low = 1, high = 1;   ///< 95 % interval of that
};

struct Waiting {
  std::string what;  ///< as asked
  Day start, end;
  std::int64_t rows = 0;
  std::vector<WaitingStep> steps;  ///< ascending; none if it never happened
  std::optional<Day> median;       ///< the first day by which it has happened in half of the rows

  double happened_by(Day day) const;  ///< the share in which it has happened by the end of the day
};

/// One row: until when it was watched, and whether it happened then.
struct Watched {
  Day until;
  bool happened = false;
};

/// Rows that are watched no longer than the day on which it happens in others are at risk on that day. The estimate is
/// Kaplan & Meier's (1958), its interval by Greenwood's variance on the scale of log(-log) (Kalbfleisch & Prentice
/// 1980); where it has happened in all, from 0 to the exact bound (Clopper & Pearson 1934), if the step before says no
/// less.
Waiting waiting_of(std::vector<Watched> rows, Day start, Day end);

/// `what` is something that happens, as answer() names it: `vancl.default`, `rescue`. Rows in which it has not happened
/// by the last day are censored there. Throws std::invalid_argument as answer() does, and if it is nothing that
/// happens.
Waiting waiting(const Dataset& data, const std::string& what);

/// What happens in this result, by the names that waiting() knows: each occurrence at least once.
std::vector<std::string> happenings(const Dataset& data);

}  // namespace rivalry

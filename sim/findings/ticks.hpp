// Round places on an axis, of numbers and of days.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

/// Multiples of 1, 2 or 5 times a power of ten, ascending, of which the first is not above `low` and the last not below
/// `high`: with the least step for which there are at most `most` (at least 2) steps. Both finite, low <= high; where
/// they are equal, one step around them.
std::vector<double> round_ticks(double low, double high, std::size_t most);

/// A day on an axis, written no finer than the axis has them: "2014", "2014-07", "2014-07-28".
struct DayTick {
  Day day;
  std::string label;
};

/// Days at which a year, a month or a week begins, and every day of a short span, from `first` to `last`: as many as
/// there can be with no more than `most`, evenly.
std::vector<DayTick> day_ticks(Day first, Day last, std::size_t most);

/// The same as edges of no more than `most` bins: the first is not after `first`, the last one after `last`.
std::vector<DayTick> day_edges(Day first, Day last, std::size_t most);

}  // namespace rivalry

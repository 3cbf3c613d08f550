// Numbers through time: a line, bands behind it, marks before it, an axis of numbers and an axis of days.
#pragma once

#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry::cli {

struct Paper;

/// Between two numbers on each day; NaN: not there.
struct TimelineBand {
  std::vector<double> low, high;
};

/// A number that is known of a day from elsewhere, or a range of numbers.
struct TimelineMark {
  Day day;
  double low = 0, high = 0;
};

enum class Between { Straight, Steps };  ///< two days: a straight line, or the earlier one's number until the later one

struct Timeline {
  std::string unit;
  std::vector<Day> days;            ///< ascending, at least one
  std::vector<double> line;         ///< by day
  std::vector<TimelineBand> bands;  ///< the widest first, at most two
  std::vector<TimelineMark> marks;
  Between between = Between::Straight;
  double low = 0, high = 0;  ///< must be on the axis, if low < high
};

/// The glyphs that stand for what a timeline shows, for its legend.
const char* line_glyph(const Paper& paper);
const char* band_glyph(std::size_t band, const Paper& paper);
const char* mark_glyph(const Paper& paper);

/// `legend` stands over the picture, right of the name of the unit, or below that if it is long. Nothing but a sentence
/// if no day has a number.
std::string draw_timeline(const Timeline& timeline, const std::string& legend, const Paper& paper);

}  // namespace rivalry::cli

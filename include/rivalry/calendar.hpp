// The real calendar: a day is a whole number, and knows its date.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rivalry {

/// Mean lengths, used wherever a rate or a duration in years or months meets the daily step.
inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12;
inline constexpr double days_per_week = 7;

/// A calendar day: days since 1970-01-01, proleptic Gregorian, years 1600 to 2400.
struct Day {
  std::int32_t number = 0;
  friend constexpr auto operator<=>(Day, Day) = default;
  friend constexpr Day operator+(Day day, std::int32_t days) { return {day.number + days}; }
  friend constexpr std::int32_t operator-(Day a, Day b) { return a.number - b.number; }
};

/// What makes the working days of a country differ from Monday to Friday. Both ascending.
struct Holidays {
  std::vector<Day> closed;  ///< banks are shut on these
  std::vector<Day> worked;  ///< Saturdays and Sundays that are worked for them
};

bool is_working_day(Day day, const Holidays& holidays);

/// The n-th working day after `day`; n >= 0; 0 is `day` itself.
Day add_working_days(Day day, std::int32_t n, const Holidays& holidays);

/// Whether the month ends with this day.
bool ends_month(Day day);

/// "2013-04-29" -> Day. Nothing for any other form, for days that do not exist (2013-02-29) and years outside
/// 1600..2400.
std::optional<Day> parse_day(std::string_view text);

/// Day -> "2013-04-29".
std::string to_string(Day day);

}  // namespace rivalry

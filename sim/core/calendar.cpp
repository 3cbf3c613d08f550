#include "rivalry/calendar.hpp"

#include <date/date.h>
#include <fmt/core.h>

#include <algorithm>

namespace rivalry {

namespace {
constexpr int first_year = 1600;
constexpr int last_year = 2400;

std::optional<int> number_of_digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}
}  // namespace

bool is_working_day(Day day, const Holidays& holidays) {
  if (std::binary_search(holidays.closed.begin(), holidays.closed.end(), day)) return false;
  if (std::binary_search(holidays.worked.begin(), holidays.worked.end(), day)) return true;
  constexpr std::int32_t first_monday = 4;  // 1970-01-05
  std::int32_t weekday = (day.number - first_monday) % 7;
  return (weekday < 0 ? weekday + 7 : weekday) < 5;
}

Day add_working_days(Day day, std::int32_t n, const Holidays& holidays) {
  while (n > 0) {
    day = day + 1;
    if (is_working_day(day, holidays)) --n;
  }
  return day;
}

bool ends_month(Day day) {
  date::year_month_day tomorrow{date::sys_days{date::days{day.number + 1}}};
  return tomorrow.day() == date::day{1};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto year = number_of_digits(text.substr(0, 4)), month = number_of_digits(text.substr(5, 2)),
       day = number_of_digits(text.substr(8, 2));
  if (!year || !month || !day || *year < first_year || *year > last_year) return std::nullopt;
  date::year_month_day ymd{date::year{*year}, date::month(static_cast<unsigned>(*month)),
                           date::day(static_cast<unsigned>(*day))};
  if (!ymd.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

std::string to_string(Day day) {
  date::year_month_day ymd{date::sys_days{date::days{day.number}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

}  // namespace rivalry

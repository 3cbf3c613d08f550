#include "sim/findings/ticks.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "rivalry/calendar.hpp"

namespace rivalry {

namespace {

/// mantissa * 10^power, and whole multiples of it without a rounding of its own.
struct RoundStep {
  int mantissa = 1;
  int power = 0;

  double times(double count) const {
    double ten = 1;
    for (int i = 0; i < std::abs(power); ++i) ten *= 10;
    return power < 0 ? count * mantissa / ten : count * mantissa * ten;
  }
  RoundStep finer() const {
    if (mantissa == 1) return {5, power - 1};
    return {mantissa == 5 ? 2 : 1, power};
  }
  RoundStep coarser() const {
    if (mantissa == 5) return {1, power + 1};
    return {mantissa == 1 ? 2 : 5, power};
  }
};

/// How many steps cover low..high, counted from multiples of the step.
double steps_over(double low, double high, const RoundStep& step) {
  double size = step.times(1);
  return std::ceil(high / size) - std::floor(low / size);
}

using std::chrono::year_month_day;

year_month_day date_of(Day day) { return std::chrono::sys_days(std::chrono::days(day.number)); }

Day first_of(int months) {
  auto month = std::chrono::year(months / 12) / std::chrono::month(static_cast<unsigned>(months % 12) + 1) / 1;
  return {static_cast<std::int32_t>(std::chrono::sys_days(month).time_since_epoch().count())};
}

enum class Reach { Inside, Around };  ///< only ticks from first to last, or also one on either side

std::vector<DayTick> every_months(Day first, Day last, int step, Reach reach) {
  std::vector<DayTick> ticks;
  year_month_day from = date_of(first);
  int month = static_cast<int>(from.year()) * 12 + static_cast<int>(static_cast<unsigned>(from.month())) - 1;
  auto add = [&] { ticks.push_back({first_of(month), to_string(first_of(month)).substr(0, step % 12 == 0 ? 4 : 7)}); };
  for (month = month / step * step; first_of(month) <= last; month += step)
    if (reach == Reach::Around || first_of(month) >= first) add();
  if (reach == Reach::Around) add();
  return ticks;
}

/// Weeks begin on Mondays.
std::vector<DayTick> every_days(Day first, Day last, int step, Reach reach) {
  std::vector<DayTick> ticks;
  constexpr int monday = 4;  // 1970-01-05
  Day day{first.number - ((first.number - monday) % step + step) % step};
  for (; day <= last; day = day + step)
    if (reach == Reach::Around || day >= first) ticks.push_back({day, to_string(day)});
  if (reach == Reach::Around) ticks.push_back({day, to_string(day)});
  return ticks;
}

std::vector<DayTick> no_more_than(std::size_t most, Day first, Day last, Reach reach) {
  for (int step : {1, 7})
    if (auto ticks = every_days(first, last, step, reach); ticks.size() <= most) return ticks;
  constexpr std::array<int, 10> months = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600};
  for (int step : months)
    if (auto ticks = every_months(first, last, step, reach); ticks.size() <= most) return ticks;
  return every_months(first, last, 1200, reach);
}

}  // namespace

std::vector<double> round_ticks(double low, double high, std::size_t most) {
  if (!(low < high)) {
    double around = low == 0 ? 1 : std::fabs(low) / 2;
    return round_ticks(low - around, low + around, most);
  }
  RoundStep step;
  auto limit = static_cast<double>(most);
  while (steps_over(low, high, step) > limit) step = step.coarser();
  while (step.power > -300 && steps_over(low, high, step.finer()) <= limit) step = step.finer();
  std::vector<double> ticks;
  double first = std::floor(low / step.times(1)), count = steps_over(low, high, step);
  for (double i = 0; i <= count; ++i) ticks.push_back(step.times(first + i) + 0.0);
  return ticks;
}

std::vector<DayTick> day_ticks(Day first, Day last, std::size_t most) {
  return no_more_than(most, first, last, Reach::Inside);
}

std::vector<DayTick> day_edges(Day first, Day last, std::size_t most) {
  return no_more_than(most + 1, first, last, Reach::Around);
}

}  // namespace rivalry

#include "sim/sweep/analysis/precision.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/findings/answer.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

namespace {

constexpr std::int32_t to_begin_with = 30;

[[noreturn]] void cannot(const std::string& problem, const std::string& suggestion) {
  throw std::invalid_argument(problem + ": " + suggestion);
}

std::string without_blanks(std::string_view text) {
  std::size_t from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string_view::npos ? "" : std::string(text.substr(from, to - from + 1));
}

bool is_share(const Answers& answers) { return answers.is_share || answers.unit == "1" || answers.unit.empty(); }

/// What widths are measured in: of days since a day, days.
std::string unit_of_width(const Answers& answers) {
  return answers.unit.starts_with("days since") ? "days" : answers.unit == "1" ? "" : answers.unit;
}

double days_in(std::string_view unit) {
  if (unit.starts_with("week")) return days_per_week;
  if (unit.starts_with("month")) return days_per_month;
  return unit.starts_with("year") ? days_per_year : 1;
}

bool is_enough(const Precision& precision, const Answers& answers, const MeanInterval& interval) {
  return interval.count > 1 && interval.half() <= wanted_half(precision, answers, interval.mean);
}

}  // namespace

Precision read_precision(std::string_view text, std::int32_t at_most) {
  constexpr std::array<std::string_view, 3> signs = {"\u00b1", "+/-", "+-"};
  const char* example = "write such as `vancl.survival \u00b12 %` (or +-2 %)";
  std::size_t at = std::string_view::npos, length = 0;
  for (std::string_view sign : signs)
    if (at == std::string_view::npos) at = text.rfind(sign), length = sign.size();
  if (at == std::string_view::npos)
    cannot(fmt::format("`{}` does not say how wide the interval may be", text), example);
  Precision precision;
  precision.at_most = at_most;
  precision.of = without_blanks(text.substr(0, at));
  if (precision.of.empty()) cannot(fmt::format("`{}` does not say of what", text), example);
  Written written;
  std::string width = without_blanks(text.substr(at + length));
  if (auto problem = split_quantity(width, written)) cannot(fmt::format("`{}`: {}", width, problem->message), example);
  auto value = decimal_value(written, written.percent ? -2 : 0);
  if (!value || *value <= 0) cannot(fmt::format("`{}` is no width", width), "a number above 0 is needed");
  if (!written.per.empty()) cannot(fmt::format("`{}` is a rate", width), "a width has the unit of the answer");
  bool points = written.unit.starts_with("point");
  precision.width = *value * days_in(written.unit) / (points ? 100 : 1);
  precision.relative = written.percent || points;
  precision.unit = days_in(written.unit) != 1 || written.unit.starts_with("day") ? "days" : written.currency;
  return precision;
}

std::string width_text(const Precision& precision) {
  std::string width =
      precision.relative ? fmt::format("{:.15g} %", 100 * precision.width) : fmt::format("{:.15g}", precision.width);
  return precision.unit.empty() ? width : width + " " + precision.unit;
}

std::string to_string(const Precision& precision) {
  return fmt::format("{} \u00b1{}", precision.of, width_text(precision));
}

void check_unit(const Precision& precision, const Answers& answers) {
  if (precision.relative) return;
  std::string unit = unit_of_width(answers);
  if (precision.unit == unit || (precision.unit.empty() && (unit.empty() || unit == "people"))) return;
  cannot(fmt::format("{} is measured in {}", precision.of, unit.empty() ? "a plain number" : unit),
         fmt::format("write `{} \u00b1{:.15g}{}`, or a share of it, `\u00b15 %`", precision.of, precision.width,
                     unit.empty() ? "" : " " + unit));
}

double wanted_half(const Precision& precision, const Answers& answers, double mean) {
  return precision.relative && !is_share(answers) ? precision.width * std::fabs(mean) : precision.width;
}

std::int32_t first_round(const Precision& precision) { return std::min(to_begin_with, precision.at_most); }

std::int32_t next_round(const Precision& precision, const Answers& answers, std::int32_t played) {
  MeanInterval interval = mean_interval(answers, static_cast<std::size_t>(played));
  if (is_enough(precision, answers, interval) || played >= precision.at_most) return played;
  double now = played, wanted = wanted_half(precision, answers, interval.mean);
  double ratio = wanted > 0 ? interval.half() / wanted : 2;
  double next = std::clamp(std::isfinite(ratio) ? now * ratio * ratio : 2 * now, 1.1 * now, 2 * now);
  return static_cast<std::int32_t>(std::min<double>(std::ceil(next), precision.at_most));
}

Progression progression(const Precision& precision, const Answers& answers, std::int32_t complete) {
  Progression result;
  result.wanted = first_round(precision);
  while (result.wanted <= complete) {
    result.interval = mean_interval(answers, static_cast<std::size_t>(result.wanted));
    std::int32_t next = next_round(precision, answers, result.wanted);
    if (next == result.wanted) {
      result.settled = true;
      result.reached = is_enough(precision, answers, result.interval);
      return result;
    }
    result.wanted = next;
  }
  return result;
}

std::int64_t replicates_for_quantile(double share, double confidence, Sides sides) {
  expects(share > 0 && share < 1 && confidence > 0 && confidence < 1, "shares between 0 and 1");
  constexpr std::int64_t most = 100'000'000;
  double power = 1;  // share^(n - 1)
  for (std::int64_t n = 1; n < most; ++n) {
    auto count = static_cast<double>(n);
    double missed = sides == Sides::One ? power * share : count * power - (count - 1) * power * share;
    if (1 - missed >= confidence) return n;
    power *= share;
  }
  return most;
}

}  // namespace rivalry

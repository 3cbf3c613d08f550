#include "sim/scenario/values/quantity.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <numeric>

#include "rivalry/calendar.hpp"
#include "rivalry/money.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/values/currencies.hpp"

namespace rivalry {

namespace {

double days_in(std::string_view unit) {
  return unit == "day" ? 1 : unit == "week" ? days_per_week : unit == "month" ? days_per_month : days_per_year;
}

std::string_view scale_of(const Written& w) {
  return w.power_of_ten == 3 ? " thousand" : w.power_of_ten == 6 ? " million" : w.power_of_ten == 9 ? " billion" : "";
}

std::string example(const Written& w, Measure measure, const Currencies& currencies) {
  std::string number = w.digits;
  switch (measure) {
    case Measure::Share:
    case Measure::DailyShare: {
      auto value = decimal_value(w, 0);
      if (value && *value > 0 && *value <= 1 && !w.hexadecimal) return fmt::format("`{} %`", *value * 100);
      return fmt::format("`{} %`", number);
    }
    case Measure::Change: {
      auto times = decimal_value(w, 0);
      return times && !w.percent ? fmt::format("`{:+.6g} %`", (*times - 1) * 100) : fmt::format("`{} %`", number);
    }
    case Measure::Rate:
      return fmt::format("`{}{} per year`", number, w.percent ? " %" : "");
    case Measure::Duration:
      return fmt::format("`{} days`", number);
    case Measure::Minutes:
      return fmt::format("`{} per day`", number);
    case Measure::Money:
      return fmt::format("`{}{} {}`", number, scale_of(w), currencies.own);
    case Measure::MoneyRate:
      return fmt::format("`{}{} {} per week`", number, scale_of(w), currencies.own);
    case Measure::Count:
    case Measure::Real:
    case Measure::ShareOrCount:
      break;
  }
  return fmt::format("`{}`", number);
}

std::string hint(const Written& w, Measure measure, const Currencies& currencies) {
  std::string written = example(w, measure, currencies);
  switch (measure) {
    case Measure::Count:
      return "write a whole number, e.g. " + written + " or `5 million`";
    case Measure::Real:
      return "write the bare number, e.g. " + written;
    case Measure::Share:
      return "write " + written;
    case Measure::Change:
      return "write the change, e.g. " + written + " for " + w.digits + " times as much";
    case Measure::Rate:
      return "write e.g. " + written + " (day, week, month or year)";
    case Measure::Duration:
      return "write e.g. " + written + " (days, weeks, months or years)";
    case Measure::Minutes:
      return "write " + written + " (minutes a day)";
    case Measure::DailyShare:
      return "write " + written + " or with `per day`";
    case Measure::ShareOrCount:
      return "write a share with `%` or a whole number";
    case Measure::Money:
      return "write e.g. " + written;
    case Measure::MoneyRate:
      return "write e.g. " + written + " (day, week, month or year)";
  }
  return "";
}

QuantityProblem unit_problem(std::string_view text, const Written& w, Measure measure, const Currencies& currencies) {
  bool bare = !w.percent && w.unit.empty() && w.per.empty() && w.currency.empty();
  if (bare)
    return {Code::MissingUnit, fmt::format("{} has no unit; {} needs one", in_quotes(text), name_of(measure)),
            hint(w, measure, currencies)};
  return {Code::WrongUnit, fmt::format("{} has the wrong unit for {}", in_quotes(text), name_of(measure)),
          hint(w, measure, currencies)};
}

/// Whether percent sign, unit and `per` are those of the measure.
bool units_fit(const Written& w, Measure measure) {
  bool no_per = w.per.empty(), no_unit = w.unit.empty(), plain = w.power_of_ten == 0;
  bool is_money = measure == Measure::Money || measure == Measure::MoneyRate;
  if (is_money != !w.currency.empty()) return false;
  switch (measure) {
    case Measure::Count:
    case Measure::Real:
      return !w.percent && no_unit && no_per;
    case Measure::Share:
    case Measure::Change:
      return w.percent && no_unit && no_per && plain;
    case Measure::Rate:
      return no_unit && !no_per;
    case Measure::Duration:
      return !w.percent && !no_unit && w.unit != "minutes" && w.unit != "points" && no_per && plain;
    case Measure::Minutes:
      return !w.percent && (no_unit || w.unit == "minutes") && !no_per && plain;
    case Measure::DailyShare:
      return w.percent && no_unit && (no_per || w.per == "day") && plain;
    case Measure::Money:
      return !w.percent && no_unit && no_per;
    case Measure::MoneyRate:
      return !w.percent && no_unit && !no_per;
    case Measure::ShareOrCount:
      return false;
  }
  return false;
}

std::optional<QuantityProblem> whole_problem(std::string_view text, double value) {
  if (value == std::floor(value)) return std::nullopt;
  return QuantityProblem{Code::NotWhole, fmt::format("{} is not a whole number", in_quotes(text)),
                         fmt::format("write e.g. `{:.0f}`", std::floor(value + 0.5))};
}

/// The amount in minor units of the scenario's currency: whole, or per day.
std::optional<QuantityProblem> read_money(std::string_view text, const Written& w, Measure measure, Quantity& quantity,
                                          const Currencies& currencies) {
  double value = 0;
  if (auto problem = read_amount(text, w, currencies, value)) return problem;
  quantity = {measure == Measure::Money ? rounded_half_even(value) : value / days_in(w.per), measure};
  return std::nullopt;
}

}  // namespace

std::optional<QuantityProblem> read_quantity(std::string_view text, Measure measure, Quantity& quantity,
                                             const Currencies& currencies) {
  Written w;
  if (auto problem = split_quantity(text, w)) {
    if (problem->code == Code::WrongUnit && problem->suggestion.empty())
      problem->suggestion = fmt::format("write {}, such as `{}`", name_of(measure), example_of(measure));
    return problem;
  }
  return judge_quantity(text, w, measure, quantity, currencies);
}

std::optional<QuantityProblem> judge_quantity(std::string_view text, const Written& w, Measure measure,
                                              Quantity& quantity, const Currencies& currencies) {
  if (measure == Measure::ShareOrCount) measure = w.percent ? Measure::Share : Measure::Count;
  if (!units_fit(w, measure) || (w.hexadecimal && measure != Measure::Count && measure != Measure::Real))
    return unit_problem(text, w, measure, currencies);
  if (!w.currency.empty()) return read_money(text, w, measure, quantity, currencies);
  auto value = decimal_value(w, w.percent ? -2 : 0);
  if (!value)
    return QuantityProblem{Code::NotFinite, fmt::format("{} is too large or too small a number", in_quotes(text)), ""};
  if (measure == Measure::Count)
    if (auto problem = whole_problem(text, *value)) return problem;
  if (!w.per.empty() && measure != Measure::DailyShare) *value /= days_in(w.per);
  if (measure == Measure::Duration) *value *= days_in(w.unit);
  quantity = {*value, measure};
  return std::nullopt;
}

std::string_view name_of(Measure measure) {
  switch (measure) {
    case Measure::Count:
      return "a count";
    case Measure::Real:
      return "a number without unit";
    case Measure::Share:
      return "a share";
    case Measure::Change:
      return "a change";
    case Measure::Rate:
      return "a rate";
    case Measure::Duration:
      return "a duration";
    case Measure::Minutes:
      return "a number of minutes a day";
    case Measure::DailyShare:
      return "a share per day";
    case Measure::ShareOrCount:
      return "a share or a count";
    case Measure::Money:
      return "an amount of money";
    case Measure::MoneyRate:
      return "an amount of money per time";
  }
  return "";
}

std::string_view example_of(Measure measure) {
  switch (measure) {
    case Measure::Count:
      return "5 million";
    case Measure::Real:
      return "1.5";
    case Measure::Share:
      return "30 %";
    case Measure::Change:
      return "-30 %";
    case Measure::Rate:
      return "0.3 per year";
    case Measure::Duration:
      return "18 months";
    case Measure::Minutes:
      return "25 per day";
    case Measure::DailyShare:
      return "6 % per day";
    case Measure::ShareOrCount:
      return "1 %";
    case Measure::Money:
      return "5 million USD";
    case Measure::MoneyRate:
      return "3.5 million USD per week";
  }
  return "";
}

std::string_view unit_of(Measure measure) {
  switch (measure) {
    case Measure::Rate:
      return "1/day";
    case Measure::Duration:
      return "days";
    case Measure::Minutes:
      return "minutes/day";
    case Measure::Money:
      return "currency";
    case Measure::MoneyRate:
      return "currency/day";
    case Measure::Count:
    case Measure::Real:
    case Measure::Share:
    case Measure::Change:
    case Measure::DailyShare:
    case Measure::ShareOrCount:
      break;
  }
  return "1";
}

std::string write_quantity(double value, Measure measure, const Currencies& currencies) {
  double major = value / static_cast<double>(minor_units(currencies.own));
  auto count = [](double v) {
    if (std::abs(v) >= 1e6 && v == std::floor(v)) {
      if (std::abs(v) >= 1e9) return fmt::format("{} billion", v / 1e9);
      return fmt::format("{} million", v / 1e6);
    }
    return fmt::format("{}", v);
  };
  switch (measure) {
    case Measure::Count:
      return count(value);
    case Measure::Share:
    case Measure::Change:
      return fmt::format("{:.10g} %", value * 100);
    case Measure::Rate:
      return fmt::format("{:.10g} per day", value);
    case Measure::Duration:
      return fmt::format("{:.10g} days", value);
    case Measure::Minutes:
      return fmt::format("{:.10g} per day", value);
    case Measure::DailyShare:
      return fmt::format("{:.10g} % per day", value * 100);
    case Measure::Money:
      return fmt::format("{} {}", count(major), currencies.own);
    case Measure::MoneyRate:
      return fmt::format("{} {} per day", count(major), currencies.own);
    case Measure::Real:
    case Measure::ShareOrCount:
      break;
  }
  return fmt::format("{}", value);
}

std::optional<QuantityProblem> read_fraction(std::string_view text, Fraction& fraction) {
  Quantity quantity;
  if (auto problem = read_quantity(text, Measure::Share, quantity)) return problem;
  Written w;
  split_quantity(text, w);
  std::string digits;
  int scale = 2;
  bool after_point = false;
  for (char c : w.digits) {
    if (c >= '0' && c <= '9') digits += c, scale += after_point;
    if (c == '.') after_point = true;
  }
  bool plain = w.digits.find_first_of("eE-") == std::string::npos && digits.size() <= 17 && scale <= 17;
  if (!plain)
    return QuantityProblem{Code::NotANumber, fmt::format("{} cannot be an exact fraction", in_quotes(text)),
                           "write it without sign or exponent and with at most 15 decimals"};
  std::from_chars(digits.data(), digits.data() + digits.size(), fraction.numerator);
  fraction.denominator = 1;
  for (int i = 0; i < scale; ++i) fraction.denominator *= 10;
  long long common = std::gcd(fraction.numerator, fraction.denominator);
  fraction.numerator /= common, fraction.denominator /= common;
  return std::nullopt;
}

}  // namespace rivalry

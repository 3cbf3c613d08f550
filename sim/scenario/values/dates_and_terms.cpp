#include "sim/scenario/values/dates_and_terms.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "rivalry/terms.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/value.hpp"

namespace rivalry {

namespace {

constexpr std::int32_t longest_range_days = 3660;
constexpr std::int32_t longest_terms_days = 3660;

/// Adds the days of `2013-02-15` or `2013-02-09 to 2013-02-15`.
bool read_days(Check& check, const Node& item, const std::string& path, std::vector<Day>& days) {
  if (!is_text(check, item, path, "a date")) return false;
  constexpr std::string_view between = " to ";
  std::size_t gap = item.text.find(between);
  bool is_range = gap != std::string::npos;
  auto first = parse_day(std::string_view(item.text).substr(0, gap));
  auto last = is_range ? parse_day(std::string_view(item.text).substr(gap + between.size())) : first;
  if (!first || !last) {
    check.report().add(Code::NotADate, item.place, path,
                       in_quotes(item.text) + " is neither a date nor a range of dates",
                       "write e.g. `2013-01-01` or `2013-02-09 to 2013-02-15`");
    return false;
  }
  if (*last < *first || *last - *first > longest_range_days) {
    bool reversed = *last < *first;
    check.report().add(Code::BadHolidays, item.place, path,
                       reversed ? "the range ends before it begins" : "the range is longer than 10 years",
                       reversed ? "exchange the two dates" : "mend the year");
    return false;
  }
  for (Day day = *first; day <= *last; day = day + 1) days.push_back(day);
  return true;
}

std::optional<QuantityProblem> negative(const Written& written, const std::string& text) {
  if (written.digits[0] != '-') return std::nullopt;
  return QuantityProblem{Code::NegativeTerms, in_quotes(text) + " would be before the delivery",
                         fmt::format("write e.g. `{}`", text.substr(text.find('-') + 1))};
}

}  // namespace

std::optional<Value> read_date_list(Check& check, const Node& node, const std::string& path) {
  if (!node.is_list()) {
    check.report().add(Code::WrongKind, node.place, path, "a list of dates is expected here",
                       "write e.g. `[2013-01-01, 2013-02-09 to 2013-02-15]`");
    return std::nullopt;
  }
  std::vector<Day> days;
  bool good = true;
  for (const Node& item : node.items) good &= read_days(check, item, path, days);
  if (!good) return std::nullopt;
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return Value(days);
}

std::optional<QuantityProblem> terms_of(const std::string& text, Terms& terms) {
  bool working = text.find(" working ") != std::string::npos;
  std::string plain = text;
  if (working) plain.erase(plain.find("working"), std::string_view("working").size());
  Written written;
  if (auto problem = split_quantity(plain, written)) return problem;
  if (auto problem = negative(written, text)) return problem;
  Quantity days;
  if (auto problem = read_quantity(plain, Measure::Duration, days))
    return QuantityProblem{problem->code, fmt::format("{} does not say when a bill is due", in_quotes(text)),
                           "write e.g. `14 working days`, `30 days` or `2 months`"};
  bool rounded = written.unit == "month" || written.unit == "year";
  if (working && written.unit != "day")
    return QuantityProblem{Code::WrongUnit, "only days can be working days", "write e.g. `14 working days`"};
  if (!rounded && days.value != std::floor(days.value))
    return QuantityProblem{Code::NotWhole, in_quotes(text) + " is not a whole number of days",
                           fmt::format("write e.g. `{:.0f}{} days`", std::ceil(days.value), working ? " working" : "")};
  if (days.value > longest_terms_days)
    return QuantityProblem{Code::OutOfRange, in_quotes(text) + " is more than ten years", "shorten it"};
  terms = {static_cast<std::int32_t>(std::floor(days.value + 0.5)), working};
  return std::nullopt;
}

std::optional<Value> read_terms(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "the time until a bill is due")) return std::nullopt;
  Terms terms;
  auto wrong = terms_of(node.text, terms);
  if (!wrong) return Value(terms);
  check.report().add(wrong->code, node.place, path, wrong->message, wrong->suggestion);
  return std::nullopt;
}

void check_holidays(Check& check, const Node& root) {
  const Holidays& holidays = check.scenario().holidays;
  const Node* calendar = find_path(root, "calendar");
  if (!calendar) return;
  for (Day day : holidays.worked) {
    bool is_holiday = std::binary_search(holidays.closed.begin(), holidays.closed.end(), day);
    if (!is_holiday && !is_working_day(day, {})) continue;
    check.problem(Code::BadHolidays, *calendar, "calendar", "worked",
                  is_holiday ? fmt::format("{} is a holiday as well", to_string(day))
                             : fmt::format("{} is neither a Saturday nor a Sunday", to_string(day)),
                  is_holiday ? "delete it from one of the two" : "delete it: it is worked anyway");
    return;
  }
}

}  // namespace rivalry

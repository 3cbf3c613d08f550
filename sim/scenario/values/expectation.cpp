// How an expectation's numbers are read: in the unit of the output that is expected.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "rivalry/calendar.hpp"
#include "rivalry/money.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

namespace {

bool has_time(const Output* output) { return output && !output->dims.empty() && output->dims[0] == "time"; }

bool has_dimension(const Output* output, std::string_view dimension) {
  return output && std::find(output->dims.begin(), output->dims.end(), dimension) != output->dims.end();
}

struct ExpectationReading {
  Check& check;
  Expectation& expectation;
  const Output* output;  // nullptr: an uncertain number is expected, of this measure
  Measure input_measure;
  const Output* given_output;  // whose number a replicate is chosen by; nullptr: that of `output`
  const Node& node;
  const std::string& path;
  std::set<std::string> seen = {};

  void problem(const std::string& key, std::string message, std::string suggestion, Code code = Code::BadExpectation) {
    check.problem(code, node, path, key, std::move(message), std::move(suggestion));
  }
  bool given(std::string_view key) const { return node.find(key) != nullptr; }
  bool is_ratio() const {
    return !is_money() && (expectation.per_person || (output ? output->unit == "1" : input_measure == Measure::Share));
  }
  std::string of() const { return node.find("of")->value.text; }
  bool is_time() const { return expectation.over_time == "peak_time" || expectation.over_time == "crossing"; }

  /// Money is read in minor units and recorded in major ones.
  double units_in_one(Measure measure) const {
    bool is_money = measure == Measure::Money || measure == Measure::MoneyRate;
    return is_money ? static_cast<double>(minor_units(check.currencies().own)) : 1;
  }

  bool is_money() const { return output && output->type == OutputType::Money; }

  /// A number in the unit of the series at one time, before `over` and `statistic`.
  std::optional<double> in_output_unit(const Node& number, const std::string& key) {
    if (!output && input_measure != Measure::Share) {
      auto as_written = check.quantity(number, below(path, key), input_measure);
      return as_written ? std::optional(as_written->value / units_in_one(input_measure)) : std::nullopt;
    }
    if (is_money()) return money(number, key, Measure::Money);
    return plain(number, key, is_ratio());
  }

  /// In major units of the scenario's currency.
  std::optional<double> money(const Node& number, const std::string& key, Measure measure) {
    auto minor = check.quantity(number, below(path, key), measure);
    return minor ? std::optional(minor->value / units_in_one(measure)) : std::nullopt;
  }

  /// A bare number, or a share where that makes sense.
  std::optional<double> plain(const Node& number, const std::string& key, bool ratio) {
    Quantity quantity;
    bool percent = ratio && number.is_scalar() && !read_quantity(number.text, Measure::Share, quantity);
    if (percent) return quantity.value;
    auto real = check.quantity(number, below(path, key), Measure::Real);
    return real ? std::optional(real->value) : std::nullopt;
  }

  /// A number in the unit that the expectation ends with.
  std::optional<double> in_final_unit(const Node& number, const std::string& key) {
    std::optional<Quantity> quantity;
    if (expectation.over_replicates == "share_above")
      quantity = check.quantity(number, below(path, key), Measure::Share);
    else if (is_time())
      quantity = check.quantity(number, below(path, key), Measure::Duration);
    else if (expectation.over_time == "peak_rate" && is_money())
      return money(number, key, Measure::MoneyRate);
    else if (expectation.over_time == "peak_rate")
      quantity = check.quantity(number, below(path, key), Measure::Rate);
    else
      return in_output_unit(number, key);
    return quantity ? std::optional(quantity->value) : std::nullopt;
  }

  void read(const std::string& key, double& target) {
    if (const Entry* entry = node.find(key))
      if (auto number = in_output_unit(entry->value, key)) target = *number;
  }

  /// `5 %` is relative, `3 points` is of a share, everything else is in the number's own unit.
  void read_within(const Node& within) {
    Quantity relative;
    if (within.is_scalar() && !read_quantity(within.text, Measure::Share, relative)) {
      expectation.within = relative.value * std::abs(expectation.value);
      if (expectation.value == 0)
        problem("within", "a part of a number that is 0 is 0", "write the tolerance in the number's own unit");
    } else if (Written points; within.is_scalar() && !split_quantity(within.text, points) && points.unit == "points") {
      bool share = is_ratio() || expectation.over_replicates == "share_above";
      if (!share || !points.per.empty() || points.percent)
        problem("within", "points are for shares, and this number is not one", "write e.g. `5 %`", Code::WrongUnit);
      else
        expectation.within = decimal_value(points, -2).value_or(0);
    } else if (auto number = in_final_unit(within, "within")) {
      expectation.within = *number;
    }
    if (expectation.within < 0) problem("within", "a tolerance cannot be negative", "", Code::OutOfRange);
  }

  void read_value() {
    const Entry* value = node.find("value");
    const Entry* within = node.find("within");
    if (!within) return problem("value", "how far off may it be?", "add e.g. `within: 5 %`", Code::MissingKey);
    auto number = in_final_unit(value->value, "value");
    if (!number) return;
    expectation.value = *number;
    read_within(within->value);
    expectation.written = value->value.text + " within " + within->value.text;
  }

  void read_inside() {
    const Node& inside = node.find("inside")->value;
    if (!inside.is_list() || inside.items.size() != 2)
      return problem("inside", "two numbers are needed: [lowest, highest]",
                     "inside brackets a comma ends a number; write e.g. `[369 million, 412 million]`");
    auto low = in_final_unit(inside.items[0], "inside"), high = in_final_unit(inside.items[1], "inside");
    if (!low || !high) return;
    if (*low > *high) problem("inside", "the lowest number is above the highest", "exchange them");
    expectation.is_range = true;
    expectation.lowest = *low, expectation.highest = *high;
    expectation.written = inside.items[0].text + " to " + inside.items[1].text;
  }

  void read_condition() {
    const Entry* least = node.find("given_at_least");
    expectation.given = least != nullptr;
    if (!least && given_output)
      problem("given", "`given` needs `given_at_least`", "add e.g. `given_at_least: 1000`", Code::MissingKey);
    if (!least) return;
    const Output* measured = given_output ? given_output : output;
    bool ratio = measured ? measured->unit == "1" : is_ratio();
    bool in_money = measured && measured->type == OutputType::Money;
    if (auto number = in_money   ? money(least->value, "given_at_least", Measure::Money)
                      : measured ? plain(least->value, "given_at_least", ratio)
                                 : in_output_unit(least->value, "given_at_least"))
      expectation.given_at_least = *number;
  }

  void read_numbers() {
    read("level", expectation.level);
    read("above", expectation.above);
    read_condition();
    if (given("value") && given("inside"))
      return problem("inside", "a value and a range are two expectations", "delete one", Code::Contradiction);
    if (given("inside") && given("within"))
      return problem("within", "a range has no tolerance", "delete it", Code::Contradiction);
    if (!given("value") && !given("inside"))
      return problem("of", "what is expected?", "add `value` and `within`, or `inside: [low, high]`", Code::MissingKey);
    given("value") ? read_value() : read_inside();
  }

  void check_pair(const std::string& key, bool belongs, const std::string& with) {
    if (belongs && !given(key))
      problem("of", fmt::format("{} needs `{}`", with, key), fmt::format("add `{}`", key), Code::MissingKey);
    if (!belongs && given(key))
      problem(key, fmt::format("`{}` has a meaning only with {}", key, with), "delete it", Code::KeyOfAnotherKind);
  }

  void read_time() {
    const Scenario& scenario = check.scenario();
    expectation.at = scenario.end;
    bool at = has_time(output) && expectation.over_time == "at";
    if (at && !given("at"))
      problem("of", fmt::format("`{}` is followed through time: when?", of()),
              "add `at: 2013-05-01`, or e.g. `over: last`", Code::MissingKey);
    if (!at && given("at"))
      problem("at", "`at` has a meaning only with `over: at`, for what is followed through time", "delete it",
              Code::KeyOfAnotherKind);
    if (!has_time(output) && given("over"))
      problem("over", fmt::format("`{}` has no time", of()), "delete it", Code::KeyOfAnotherKind);
    if (const Entry* entry = node.find("at"); entry && at) read_moment(entry->value);
  }

  void read_moment(const Node& at) {
    const Scenario& scenario = check.scenario();
    std::optional<Day> day = parse_day(at.text);
    if (!day) {
      Quantity after;
      if (!at.is_scalar() || read_quantity(at.text, Measure::Duration, after))
        return problem("at", in_quotes(at.text) + " is neither a date nor a duration",
                       "write e.g. `2013-05-01`, or `10 years` after the start", Code::NotADate);
      bool fits = after.value >= 0 && after.value <= scenario.end - scenario.start + 0.5;
      day = fits ? scenario.start + static_cast<std::int32_t>(std::floor(after.value + 0.5)) : Day{-1000000};
    }
    if (!in_calendar(scenario, *day))
      return problem("at", "the date lies outside the calendar",
                     fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)),
                     Code::DatesReversed);
    expectation.at = *day;
  }

  void read_label(std::string_view dimension) {
    std::string name(dimension);
    const Entry* label = node.find(name);
    if (!label)
      return problem("of", fmt::format("which {}?", name), fmt::format("add e.g. `{}: ...`", name), Code::MissingKey);
    const Node& text = label->value;
    if (!text.is_scalar()) return problem(name, "one label is expected here", "", Code::WrongKind);
    std::string declared(find_dimension(dimension)->section);
    std::vector<std::string> all = labels(check.scenario(), dimension);
    bool is_number = std::all_of(text.text.begin(), text.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (std::find(all.begin(), all.end(), text.text) != all.end() || (all.empty() && is_number)) {
    } else if (!declared.empty() && check.switched_off().count(below(declared, text.text))) {
      check.check_name(declared, text, below(path, name));
    } else {
      check.check_one_of(text, below(path, name), name, all);
    }
    expectation.labels.emplace_back(name, text.text);
  }

  void read_labels() {
    for (const Output& any : outputs())
      for (std::string_view dimension : any.dims) {
        if (dimension == "time" || !seen.insert(std::string(dimension)).second) continue;
        if (has_dimension(output, dimension) || has_dimension(given_output, dimension))
          read_label(dimension);
        else if (given(dimension))
          problem(std::string(dimension), fmt::format("`{}` has no dimension `{}`", of(), dimension), "delete it",
                  Code::KeyOfAnotherKind);
      }
  }

  void check_recorded(const Output* needed_output, const std::string& key) {
    const std::vector<std::string>& record = check.scenario().outputs.record;
    if (!needed_output) return;
    constexpr std::string_view ending = "_difference";
    std::string_view name = needed_output->name;
    bool is_difference = name.ends_with(ending);
    if (is_difference) name.remove_suffix(ending.size());
    if (std::find(record.begin(), record.end(), name) == record.end())
      problem(key, fmt::format("output `{}` is not recorded", name), "add it to `outputs.record`");
    else if (is_difference && !check.scenario().outputs.compared)
      problem(key, fmt::format("`{}` needs something to compare with", needed_output->name),
              "add e.g. `outputs: {compare_with: {events.rescue: off}}`");
  }
};

}  // namespace

void finish_expectation(Check& check, void* object, const Node& node, const std::string& path) {
  auto& expectation = *static_cast<Expectation*>(object);
  const std::string& of = node.find("of")->value.text;
  const Output* output = find_output(of);
  Measure measure = Measure::Real;
  if (const Uncertain* number = check.find_uncertain(of)) {
    measure = number->measure;
    expectation.of = "input_" + of;
    std::replace(expectation.of.begin(), expectation.of.end(), '.', '_');
  }
  ExpectationReading reading{check, expectation, output, measure, find_output(expectation.given_of), node, path};
  reading.read_labels();
  reading.read_time();
  reading.check_pair("level", expectation.over_time == "crossing", "`over: crossing`");
  reading.check_pair("above", expectation.over_replicates == "share_above", "`statistic: share_above`");
  reading.read_numbers();
  reading.check_recorded(output, "of");
  reading.check_recorded(reading.given_output, "given");
}

}  // namespace rivalry

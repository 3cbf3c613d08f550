#include "sim/results/record/expectations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/errors.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/record/series.hpp"

namespace rivalry {

namespace {

/// Of the values that there are; NaN if there is none.
double maximum(const std::vector<double>& values) {
  double most = std::numeric_limits<double>::quiet_NaN();
  for (double value : values)
    if (!(value <= most) && !std::isnan(value)) most = value;
  return most;
}

double over_time(const Expectation& expect, const Scenario& scenario, const Series& series, std::size_t replicate) {
  const std::vector<double>& values = series.values[replicate];
  if (values.size() == 1 || expect.over_time == "last") return values.back();
  if (expect.over_time == "at") return value_at(series.days, values, expect.at - scenario.start);
  if (expect.over_time == "maximum") return maximum(values);
  if (expect.over_time == "crossing") return crossing(series.days, values, expect.level);
  if (expect.over_time == "peak_time") return steepest(series.days, values).day;
  if (expect.over_time == "peak_rate") return steepest(series.days, values).rate;
  throw InvariantError("unknown way over time: " + expect.over_time);
}

std::vector<double> one_per_replicate(const Expectation& expect, const Scenario& scenario, const Series& series) {
  std::vector<double> numbers;
  for (std::size_t r = 0; r < series.values.size(); ++r) numbers.push_back(over_time(expect, scenario, series, r));
  return numbers;
}

double median(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

double mean(const std::vector<double>& numbers) {
  double sum = 0;
  for (double number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

double share_above(const std::vector<double>& numbers, double level) {
  auto above = std::count_if(numbers.begin(), numbers.end(), [&](double number) { return number > level; });
  return static_cast<double>(above) / static_cast<double>(numbers.size());
}

double over_replicates(const Expectation& expect, const std::vector<double>& numbers) {
  if (expect.over_replicates == "median") return median(numbers);
  if (expect.over_replicates == "mean") return mean(numbers);
  if (expect.over_replicates == "minimum") return *std::min_element(numbers.begin(), numbers.end());
  if (expect.over_replicates == "maximum") return *std::max_element(numbers.begin(), numbers.end());
  if (expect.over_replicates == "share_above") return share_above(numbers, expect.above);
  throw InvariantError("unknown way over replicates: " + expect.over_replicates);
}

/// The replicates in which the condition holds.
std::vector<double> where_given(const Expectation& expect, const Scenario& scenario, const Dataset& results,
                                const std::vector<double>& numbers) {
  if (!expect.given) return numbers;
  Expectation condition = expect;
  condition.over_time = "last";
  bool of_itself = expect.given_of.empty();
  std::vector<double> measured =
      of_itself ? numbers : one_per_replicate(condition, scenario, pick(results, expect.given_of, expect.labels));
  std::vector<double> kept;
  for (std::size_t r = 0; r < numbers.size(); ++r)
    if (measured[r] >= expect.given_at_least) kept.push_back(numbers[r]);
  return kept;
}

std::string quantity(const Expectation& expect) {
  std::string text = expect.of;
  for (const auto& [dimension, label] : expect.labels) text += fmt::format(" {}={}", dimension, label);
  if (expect.over_time == "at")
    text += expect.at.number != 0 ? " at " + to_string(expect.at) : "";
  else
    text += ", " + expect.over_time;
  return text + ", " + expect.over_replicates;
}

std::optional<double> measured(const Expectation& expect, const Scenario& scenario, const Dataset& results) {
  Series series = pick(results, expect.of, expect.labels);
  std::vector<double> numbers = where_given(expect, scenario, results, one_per_replicate(expect, scenario, series));
  if (expect.over_replicates != "share_above") std::erase_if(numbers, [](double number) { return std::isnan(number); });
  if (numbers.empty()) return std::nullopt;
  double number = over_replicates(expect, numbers);
  return expect.per_person ? number / scenario.population.people : number;
}

std::string unit_of(const Expectation& expect, const std::string& currency) {
  if (expect.over_replicates == "share_above" || expect.per_person) return "1";
  if (expect.over_time == "peak_time" || expect.over_time == "crossing") return "days";
  const Output* output = find_output(expect.of);
  std::string unit(output != nullptr ? output->unit : "1");
  if (output != nullptr && output->type == OutputType::Money) unit = currency;
  return expect.over_time == "peak_rate" ? unit + " a day" : unit;
}

Finding held_against(const Expectation& expect, const Scenario& scenario, const Dataset& results) {
  Finding finding;
  finding.name = expect.name;
  finding.quantity = quantity(expect);
  finding.unit = unit_of(expect, scenario.currency);
  finding.expected = expect.is_range ? (expect.lowest + expect.highest) / 2 : expect.value;
  finding.tolerance = expect.is_range ? (expect.highest - expect.lowest) / 2 : expect.within;
  finding.got = measured(expect, scenario, results);
  double rounding = 1e-12 * std::fabs(finding.expected);  // 14.45 read is not 1445 cents times 0.01
  finding.pass = finding.got && std::fabs(*finding.got - finding.expected) <= finding.tolerance + rounding;
  finding.written = expect.written;
  finding.source = expect.source;
  return finding;
}

}  // namespace

std::vector<Finding> hold_against(const Scenario& scenario, const Dataset& results) {
  std::vector<Finding> findings;
  for (const Expectation& expect : scenario.expect) findings.push_back(held_against(expect, scenario, results));
  return findings;
}

}  // namespace rivalry

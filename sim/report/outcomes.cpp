// Fan charts of what was recorded through time.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/scenario.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/course.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/fans.hpp"
#include "sim/report/names.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry::report {

namespace {

constexpr std::size_t most_first = 12;
constexpr std::size_t most_behind = 48;

/// A historical number beside the chart of what it is expected of. Filled if the fit used it: a value to be met. A
/// range to be met was held out.
std::vector<Json> points_of(const Dataset& result, const Scenario& scenario, const std::string& name) {
  std::vector<Json> points;
  for (const Expectation& expect : scenario.expect) {
    bool plain = expect.over_time == "at" && expect.at.number != 0 && !expect.per_person && !expect.given &&
                 (expect.over_replicates == "median" || expect.over_replicates == "mean");
    if (!plain || name_of(result, expect.of, expect.labels) != name) continue;
    Json point = {{"day", expect.at.number}};
    if (!expect.is_range) point["value"] = expect.value;
    point["low"] = expect.is_range ? expect.lowest : expect.value - expect.within;
    point["high"] = expect.is_range ? expect.highest : expect.value + expect.within;
    point["used"] = !expect.is_range;
    point["source"] = expect.source;
    points.push_back(std::move(point));
  }
  return points;
}

/// Those that matter most: what something is expected of, then the scenario's own order; without differences and what
/// other sections show.
std::vector<std::string> names_in_order(const RunSubject& subject) {
  std::vector<std::string> names = expected_names(subject.result, subject.scenario);
  for (const std::string& name : courses(subject.result)) {
    bool elsewhere = name.ends_with("_difference") || name.starts_with("stake_") || name.starts_with("balance") ||
                     name.find("_difference[") != std::string::npos || name.starts_with("flow_");
    if (!elsewhere && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace

bool never_changes(const Course& course) {
  double first = std::nan("");
  for (const auto& day : course.numbers)
    for (double value : day) {
      if (std::isnan(value)) continue;
      if (std::isnan(first)) first = value;
      if (value != first) return false;
    }
  return true;
}

Json fan_block(const Dataset& result, const Course& course, Times& times, const std::string& title) {
  Fan fan = fan_of(course, {.05, .25, .5, .75, .95});
  std::vector<std::size_t> places = thinned(course.days.size());
  Json bands = Json::array();
  bool is_part = course.unit == "1";
  for (const auto& quantile : fan.quantiles) {
    bands.push_back(packed(chosen(quantile, places)));
    for (double value : quantile) is_part = is_part && (std::isnan(value) || (value >= -1 && value <= 1));
  }
  std::vector<double> last = ascending(course.numbers.back());
  std::string text = fmt::format("Median on {}", to_string(course.days.back()));
  if (!last.empty() && last.front() < last.back())
    text += fmt::format("; 90 % of replicates from {} to {}", quantity_text(quantile_of(last, .05), course.unit),
                        quantity_text(quantile_of(last, .95), course.unit));
  Json block = {{"type", "fan"}, {"title", title}, {"note", text + "."}, {"unit", course.unit}};
  if (is_part) block["share"] = true;
  block["times"] = times.place_of(chosen(course.days, places));
  block["bands"] = std::move(bands);
  block["about"] = described(result, course.what).description;
  return block;
}

Section outcomes(const RunSubject& subject, Times& times) {
  Section section{"outcomes", "What comes of it", {}};
  std::vector<Json> first, behind;
  std::size_t expected = expected_names(subject.result, subject.scenario).size(), still = 0, beyond = 0, at = 0;
  for (const std::string& name : names_in_order(subject)) {
    Course of = course(subject.result, name);
    bool is_asked = at++ < expected;
    if (of.is_share || of.numbers.empty()) continue;
    if (!is_asked && never_changes(of)) {
      ++still;
      continue;
    }
    bool has_room = first.size() < most_first;
    if (!has_room && behind.size() >= most_behind) {
      ++beyond;
      continue;
    }
    std::string title = headline(subject.result, name, Answers{name, of.unit, of.is_share, of.numbers.back()});
    Json block = fan_block(subject.result, of, times, title);
    if (std::vector<Json> points = points_of(subject.result, subject.scenario, name); !points.empty())
      block["points"] = std::move(points);
    (has_room ? first : behind).push_back(std::move(block));
  }
  if (first.empty()) return section;
  std::string words =
      fmt::format("Each line is the median of {}; half of them are in the dark band, nine in ten in the light one.",
                  count_of(static_cast<std::int64_t>(replicates_of(subject.result).size()), "replicate"));
  if (expected > 0)
    words +=
        " Dots are published figures with their tolerance: filled where the numbers of the scenario were chosen to "
        "meet "
        "them, bars without a dot where a range was held out.";
  section.blocks = {note(words), panels(std::move(first))};
  std::string rest;
  if (beyond > 0) rest += fmt::format("{} more are in the result file. ", beyond);
  if (still > 0)
    rest += fmt::format("{} never changed and {} not shown.", count_of(static_cast<std::int64_t>(still), "output"),
                        still == 1 ? "is" : "are");
  if (!behind.empty()) {
    std::string label = count_of(static_cast<std::int64_t>(behind.size()), "more chart");
    section.blocks.push_back(more(label, {panels(std::move(behind))}));
  }
  if (!rest.empty()) section.blocks.push_back(note(rest));
  return section;
}

}  // namespace rivalry::report

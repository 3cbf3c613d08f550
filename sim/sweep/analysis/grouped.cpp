#include "sim/sweep/analysis/grouped.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "sim/findings/answer.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

namespace {

/// Places in Axis::values, ascending by number; names as they come.
std::vector<std::size_t> ordered(const Axis& axis) {
  std::vector<std::size_t> order(axis.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!axis.numbers.empty())
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return axis.numbers[a] < axis.numbers[b]; });
  return order;
}

/// A value apart: its number, and what follows.
struct ValueText {
  std::string number, rest;

  explicit ValueText(const std::string& value) : number(value) {
    std::size_t end = value.find(' ');
    double read = 0;
    std::string_view first = std::string_view(value).substr(0, end);
    auto [stop, error] = std::from_chars(first.data(), first.data() + first.size(), read);
    if (error != std::errc() || stop != first.data() + first.size()) return;
    number = fmt::format("{:.3g}", read);
    if (end != std::string::npos) rest = value.substr(end);
  }
};

/// "1.09 - 1.69 % per year".
std::string range_text(const std::string& low, const std::string& high) {
  if (low == high) return low;
  ValueText from(low), to(high);
  return from.number + (from.rest == to.rest ? "" : from.rest) + " - " + to.number + to.rest;
}

}  // namespace

KeyGroups groups_of(const Axis& axis, std::size_t most) {
  std::vector<std::size_t> order = ordered(axis), group(order.size());
  bool each = axis.numbers.empty() || order.size() <= most;
  // Fewer groups than values: then as many as leave some points in each, also where two keys cross.
  auto crossed = static_cast<std::size_t>(std::sqrt(static_cast<double>(axis.at.size()) / 3));
  std::size_t count = each ? order.size() : std::clamp<std::size_t>(crossed, 2, std::min<std::size_t>(most, 8));
  KeyGroups groups{axis.path, {}, {}};
  for (std::size_t g = 0; g < count; ++g) {
    std::size_t from = g * order.size() / count, to = (g + 1) * order.size() / count;
    const std::string &low = axis.values[order[from]], &high = axis.values[order[to - 1]];
    groups.labels.push_back(range_text(low, high));
    for (std::size_t i = from; i < to; ++i) group[order[i]] = g;
  }
  for (std::int32_t value : axis.at) groups.of.push_back(group[static_cast<std::size_t>(value)]);
  return groups;
}

double share_between(const KeyGroups& groups, const Responses& responses) {
  Sample all = sample_of(responses.means);
  if (all.count < 2 || all.variance <= 0) return 0;
  std::vector<std::vector<double>> by_group(groups.labels.size());
  for (std::size_t point = 0; point < responses.means.size(); ++point)
    by_group[groups.of[point]].push_back(responses.means[point]);
  double between = 0;
  for (const auto& numbers : by_group) {
    Sample sample = sample_of(numbers);
    if (sample.count > 0)
      between += static_cast<double>(sample.count) * (sample.mean - all.mean) * (sample.mean - all.mean);
  }
  return between / (all.variance * static_cast<double>(all.count - 1));
}

std::vector<std::size_t> keys_by_importance(const Points& points, const Responses& responses) {
  constexpr std::size_t few = 8;
  std::vector<double> shares;
  for (const Axis& axis : points.axes) shares.push_back(share_between(groups_of(axis, few), responses));
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  return order;
}

std::vector<MeanInterval> means_of(const KeyGroups& groups, const TaskAnswers& tasks) {
  std::vector<std::int64_t> points(groups.labels.size(), 0);
  for (std::size_t group : groups.of) ++points[group];
  std::vector<std::map<std::int32_t, Sample>> by_replicate(groups.labels.size());
  for (std::size_t i = 0; i < tasks.tasks.size(); ++i) {
    double number = tasks.answers.numbers[i];
    if (std::isnan(number)) continue;
    Sample& sample = by_replicate[groups.of[static_cast<std::size_t>(tasks.tasks[i].point)]][tasks.tasks[i].replicate];
    ++sample.count;
    sample.mean += (number - sample.mean) / static_cast<double>(sample.count);
  }
  std::vector<MeanInterval> means;
  for (std::size_t group = 0; group < by_replicate.size(); ++group) {
    Answers numbers{tasks.answers.what, tasks.answers.unit, tasks.answers.is_share && points[group] == 1, {}};
    for (const auto& [replicate, sample] : by_replicate[group]) numbers.numbers.push_back(sample.mean);
    means.push_back(mean_interval(numbers, numbers.numbers.size()));
  }
  return means;
}

std::vector<std::vector<double>> means_of(const KeyGroups& down, const KeyGroups& across, const Responses& responses) {
  std::vector<std::vector<std::vector<double>>> cells(down.labels.size(),
                                                      std::vector<std::vector<double>>(across.labels.size()));
  for (std::size_t point = 0; point < responses.means.size(); ++point)
    cells[down.of[point]][across.of[point]].push_back(responses.means[point]);
  std::vector<std::vector<double>> means;
  for (const auto& row : cells) {
    means.emplace_back();
    for (const auto& numbers : row) {
      Sample sample = sample_of(numbers);
      means.back().push_back(sample.count > 0 ? sample.mean : std::numeric_limits<double>::quiet_NaN());
    }
  }
  return means;
}

}  // namespace rivalry

// Two swept keys at a time, and the corner of the settings in which the answer happens.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/sweep/analysis/sensitivity.hpp"

namespace rivalry::report {

namespace {

constexpr std::size_t most_values = 24;
constexpr std::size_t bins = 8;
constexpr std::size_t most_keys = 4;

/// A key's values as rows or columns: each of its own, or, of many, as many in each bin.
struct Scale {
  std::string name;
  std::vector<std::string> labels;
  std::vector<std::size_t> place;  ///< by point
};

std::string number_text(const Axis& axis, double value) {
  if (axis.unit.starts_with("days since 1970-01-01")) return to_string(Day{static_cast<std::int32_t>(value)});
  return axis.unit == "1" ? fmt::format("{:.3g}", value) : quantity_text(value, axis.unit);
}

/// In the order of the numbers, if they are some.
Scale by_value(const Axis& axis) {
  std::vector<std::size_t> order(axis.values.size()), rank(axis.values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (!axis.numbers.empty())
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return axis.numbers[a] < axis.numbers[b]; });
  Scale scale{axis.path, {}, {}};
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i, scale.labels.push_back(axis.values[order[i]]);
  for (std::int32_t at : axis.at) scale.place.push_back(rank[static_cast<std::size_t>(at)]);
  return scale;
}

Scale by_bin(const Axis& axis, std::size_t count) {
  std::vector<double> sorted;
  for (std::size_t p = 0; p < count; ++p) sorted.push_back(axis.number(p));
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> edges;
  for (std::size_t b = 0; b <= bins; ++b) edges.push_back(quantile_of(sorted, static_cast<double>(b) / bins));
  Scale scale{axis.path, {}, {}};
  for (std::size_t b = 0; b < bins; ++b) scale.labels.push_back("from " + number_text(axis, edges[b]));
  for (std::size_t p = 0; p < count; ++p) {
    auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, axis.number(p));
    scale.place.push_back(static_cast<std::size_t>(above - edges.begin() - 1));
  }
  return scale;
}

/// The keys that matter most and can be laid out.
std::vector<Scale> scales_of(const Points& points, const std::vector<double>& means) {
  std::vector<double> weight;
  std::vector<Profile> by_key = profiles(points, means);
  for (std::size_t i = 0; i < points.axes.size(); ++i) {
    const Axis& axis = points.axes[i];
    if (axis.values.size() <= most_values) {
      weight.push_back(by_key[i].share);
      continue;
    }
    std::vector<double> numbers;
    for (std::size_t p = 0; p < points.count; ++p) numbers.push_back(axis.number(p));
    double rank = rank_correlation(numbers, means).value;
    weight.push_back(axis.numbers.empty() ? -1 : std::isnan(rank) ? 0 : rank * rank);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (!(weight[i] < 0)) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
  std::vector<Scale> scales;
  for (std::size_t i : order) {
    const Axis& axis = points.axes[i];
    if (scales.size() < most_keys && axis.values.size() > 1)
      scales.push_back(axis.values.size() <= most_values ? by_value(axis) : by_bin(axis, points.count));
  }
  return scales;
}

Json map_of(const Scale& x, const Scale& y, const SweepAnswers& answers) {
  std::vector<std::vector<double>> sums(y.labels.size(), std::vector<double>(x.labels.size(), 0)), counts = sums;
  const std::vector<double>& means = answers.responses.means;
  for (std::size_t p = 0; p < means.size(); ++p)
    if (!std::isnan(means[p])) sums[y.place[p]][x.place[p]] += means[p], counts[y.place[p]][x.place[p]] += 1;
  Json values = Json::array();
  std::size_t bx = 0, by = 0, empty = 0;
  double best = -INFINITY;
  for (std::size_t j = 0; j < sums.size(); ++j) {
    Json row = Json::array();
    for (std::size_t i = 0; i < sums[j].size(); ++i) {
      double mean = counts[j][i] > 0 ? sums[j][i] / counts[j][i] : std::nan("");
      if (counts[j][i] == 0) ++empty;
      if (mean > best) best = mean, bx = i, by = j;
      row.push_back(number(mean));
    }
    values.push_back(std::move(row));
  }
  if (best == -INFINITY || 2 * empty > sums.size() * sums[0].size()) return nullptr;
  Json block = {{"type", "heat"},
                {"title", fmt::format("{} is highest, {}, at {} {} and {} {}", answers.tasks.answers.what,
                                      quantity_text(best, answers.unit), x.name, x.labels[bx], y.name, y.labels[by])},
                {"note", "Mean answer in each cell, over whatever the other keys are."},
                {"unit", answers.unit}};
  if (answers.tasks.answers.is_share) block["share"] = true;
  block["x"] = {{"name", x.name}, {"labels", x.labels}};
  block["y"] = {{"name", y.name}, {"labels", y.labels}};
  block["values"] = std::move(values);
  return block;
}

std::string percent(double share) { return quantity_text(share, "1"); }

std::string limit_of(const CaseColumn& column, const BoxLimit& limit) {
  if (!column.labels.empty()) {
    std::string text;
    for (std::size_t i = 0; i < column.labels.size(); ++i)
      if (limit.allowed[i]) text += (text.empty() ? "" : " or ") + column.labels[i];
    return text;
  }
  Axis axis{column.name, {}, {}, column.unit, {}};
  bool from = std::isfinite(limit.low), to = std::isfinite(limit.high);
  if (from && to) return fmt::format("{} to {}", number_text(axis, limit.low), number_text(axis, limit.high));
  return from ? "at least " + number_text(axis, limit.low) : "at most " + number_text(axis, limit.high);
}

}  // namespace

Section maps(const SweepSubject& subject, const SweepAnswers& answers) {
  Section section{"maps", "Two keys at a time", {}};
  if (subject.sweep.ask.design.kind == DesignKind::OneAtATime) return section;
  std::vector<Scale> scales = scales_of(subject.sweep.points, answers.responses.means);
  std::vector<Json> blocks;
  for (std::size_t i = 0; i < scales.size(); ++i)
    for (std::size_t j = i + 1; j < scales.size(); ++j)
      if (Json block = map_of(scales[i], scales[j], answers); !block.is_null()) blocks.push_back(std::move(block));
  if (!blocks.empty()) section.blocks.push_back(wide_panels(std::move(blocks)));
  return section;
}

Section corners(const SweepSubject& subject, const SweepAnswers& answers) {
  Section section{"corners", "Where it happens", {}};
  const TaskAnswers& tasks = answers.tasks;
  if (!tasks.answers.is_share) return section;
  std::vector<CaseColumn> columns = columns_of(tasks, subject.sweep.points);
  std::vector<bool> hit;
  for (CaseColumn& column : columns) {
    std::vector<double> kept;
    for (std::size_t i = 0; i < tasks.tasks.size(); ++i)
      if (!std::isnan(tasks.answers.numbers[i])) kept.push_back(column.values[i]);
    column.values = std::move(kept);
  }
  for (double value : tasks.answers.numbers)
    if (!std::isnan(value)) hit.push_back(value > 0.5);
  auto hits = std::count(hit.begin(), hit.end(), true);
  if (hits == 0 || hits == static_cast<std::ptrdiff_t>(hit.size())) return section;
  Discovery found = discover(columns, hit);
  if (found.chosen.limits.empty()) {
    section.blocks.push_back(
        sentences({fmt::format("{} happens in no corner more than chance would have it.", tasks.answers.what)}));
    return section;
  }
  section.blocks.push_back(sentences({fmt::format(
      "{} holds in {} of all tasks, and in {} of those within these limits, which hold {} of all times that it does.",
      tasks.answers.what, percent(static_cast<double>(hits) / static_cast<double>(hit.size())),
      percent(found.chosen.density), percent(found.chosen.coverage))}));
  std::vector<std::vector<std::string>> rows;
  for (const BoxLimit& limit : found.chosen.limits)
    rows.push_back({columns[limit.column].name, limit_of(columns[limit.column], limit),
                    limit.quasi_p < 1e-4 ? "p < 0.0001" : fmt::format("p = {:.2g}", limit.quasi_p)});
  section.blocks.push_back(table({{"key", Kind::Key}, {"within", Kind::Text}, {"by chance", Kind::Number}}, rows));
  return section;
}

}  // namespace rivalry::report

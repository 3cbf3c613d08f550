#include "sim/findings/histogram.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/math.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/ticks.hpp"

namespace rivalry {

namespace {

/// How many bins the rule of Freedman and Diaconis asks for.
std::size_t wanted_bins(const std::vector<double>& ascending, std::size_t most) {
  double span = ascending.back() - ascending.front();
  double middle = quantile_of(ascending, 0.75) - quantile_of(ascending, 0.25);
  double width = 2 * middle / math::pow(static_cast<double>(ascending.size()), 1.0 / 3);
  if (width <= 0) return most;
  return static_cast<std::size_t>(std::clamp(std::ceil(span / width) + 1, 4.0, static_cast<double>(most)));
}

bool are_whole(const std::vector<double>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double x) { return x == std::floor(x); });
}

std::vector<Bin> round_bins(const std::vector<double>& ascending, std::size_t most) {
  double low = ascending.front(), high = ascending.back();
  bool whole = are_whole(ascending);
  if (whole && high - low < static_cast<double>(most)) {
    std::vector<Bin> bins;
    for (double at = low; at <= high; ++at) bins.push_back({at, at + 1, "", 0});
    return bins;
  }
  std::vector<double> edges = round_ticks(low, high, low < high ? wanted_bins(ascending, most) : 2);
  std::vector<Bin> bins;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    if (edges[i + 1] > low && edges[i] <= high) bins.push_back({edges[i], edges[i + 1], "", 0});
  return bins;
}

/// `unit` is "days since 2013-01-01".
std::vector<Bin> day_bins(const std::vector<double>& ascending, const std::string& unit, std::size_t most) {
  auto start = parse_day(std::string_view(unit).substr(std::string_view("days since ").size()));
  if (!start) return round_bins(ascending, most);
  auto day = [&](double number) { return *start + static_cast<std::int32_t>(number); };
  std::vector<DayTick> edges = day_edges(day(ascending.front()), day(ascending.back()), wanted_bins(ascending, most));
  std::vector<Bin> bins;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    bins.push_back({static_cast<double>(edges[i].day - *start), static_cast<double>(edges[i + 1].day - *start),
                    edges[i].label, 0});
  return bins;
}

}  // namespace

Histogram histogram_of(const Answers& answers, std::size_t most) {
  std::vector<double> ascending;
  for (double number : answers.numbers)
    if (std::isfinite(number)) ascending.push_back(number);
  std::sort(ascending.begin(), ascending.end());
  Histogram result;
  result.count = static_cast<std::int64_t>(ascending.size());
  result.missing = static_cast<std::int64_t>(answers.numbers.size()) - result.count;
  if (ascending.empty()) return result;
  for (double share : {0.05, 0.5, 0.95}) result.quantiles.push_back(quantile_of(ascending, share));
  if (answers.is_share)
    result.bins = {{0, 1, "no", 0}, {1, 2, "yes", 0}};
  else
    result.bins =
        answers.unit.starts_with("days since ") ? day_bins(ascending, answers.unit, most) : round_bins(ascending, most);
  for (double number : ascending) {
    auto after = std::upper_bound(result.bins.begin(), result.bins.end(), number,
                                  [](double x, const Bin& bin) { return x < bin.low; });
    ++(after == result.bins.begin() ? after : std::prev(after))->count;
  }
  return result;
}

}  // namespace rivalry

#include "sim/results/record/series.hpp"

#include <algorithm>
#include <limits>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

const Variable& variable(const Dataset& dataset, const std::string& name) {
  const Variable* found = find_variable(dataset, name);
  if (found == nullptr) throw InvariantError("the results have no variable " + name);
  return *found;
}

std::size_t index_of(const Dataset& dataset, const std::string& dimension, const std::string& label) {
  const auto& labels = std::get<std::vector<std::string>>(variable(dataset, dimension).values);
  auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) throw InvariantError("the results have no " + dimension + " called " + label);
  return static_cast<std::size_t>(found - labels.begin());
}

std::size_t chosen(const Dataset& dataset, const std::vector<std::pair<std::string, std::string>>& labels,
                   const std::string& dimension) {
  for (const auto& [name, label] : labels)
    if (name == dimension) return index_of(dataset, dimension, label);
  expects(size_of(dataset, dimension) == 1, "one label for every dimension");
  return 0;
}

double number(const Values& values, std::size_t i) {
  return std::visit(
      [i](const auto& each) -> double {
        if constexpr (std::is_same_v<std::decay_t<decltype(each[0])>, std::string>)
          throw InvariantError("a text is not a number");
        else
          return static_cast<double>(each[i]);
      },
      values);
}

struct Increments {
  std::vector<double> middle;
  std::vector<double> per_day;
};

Increments increments(const std::vector<double>& days, const std::vector<double>& totals) {
  Increments result;
  for (std::size_t i = 0; i + 1 < days.size(); ++i) {
    result.middle.push_back((days[i] + days[i + 1]) / 2);
    result.per_day.push_back((totals[i + 1] - totals[i]) / (days[i + 1] - days[i]));
  }
  return result;
}

std::vector<double> smoothed(const std::vector<double>& values) {
  std::size_t reach = values.size() / 40;
  std::vector<double> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::size_t from = i > reach ? i - reach : 0;
    std::size_t to = std::min(values.size(), i + reach + 1);
    double sum = 0;
    for (std::size_t j = from; j < to; ++j) sum += values[j];
    result.push_back(sum / static_cast<double>(to - from));
  }
  return result;
}

/// Least-squares parabola through (x, y), by its normal equations about the mean of x.
Peak vertex(const std::vector<double>& x, const std::vector<double>& y) {
  double n = static_cast<double>(x.size()), mean = 0;
  for (double each : x) mean += each / n;
  double s2 = 0, s3 = 0, s4 = 0, t0 = 0, t1 = 0, t2 = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double d = x[i] - mean;
    s2 += d * d, s3 += d * d * d, s4 += d * d * d * d;
    t0 += y[i], t1 += y[i] * d, t2 += y[i] * d * d;
  }
  // y = a + b d + c d^2
  double determinant = n * (s2 * s4 - s3 * s3) - s2 * s2 * s2;
  double c = (n * (s2 * t2 - s3 * t1) - s2 * s2 * t0) / determinant;
  double b = (t1 - c * s3) / s2;
  double a = (t0 - c * s2) / n;
  double at = -b / (2 * c);
  return {mean + at, a + b * at + c * at * at};
}

}  // namespace

Series pick(const Dataset& dataset, const std::string& name,
            const std::vector<std::pair<std::string, std::string>>& labels) {
  const Variable& from = variable(dataset, name);
  expects(!from.dims.empty() && from.dims.front() == "replicate", "a result has replicates");
  bool in_time = from.dims.size() > 1 && from.dims[1] == "time";
  std::size_t replicates = size_of(dataset, "replicate");
  std::size_t times = in_time ? size_of(dataset, "time") : 1;
  std::size_t offset = 0, cells = 1;
  for (std::size_t d = in_time ? 2 : 1; d < from.dims.size(); ++d) {
    offset = offset * size_of(dataset, from.dims[d]) + chosen(dataset, labels, from.dims[d]);
    cells *= size_of(dataset, from.dims[d]);
  }
  double scale = scale_of(from);
  Series series;
  for (std::size_t t = 0; t < times; ++t)
    series.days.push_back(in_time ? number(variable(dataset, "time").values, t) : 0);
  for (std::size_t r = 0; r < replicates; ++r) {
    series.values.emplace_back();
    for (std::size_t t = 0; t < times; ++t)
      series.values.back().push_back(scale * number(from.values, (r * times + t) * cells + offset));
  }
  return series;
}

double value_at(const std::vector<double>& days, const std::vector<double>& values, double day) {
  if (day <= days.front()) return values.front();
  for (std::size_t i = 1; i < days.size(); ++i)
    if (day <= days[i])
      return values[i - 1] + (values[i] - values[i - 1]) * ((day - days[i - 1]) / (days[i] - days[i - 1]));
  return values.back();
}

double crossing(const std::vector<double>& days, const std::vector<double>& values, double level) {
  if (values.front() >= level) return days.front();
  for (std::size_t i = 1; i < days.size(); ++i)
    if (values[i] >= level)
      return days[i - 1] + (days[i] - days[i - 1]) * ((level - values[i - 1]) / (values[i] - values[i - 1]));
  return std::numeric_limits<double>::infinity();
}

Peak steepest(const std::vector<double>& days, const std::vector<double>& totals) {
  Increments all = increments(days, totals);
  if (all.per_day.empty()) return {};
  std::vector<double> smooth = smoothed(all.per_day);
  auto top = static_cast<std::size_t>(std::max_element(smooth.begin(), smooth.end()) - smooth.begin());
  std::size_t from = top, to = top;
  while (from > 0 && smooth[from - 1] >= 0.8 * smooth[top]) --from;
  while (to + 1 < smooth.size() && smooth[to + 1] >= 0.8 * smooth[top]) ++to;
  if (to - from < 4) return {all.middle[top], all.per_day[top]};
  auto part = [&](const std::vector<double>& v) {
    return std::vector<double>(v.begin() + static_cast<std::ptrdiff_t>(from),
                               v.begin() + static_cast<std::ptrdiff_t>(to) + 1);
  };
  return vertex(part(all.middle), part(all.per_day));
}

}  // namespace rivalry

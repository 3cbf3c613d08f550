// Correlations, conditional means and tornados: what can be said of any design. See sensitivity.hpp.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/sweep/analysis/missing.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate no_estimate{no_number, no_number, no_number};

/// Fisher's z: atanh r is normal with a standard error of factor / sqrt(n - 3).
Estimate of_coefficient(double r, std::size_t count, double factor) {
  if (std::isnan(r) || count < 4 || std::fabs(r) >= 1) return {r, count < 4 ? no_number : r, count < 4 ? no_number : r};
  double z = (math::log1p(r) - math::log1p(-r)) / 2;
  double half = factor * math::normal_quantile(0.975) / std::sqrt(static_cast<double>(count) - 3);
  auto tanh = [](double x) { return 1 - 2 / (math::exp(2 * x) + 1); };
  return {r, tanh(z - half), tanh(z + half)};
}

using Matrix = std::vector<std::vector<double>>;

/// The inverse by Cholesky's factors; nothing if the matrix is not positive definite.
std::optional<Matrix> inverse(const Matrix& matrix) {
  std::size_t n = matrix.size();
  Matrix factor(n, std::vector<double>(n)), result(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= factor[i][k] * factor[j][k];
      if (i == j && sum < 1e-10) return std::nullopt;
      factor[i][j] = i == j ? std::sqrt(sum) : sum / factor[j][j];
    }
  for (std::size_t column = 0; column < n; ++column) {
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i) {
      double sum = i == column ? 1 : 0;
      for (std::size_t k = 0; k < i; ++k) sum -= factor[i][k] * x[k];
      x[i] = sum / factor[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) x[i] -= factor[k][i] * x[k];
      x[i] /= factor[i][i];
    }
    for (std::size_t i = 0; i < n; ++i) result[i][column] = x[i];
  }
  return result;
}

/// The linear model of standardized keys and answer, whose normal equations are made of correlations.
void add_regression(Correlations& result, const Matrix& columns, const std::vector<std::size_t>& axes,
                    const std::vector<double>& answers) {
  std::size_t count = columns.size(), points = answers.size();
  if (count == 0 || points < count + 2) return;
  Matrix with_each_other(count, std::vector<double>(count, 1));
  std::vector<double> with_answer(count);
  for (std::size_t i = 0; i < count; ++i) {
    with_answer[i] = pearson(columns[i], answers);
    for (std::size_t j = 0; j < i; ++j) with_each_other[i][j] = with_each_other[j][i] = pearson(columns[i], columns[j]);
  }
  auto inverted = inverse(with_each_other);
  if (!inverted || std::isnan(with_answer[0])) return;
  std::vector<double> slopes(count);
  double explained = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) slopes[i] += (*inverted)[i][j] * with_answer[j];
    explained += slopes[i] * with_answer[i];
  }
  result.r_squared = std::clamp(explained, 0.0, 1.0);
  double freedom = static_cast<double>(points - count - 1);
  for (std::size_t i = 0; i < count; ++i) {
    double error = std::sqrt((1 - result.r_squared) / freedom * (*inverted)[i][i]);
    double half = math::student_quantile(0.975, freedom) * error;
    result.axes[axes[i]].regression = {slopes[i], slopes[i] - half, slopes[i] + half};
  }
}

/// Along an axis, the value that most points have; that of the first point among equals.
std::int32_t usual(const Axis& axis) {
  std::vector<std::int64_t> counts(axis.values.size());
  for (std::int32_t at : axis.at) ++counts[static_cast<std::size_t>(at)];
  auto most = std::max_element(counts.begin(), counts.end());
  std::int32_t first = axis.at.front();
  return counts[static_cast<std::size_t>(first)] == *most ? first : static_cast<std::int32_t>(most - counts.begin());
}

void widen(TornadoBar& bar, double answer, std::int32_t value) {
  if (std::isnan(answer)) return;
  if (std::isnan(bar.low) || answer < bar.low) bar.low = answer, bar.low_value = value;
  if (std::isnan(bar.high) || answer > bar.high) bar.high = answer, bar.high_value = value;
}

void widest_first(std::vector<TornadoBar>& bars) {
  std::erase_if(bars, [](const TornadoBar& bar) { return std::isnan(bar.low); });
  std::stable_sort(bars.begin(), bars.end(),
                   [](const TornadoBar& a, const TornadoBar& b) { return a.swing() > b.swing(); });
}

std::int64_t there(const std::vector<double>& responses) { return sample_of(responses).count; }

}  // namespace

Correlations correlations(const Points& points, const std::vector<double>& responses) {
  expects(responses.size() == points.count, "one response per point");
  Correlations result;
  result.axes.assign(points.axes.size(), {no_estimate, no_estimate, no_estimate});
  result.r_squared = no_number;
  result.missing = missing_of(points, responses, static_cast<std::int64_t>(points.count), there(responses));
  if (result.missing.used < 3) throw std::invalid_argument("fewer than three points have an answer");
  std::vector<double> answers;
  for (double response : responses)
    if (!std::isnan(response)) answers.push_back(response);
  std::vector<double> ranks = mid_ranks(answers);
  Matrix columns;
  std::vector<std::size_t> axes;
  for (std::size_t axis = 0; axis < points.axes.size(); ++axis) {
    if (points.axes[axis].numbers.empty()) continue;
    std::vector<double> column;
    for (std::size_t p = 0; p < points.count; ++p)
      if (!std::isnan(responses[p])) column.push_back(points.axes[axis].number(p));
    result.axes[axis].pearson = of_coefficient(pearson(column, answers), column.size(), 1);
    result.axes[axis].spearman = of_coefficient(pearson(mid_ranks(column), ranks), column.size(), 1.06);
    if (sample_of(column).variance <= 0) continue;
    columns.push_back(std::move(column));
    axes.push_back(axis);
  }
  add_regression(result, columns, axes, answers);
  return result;
}

std::vector<Profile> profiles(const Points& points, const std::vector<double>& responses) {
  expects(responses.size() == points.count, "one response per point");
  Sample all = sample_of(responses);
  double squares = all.variance * static_cast<double>(all.count - 1);
  std::vector<Profile> result;
  for (const Axis& axis : points.axes) {
    Profile profile;
    std::vector<double> sums(axis.values.size());
    for (std::size_t value = 0; value < axis.values.size(); ++value)
      profile.means.push_back({static_cast<std::int32_t>(value), 0, no_number});
    for (std::size_t p = 0; p < points.count; ++p)
      if (auto at = static_cast<std::size_t>(axis.at[p]); !std::isnan(responses[p])) {
        ++profile.means[at].points;
        sums[at] += responses[p];
      }
    double between = 0;
    for (ConditionalMean& mean : profile.means)
      if (auto count = static_cast<double>(mean.points); mean.points > 0) {
        mean.mean = sums[static_cast<std::size_t>(mean.value)] / count;
        between += count * (mean.mean - all.mean) * (mean.mean - all.mean);
      }
    profile.share = squares > 0 ? between / squares : 0;
    result.push_back(std::move(profile));
  }
  return result;
}

Tornado tornado(const Points& points, const std::vector<double>& responses) {
  expects(responses.size() == points.count && points.count > 0, "one response per point");
  std::vector<std::int32_t> base;
  for (const Axis& axis : points.axes) base.push_back(usual(axis));
  Tornado result{no_number, {}, {}};
  for (std::size_t axis = 0; axis < base.size(); ++axis) result.bars.push_back({axis, no_number, no_number, 0, 0});
  for (std::size_t p = 0; p < points.count; ++p) {
    std::vector<std::size_t> changed;
    for (std::size_t axis = 0; axis < base.size(); ++axis)
      if (points.axes[axis].at[p] != base[axis]) changed.push_back(axis);
    if (changed.empty()) result.base = responses[p];
    for (TornadoBar& bar : result.bars)
      if (changed.empty() || (changed.size() == 1 && changed[0] == bar.axis))
        widen(bar, responses[p], points.axes[bar.axis].at[p]);
  }
  widest_first(result.bars);
  result.missing = missing_of(points, responses, static_cast<std::int64_t>(points.count), there(responses));
  return result;
}

Tornado tornado_of(const std::vector<Profile>& profiles, const Points& points, const std::vector<double>& responses) {
  Tornado result{there(responses) > 0 ? sample_of(responses).mean : no_number, {}, {}};
  for (std::size_t axis = 0; axis < profiles.size(); ++axis) {
    TornadoBar bar{axis, no_number, no_number, 0, 0};
    for (const ConditionalMean& mean : profiles[axis].means) widen(bar, mean.mean, mean.value);
    result.bars.push_back(bar);
  }
  widest_first(result.bars);
  result.missing = missing_of(points, responses, static_cast<std::int64_t>(points.count), there(responses));
  return result;
}

}  // namespace rivalry

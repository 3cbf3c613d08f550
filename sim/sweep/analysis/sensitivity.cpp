#include "sim/sweep/analysis/sensitivity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "rivalry/errors.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/sweep/analysis/missing.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

namespace {

constexpr double no_index = std::numeric_limits<double>::quiet_NaN();

Estimate with_interval(double value, std::vector<double> resampled) {
  std::erase_if(resampled, [](double number) { return std::isnan(number); });
  if (resampled.size() < 40) return {value, no_index, no_index};
  std::sort(resampled.begin(), resampled.end());
  return {value, quantile_of(resampled, 0.025), quantile_of(resampled, 0.975)};
}

/// What the indices of Saltelli's design are sums of, row by row; rows without A or B are not in it.
struct SobolTerms {
  std::size_t axes = 0;
  std::size_t rows = 0;
  /// Per row: A + B, A^2 + B^2, then for each axis: B (AB - A), (A - AB)^2 / 2, and 1 if AB is there (else all 0).
  std::vector<double> terms;
  std::size_t width() const { return 2 + 3 * axes; }
};

/// About the mean of A and B: the first-order estimator's error is least there.
SobolTerms sobol_terms(std::size_t axes, const std::vector<double>& responses, double center) {
  SobolTerms result{axes, 0, {}};
  std::size_t step = axes + 2;
  for (std::size_t row = 0; row + step <= responses.size(); row += step) {
    double a = responses[row] - center, b = responses[row + 1] - center;
    if (std::isnan(a) || std::isnan(b)) continue;
    ++result.rows;
    result.terms.insert(result.terms.end(), {a + b, a * a + b * b});
    for (std::size_t axis = 0; axis < axes; ++axis) {
      double ab = responses[row + 2 + axis] - center;
      if (std::isnan(ab))
        result.terms.insert(result.terms.end(), {0, 0, 0});
      else
        result.terms.insert(result.terms.end(), {b * (ab - a), (a - ab) * (a - ab) / 2, 1});
    }
  }
  return result;
}

double center_of(std::size_t axes, const std::vector<double>& responses) {
  std::vector<double> of_a_and_b;
  for (std::size_t row = 0; row + axes + 2 <= responses.size(); row += axes + 2)
    if (!std::isnan(responses[row]) && !std::isnan(responses[row + 1]))
      of_a_and_b.insert(of_a_and_b.end(), {responses[row], responses[row + 1]});
  return sample_of(of_a_and_b).mean;
}

/// From the sums over rows: variance, then first and total of each axis; NaN where nothing is left.
std::vector<double> indices_from(const std::vector<double>& sums, std::size_t rows) {
  double count = 2 * static_cast<double>(rows), mean = sums[0] / count;
  double variance = sums[1] / count - mean * mean;
  std::vector<double> result = {variance};
  for (std::size_t i = 2; i + 2 < sums.size(); i += 3)
    for (std::size_t j : {i, i + 1})
      result.push_back(sums[i + 2] > 0 && variance > 0 ? sums[j] / sums[i + 2] / variance : no_index);
  return result;
}

void add(std::vector<double>& sums, const SobolTerms& terms, std::size_t row) {
  const double* from = terms.terms.data() + row * terms.width();
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += from[i];
}

/// By index (variance apart), its values in all resamples.
std::vector<std::vector<double>> resampled(const SobolTerms& terms, std::uint64_t seed, std::int32_t resamples) {
  std::vector<std::vector<double>> found(2 * terms.axes);
  for (std::int32_t resample = 0; resample < resamples; ++resample) {
    std::vector<double> sums(terms.width());
    auto rows = static_cast<std::uint32_t>(terms.rows);
    for (std::uint32_t row : Resampling(seed, static_cast<std::uint32_t>(resample)).places(rows)) add(sums, terms, row);
    std::vector<double> indices = indices_from(sums, terms.rows);
    for (std::size_t i = 0; i < found.size(); ++i) found[i].push_back(indices[i + 1]);
  }
  return found;
}

/// Per axis, the elementary effects in the order of the trajectories; NaN where an end is missing.
std::vector<std::vector<double>> effects_of(const Points& points, int levels, const std::vector<double>& responses) {
  std::size_t axes = points.axes.size();
  double step = levels / (2.0 * (levels - 1));  // of the whole range: Morris's choice of delta
  std::vector<std::vector<double>> effects(axes, std::vector<double>(points.count / (axes + 1), no_index));
  for (std::size_t p = 0; p + 1 < points.count; ++p) {
    if (p % (axes + 1) == axes) continue;  // the next one begins another trajectory
    std::vector<std::size_t> changed;
    for (std::size_t axis = 0; axis < axes; ++axis)
      if (points.axes[axis].at[p] != points.axes[axis].at[p + 1]) changed.push_back(axis);
    if (changed.size() != 1) continue;
    double up = scale_place(points.axes[changed[0]], p + 1) > scale_place(points.axes[changed[0]], p) ? 1 : -1;
    effects[changed[0]][p / (axes + 1)] = up * (responses[p + 1] - responses[p]) / step;
  }
  return effects;
}

std::vector<double> sizes(std::vector<double> numbers) {
  for (double& number : numbers) number = std::fabs(number);
  return numbers;
}

Estimate mean_size(const std::vector<double>& effects, std::uint64_t seed, std::int32_t resamples) {
  std::vector<double> all = sizes(effects), means;
  std::erase_if(all, [](double number) { return std::isnan(number); });
  if (all.size() > 1)
    for (std::int32_t resample = 0; resample < resamples; ++resample) {
      double sum = 0;
      auto count = static_cast<std::uint32_t>(all.size());
      for (std::uint32_t place : Resampling(seed, static_cast<std::uint32_t>(resample)).places(count))
        sum += all[place];
      means.push_back(sum / static_cast<double>(count));
    }
  return with_interval(all.empty() ? no_index : sample_of(all).mean, std::move(means));
}

}  // namespace

SobolIndices sobol_indices(const Points& points, const std::vector<double>& responses, std::uint64_t seed,
                           std::int32_t resamples) {
  std::size_t axes = points.axes.size();
  expects(axes > 0 && points.count % (axes + 2) == 0 && responses.size() == points.count, "a Saltelli design");
  SobolIndices result;
  double center = center_of(axes, responses);
  SobolTerms terms = sobol_terms(axes, responses, center);
  if (terms.rows < 2) throw std::invalid_argument("fewer than two rows of the design have their points");
  std::vector<double> sums(terms.width());
  for (std::size_t row = 0; row < terms.rows; ++row) add(sums, terms, row);
  std::vector<double> indices = indices_from(sums, terms.rows);
  result.mean = center;
  result.variance = indices[0];
  if (!(result.variance > 0)) throw std::invalid_argument("the answer is the same at every point");
  auto intervals = resampled(terms, seed, resamples);
  double used = static_cast<double>(terms.rows);
  for (std::size_t axis = 0; axis < axes; ++axis) {
    result.axes.push_back({with_interval(indices[2 * axis + 1], std::move(intervals[2 * axis])),
                           with_interval(indices[2 * axis + 2], std::move(intervals[2 * axis + 1]))});
    used = std::min(used, sums[2 + 3 * axis + 2]);
  }
  auto rows = static_cast<std::int64_t>(points.count / (axes + 2));
  result.missing = missing_of(points, responses, rows, static_cast<std::int64_t>(used));
  return result;
}

MorrisEffects morris_effects(const Points& points, int levels, const std::vector<double>& responses, std::uint64_t seed,
                             std::int32_t resamples) {
  std::size_t axes = points.axes.size();
  expects(axes > 0 && points.count % (axes + 1) == 0 && responses.size() == points.count, "a Morris design");
  expects(levels >= 2, "a grid has levels");
  MorrisEffects result;
  auto trajectories = static_cast<std::int64_t>(points.count / (axes + 1)), used = trajectories;
  for (const std::vector<double>& effects : effects_of(points, levels, responses)) {
    Sample sample = sample_of(effects);
    used = std::min(used, sample.count);
    bool any = sample.count > 0;
    result.axes.push_back({any ? sample.mean : no_index, mean_size(effects, seed, resamples),
                           sample.count > 1 ? std::sqrt(sample.variance) : no_index, sample.count});
  }
  if (std::ranges::all_of(result.axes, [](const MorrisEffect& each) { return each.effects == 0; }))
    throw std::invalid_argument("no step of the trajectories has both its ends");
  result.missing = missing_of(points, responses, trajectories, used);
  return result;
}

}  // namespace rivalry

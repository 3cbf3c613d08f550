#include "sim/findings/differences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/statistics.hpp"

namespace rivalry {

namespace {

double real(std::int64_t number) { return static_cast<double>(number); }

MeanInterval share_with_interval(const Counted& counted) {
  return share_interval(real(counted.of), real(counted.happened) / real(counted.of));
}

/// Wilson's limits squared and added; `phi` is the correlation of the two sides.
Difference squared_and_added(const MeanInterval& first, const MeanInterval& second, double phi) {
  auto root = [phi](double one, double other) {
    return std::sqrt(std::max(0.0, one * one - 2 * phi * one * other + other * other));
  };
  double value = first.mean - second.mean;
  return {value, value - root(first.mean - first.low, second.high - second.mean),
          value + root(first.high - first.mean, second.mean - second.low)};
}

double correlation_of(const PairedCounts& counts) {
  double a = real(counts.both), b = real(counts.first_only), c = real(counts.second_only), d = real(counts.neither);
  double product = (a + b) * (c + d) * (a + c) * (b + d), more = a * d - b * c, half = (a + b + c + d) / 2;
  if (product <= 0) return 0;
  if (more > 0) more = std::max(0.0, more - half);
  return more / std::sqrt(product);
}

}  // namespace

Difference paired_shares(const PairedCounts& counts) {
  std::int64_t pairs = counts.both + counts.first_only + counts.second_only + counts.neither;
  MeanInterval first = share_with_interval({counts.both + counts.first_only, pairs});
  MeanInterval second = share_with_interval({counts.both + counts.second_only, pairs});
  return squared_and_added(first, second, correlation_of(counts));
}

Difference unpaired_shares(const Counted& first, const Counted& second) {
  return squared_and_added(share_with_interval(first), share_with_interval(second), 0);
}

Difference unpaired_means(const std::vector<double>& first, const std::vector<double>& second) {
  Sample one = sample_of(first), other = sample_of(second);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  Difference result{one.mean - other.mean, none, none};
  if (one.count < 2 || other.count < 2) return result;
  double a = one.variance / real(one.count), b = other.variance / real(other.count), half = 0;
  if (a + b > 0) {
    double degrees = (a + b) * (a + b) / (a * a / real(one.count - 1) + b * b / real(other.count - 1));
    half = math::student_quantile(0.975, degrees) * std::sqrt(a + b);
  }
  return {result.value, result.value - half, result.value + half};
}

}  // namespace rivalry

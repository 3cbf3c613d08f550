#include "sim/findings/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/statistics.hpp"

namespace rivalry {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

MeanInterval share_interval(double count, double mean) {
  double z = math::normal_quantile(0.975), squared = z * z / count;
  double center = (mean + squared / 2) / (1 + squared);
  double half = z * std::sqrt(mean * (1 - mean) / count + squared / (4 * count)) / (1 + squared);
  return {static_cast<std::int64_t>(count), mean, mean <= 0 ? 0 : std::max(0.0, center - half),
          mean >= 1 ? 1 : std::min(1.0, center + half)};
}

MeanInterval mean_interval(const Answers& answers, std::size_t replicates) {
  std::vector<double> numbers(
      answers.numbers.begin(),
      answers.numbers.begin() + static_cast<std::ptrdiff_t>(std::min(replicates, answers.numbers.size())));
  Sample sample = sample_of(numbers);
  auto count = static_cast<double>(sample.count);
  if (sample.count < 2) return {sample.count, sample.mean, -infinite, infinite};
  if (answers.is_share) return share_interval(count, sample.mean);
  double half = math::student_quantile(0.975, count - 1) * std::sqrt(sample.variance / count);
  return {sample.count, sample.mean, sample.mean - half, sample.mean + half};
}

}  // namespace rivalry

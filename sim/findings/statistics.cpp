#include "sim/findings/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

Sample sample_of(const std::vector<double>& numbers) {
  Sample sample;
  double sum = 0, squares = 0;
  for (double number : numbers)
    if (!std::isnan(number)) ++sample.count, sum += number;
  if (sample.count == 0) return sample;
  sample.mean = sum / static_cast<double>(sample.count);
  for (double number : numbers)
    if (!std::isnan(number)) squares += (number - sample.mean) * (number - sample.mean);
  if (sample.count > 1) sample.variance = squares / static_cast<double>(sample.count - 1);
  return sample;
}

double quantile_of(const std::vector<double>& ascending, double share) {
  double at = share * static_cast<double>(ascending.size() - 1);
  auto low = static_cast<std::size_t>(at);
  std::size_t high = std::min(low + 1, ascending.size() - 1);
  return ascending[low] + (at - static_cast<double>(low)) * (ascending[high] - ascending[low]);
}

std::vector<double> mid_ranks(const std::vector<double>& numbers) {
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
  std::vector<double> ranks(numbers.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && numbers[order[to]] == numbers[order[from]]) ++to;
    double rank = static_cast<double>(from + 1 + to) / 2;
    for (; from < to; ++from) ranks[order[from]] = rank;
  }
  return ranks;
}

double pearson(const std::vector<double>& x, const std::vector<double>& y) {
  double mean_x = sample_of(x).mean, mean_y = sample_of(y).mean, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double dx = x[i] - mean_x, dy = y[i] - mean_y;
    xx += dx * dx, yy += dy * dy, xy += dx * dy;
  }
  if (xx <= 0 || yy <= 0) return std::numeric_limits<double>::quiet_NaN();
  return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

RankCorrelation rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> a, b;
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
    if (!std::isnan(x[i]) && !std::isnan(y[i])) a.push_back(x[i]), b.push_back(y[i]);
  auto count = static_cast<double>(a.size());
  RankCorrelation result{none, none, none, static_cast<std::int64_t>(a.size())};
  if (a.size() < 2) return result;
  double r = result.value = pearson(mid_ranks(a), mid_ranks(b));
  if (std::isnan(r) || a.size() < 4 || std::fabs(r) >= 1) return result;
  double z = (math::log1p(r) - math::log1p(-r)) / 2;
  double half = 1.06 * math::normal_quantile(0.975) / std::sqrt(count - 3);
  auto tanh = [](double value) { return 1 - 2 / (math::exp(2 * value) + 1); };
  result.low = tanh(z - half);
  result.high = tanh(z + half);
  return result;
}

std::vector<std::uint32_t> Resampling::places(std::uint32_t count) const {
  Random random(seed_, resample_);
  std::vector<std::uint32_t> drawn(count);
  Words words{};
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % 4 == 0) words = random.words(Purpose::Bootstrap, 0, i / 4, 0);
    drawn[i] = static_cast<std::uint32_t>((std::uint64_t{words[i % 4]} * count) >> 32);
  }
  return drawn;
}

}  // namespace rivalry

#include "sim/scenario/distribution.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"

namespace rivalry {

namespace {

constexpr std::uint32_t most_tries = 1000;  // with chance_in_range >= 5 % all fail with probability 5e-23

double triangular(double low, double mode, double high, double u) {
  double width = high - low, rise = mode - low;
  if (width == 0) return low;
  if (u * width < rise) return low + std::sqrt(u * width * rise);
  return high - std::sqrt((1 - u) * width * (high - mode));
}

std::size_t index_of(double u, std::size_t count) {
  return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
}

std::size_t chosen(const std::vector<double>& shares, double u) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < shares.size(); ++i)
    if (u < (sum += shares[i])) return i;
  return shares.size() - 1;
}

double transform(const Law& law, double u) {
  const std::vector<double>& n = law.numbers;
  switch (law.kind) {
    case Law::Kind::Fixed:
      return n[0];
    case Law::Kind::Uniform:
      return n[0] + (n[1] - n[0]) * u;
    case Law::Kind::Normal:
      return n[0] + n[1] * math::normal_quantile(u);
    case Law::Kind::LogNormal:
      return n[0] * math::exp(n[1] * math::normal_quantile(u));
    case Law::Kind::Triangular:
      return triangular(n[0], n[1], n[2], u);
    case Law::Kind::Choice:
      return n[law.shares.empty() ? index_of(u, n.size()) : chosen(law.shares, u)];
    case Law::Kind::Draws:
      return n[index_of(u, n.size())];
  }
  throw InvariantError("a law of unknown kind");
}

/// The distribution function of a normal or lognormal law.
double probability_below(const Law& law, double x) {
  bool logarithmic = law.kind == Law::Kind::LogNormal;
  if (logarithmic && x <= 0) return 0.0;
  double distance = logarithmic ? math::log(x / law.numbers[0]) : x - law.numbers[0];
  return math::normal_cdf(distance / law.numbers[1]);
}

bool has_tails(const Law& law) {
  return (law.kind == Law::Kind::Normal || law.kind == Law::Kind::LogNormal) && law.numbers[1] > 0;
}

}  // namespace

double draw(const Law& law, const Range& range, bool whole, const std::string& path, const Random& random) {
  if (law.is_fixed()) return law.numbers[0];
  std::uint32_t key = name_key(law.jointly.empty() ? path : law.jointly);
  for (std::uint32_t attempt = 0; attempt < most_tries; ++attempt) {
    double value = transform(law, random.uniform(Purpose::Input, 0, key, 0, attempt));
    if (whole) value = std::floor(value + 0.5);
    if (range.contains(value)) return value;
  }
  throw InvariantError("no draw of " + path + " fell into its range");
}

double quantile(const Law& law, const Range& range, bool whole, double u) {
  if (law.is_fixed()) return law.numbers[0];
  double p = u;
  if (has_tails(law)) {
    double below = probability_below(law, range.low), above = probability_below(law, range.high);
    p = below + u * (above - below);
  }
  double value = transform(law, p);
  if (whole) value = std::floor(value + 0.5);
  return std::clamp(value, range.low, range.high);
}

double chance_in_range(const Law& law, const Range& range) {
  if (law.kind != Law::Kind::Normal && law.kind != Law::Kind::LogNormal) return 1;
  if (law.numbers[1] == 0) return range.contains(law.numbers[0]) ? 1 : 0;
  return probability_below(law, range.high) - probability_below(law, range.low);
}

}  // namespace rivalry

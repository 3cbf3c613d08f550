#include "sim/scenario/values/distribution.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

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

double transform(const Distribution& distribution, double u) {
  const std::vector<double>& n = distribution.numbers;
  switch (distribution.kind) {
    case Distribution::Kind::Fixed:
      return n[0];
    case Distribution::Kind::Uniform:
      return n[0] + (n[1] - n[0]) * u;
    case Distribution::Kind::Normal:
      return n[0] + n[1] * math::normal_quantile(u);
    case Distribution::Kind::LogNormal:
      return n[0] * math::exp(n[1] * math::normal_quantile(u));
    case Distribution::Kind::Triangular:
      return triangular(n[0], n[1], n[2], u);
    case Distribution::Kind::Choice:
      return n[distribution.shares.empty() ? index_of(u, n.size()) : chosen(distribution.shares, u)];
    case Distribution::Kind::Draws:
      return n[index_of(u, n.size())];
  }
  throw InvariantError("a law of unknown kind");
}

/// The distribution function of a normal or lognormal law.
double probability_below(const Distribution& distribution, double x) {
  bool logarithmic = distribution.kind == Distribution::Kind::LogNormal;
  if (logarithmic && x <= 0) return 0.0;
  double distance = logarithmic ? math::log(x / distribution.numbers[0]) : x - distribution.numbers[0];
  return math::normal_cdf(distance / distribution.numbers[1]);
}

bool has_tails(const Distribution& distribution) {
  return (distribution.kind == Distribution::Kind::Normal || distribution.kind == Distribution::Kind::LogNormal) &&
         distribution.numbers[1] > 0;
}

}  // namespace

double draw(const Distribution& distribution, const Range& range, bool whole, const std::string& path,
            const Random& random) {
  if (distribution.is_fixed()) return distribution.numbers[0];
  std::uint32_t key = name_key(distribution.jointly.empty() ? path : distribution.jointly);
  for (std::uint32_t attempt = 0; attempt < most_tries; ++attempt) {
    double value = transform(distribution, random.uniform(Purpose::Input, 0, key, 0, attempt));
    if (whole) value = std::floor(value + 0.5);
    if (range.contains(value)) return value;
  }
  throw InvariantError("no draw of " + path + " fell into its range");
}

double quantile(const Distribution& distribution, const Range& range, bool whole, double u) {
  if (distribution.is_fixed()) return distribution.numbers[0];
  double p = u;
  if (has_tails(distribution)) {
    double below = probability_below(distribution, range.low), above = probability_below(distribution, range.high);
    p = below + u * (above - below);
  }
  double value = transform(distribution, p);
  if (whole) value = std::floor(value + 0.5);
  return std::clamp(value, range.low, range.high);
}

double chance_in_range(const Distribution& distribution, const Range& range) {
  if (distribution.kind != Distribution::Kind::Normal && distribution.kind != Distribution::Kind::LogNormal) return 1;
  if (distribution.numbers[1] == 0) return range.contains(distribution.numbers[0]) ? 1 : 0;
  return probability_below(distribution, range.high) - probability_below(distribution, range.low);
}

}  // namespace rivalry

#include "sim/capital/valuation/black_scholes.hpp"

#include <cmath>
#include <limits>

#include "rivalry/math.hpp"

namespace rivalry::valuation {

namespace {

/// The two arguments of the normal distribution; infinite where the end is certain.
struct Distances {
  double d1 = 0, d2 = 0;
};

Distances distances(const Option& t) {
  double spread = t.volatility * std::sqrt(t.time), drift = (t.rate - t.pays_out) * t.time;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (t.strike == 0) return {infinity, infinity};
  double ahead = math::log(t.price / t.strike) + drift;
  if (spread == 0) return ahead > 0 ? Distances{infinity, infinity} : Distances{-infinity, -infinity};
  return {ahead / spread + spread / 2, ahead / spread - spread / 2};
}

double sign(Right right) { return right == Right::Call ? 1 : -1; }

}  // namespace

double cash_or_nothing(const Option& t) {
  return math::exp(-t.rate * t.time) * math::normal_cdf(sign(t.right) * distances(t).d2);
}

double asset_or_nothing(const Option& t) {
  return t.price * math::exp(-t.pays_out * t.time) * math::normal_cdf(sign(t.right) * distances(t).d1);
}

double black_scholes(const Option& t) { return sign(t.right) * (asset_or_nothing(t) - t.strike * cash_or_nothing(t)); }

}  // namespace rivalry::valuation

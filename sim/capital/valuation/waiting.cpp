#include "sim/capital/valuation/waiting.hpp"

#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"

namespace rivalry::valuation {

double exponent(const Opportunity& o) {
  double variance = o.volatility * o.volatility, slope = (o.rate - o.pays_out) / variance - 0.5;
  return -slope + std::sqrt(slope * slope + 2 * o.rate / variance);
}

double threshold(const Opportunity& o) {
  double beta = exponent(o);
  return beta / (beta - 1) * o.cost;
}

double worth_of(const Opportunity& o) {
  double at = threshold(o);
  expects(o.pays_out > 0 && std::isfinite(at) && at > 0, "something that is missed by waiting");
  if (o.value >= at) return o.value - o.cost;
  return (at - o.cost) * math::pow(o.value / at, exponent(o));
}

}  // namespace rivalry::valuation

#include "sim/capital/valuation/exchange.hpp"

#include <algorithm>
#include <cmath>

#include "sim/capital/valuation/black_scholes.hpp"

namespace rivalry::valuation {

double exchange(const Exchanged& got, const Exchanged& given, double correlation, double time) {
  double variance = got.volatility * got.volatility + given.volatility * given.volatility -
                    2 * correlation * got.volatility * given.volatility;
  // Seen from who counts in units of `given`, that thing is money, and what it pays out is the rate of interest.
  return black_scholes(
      {got.price, given.price, given.pays_out, got.pays_out, std::sqrt(std::max(0.0, variance)), time, Right::Call});
}

}  // namespace rivalry::valuation

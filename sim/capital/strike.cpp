#include "sim/capital/strike.hpp"

#include <algorithm>

#include "rivalry/contracts.hpp"

namespace rivalry {

std::optional<double> strike_price(const Strike& strike, const StrikeBasis& basis) {
  std::optional<double> lowest;
  auto consider = [&](double price) { lowest = lowest ? std::min(*lowest, price) : price; };
  if (strike.fixed > 0) consider(strike.fixed);
  if (strike.discount_to_ipo >= 0 && basis.offer_price) consider((1 - strike.discount_to_ipo) * *basis.offer_price);
  if (strike.implied_equity > 0 && basis.diluted > 0) consider(strike.implied_equity / basis.diluted);
  if (strike.agreed > 0 && basis.diluted > 0) consider(strike.agreed * basis.value / basis.diluted);
  return lowest;
}

}  // namespace rivalry

// What a share costs who exercises an option: the lowest price that its rules give.
#pragma once

#include <optional>

namespace rivalry {

struct Strike;

/// What is known on the day. Money in minor units.
struct StrikeBasis {
  double diluted = 0;                 ///< shares, before anything new
  double value = 0;                   ///< of the company, as the market thinks
  std::optional<double> offer_price;  ///< per share, if the company is being listed today
};

/// Per share, in minor units; nothing if no rule gives a price today (a discount to the price of a listing, and there
/// is none).
std::optional<double> strike_price(const Strike& strike, const StrikeBasis& basis);

}  // namespace rivalry

// The option to raise a stake in a company that is going to be listed, at a discount to the listing's price but at most
// at a cap, when the company's value is lognormal. At a listing at price P a share brings
//
//   P - min((1 - discount) P, cap) = discount P + max((1 - discount) P - cap, 0)
//
// so that before it the option is worth a share of the price and some calls (Black & Scholes 1973). Who exercises
// before pays the cap and gives up the discount: not worth while unless the shares pay something out.
//
// Per share, any unit of money; units of time as in black_scholes.hpp. Pure functions, thread-safe.
#pragma once

#include <optional>

namespace rivalry::valuation {

/// What the company must have reached when it is listed, or the option brings nothing: its revenue, lognormal around
/// what is expected of it.
struct Hurdle {
  double expects = 0;      ///< the mean, whenever it is listed, above 0
  double needs = 0;        ///< above 0
  double volatility = 0;   ///< above 0
  double correlation = 0;  ///< of its logarithm with the price's, between -1 and 1
};

struct StakeOption {
  double price = 0;           ///< of a share today, above 0
  double discount = 0;        ///< to the listing's price, 0 to below 1
  std::optional<double> cap;  ///< that a share costs at most, above 0; none: the discount alone
  double rate = 0;
  double pays_out = 0;
  double volatility = 0;
  std::optional<Hurdle> hurdle = {};
};

/// When the company is listed.
struct ListingTime {
  double hazard = 0;    ///< of being listed, per unit of time, from 0 to `until`; 0: it is listed at `until` exactly
  double until = 0;     ///< when the option ends, above 0
  double unlisted = 0;  ///< probability that there is no listing until then; counts only without a hazard, which
                        ///< implies exp(-hazard until)
};

/// Probability that the option ends before the company is listed.
double stays_unlisted(const ListingTime& listing);

/// What it is worth if the company is listed after exactly `time`, above 0 if there is a hurdle. With a hurdle: the
/// mean over prices of what it brings at each, times the probability of the hurdle's being met there, by quadrature
/// (within 1e-8 of the price for correlations up to .95).
double listed_after(const StakeOption& option, double time);

/// What it is worth if the company is never listed in time: an American call at the cap, with no hurdle; without a cap
/// nothing, since then there is no strike.
double never_listed(const StakeOption& option, double until);

/// What it is worth when the date is uncertain and nobody learns anything about it: the mean of the above.
double stake_option(const StakeOption& option, const ListingTime& listing);

}  // namespace rivalry::valuation

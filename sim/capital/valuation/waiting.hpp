// Waiting to invest: McDonald & Siegel (1986), The value of waiting to invest, Quarterly Journal of Economics 101; as
// in Dixit & Pindyck (1994), Investment under uncertainty, chapter 5. Pure functions, thread-safe; units as in
// black_scholes.hpp.
#pragma once

namespace rivalry::valuation {

/// An investment that may be made at any time from now on, for ever, and never be undone.
struct Opportunity {
  double value = 0;       ///< of what it brings, if it were made today, above 0
  double cost = 0;        ///< of making it, above 0
  double rate = 0;        ///< that money earns, from 0
  double pays_out = 0;    ///< what is missed by waiting, as a share of the value, above 0
  double volatility = 0;  ///< of the value, above 0
};

/// beta_1, the positive root of volatility^2 b (b - 1) / 2 + (rate - pays_out) b - rate = 0 (Dixit & Pindyck, 5.13);
/// above 1 if pays_out is above 0. With nothing missed by waiting it is 1: who can wait for ever then never invests.
double exponent(const Opportunity& opportunity);

/// V* = beta_1 cost / (beta_1 - 1): the value at which to invest; infinite if beta_1 is 1.
double threshold(const Opportunity& opportunity);

/// What the opportunity is worth: (V* - cost) (value / V*)^beta_1 below the threshold, value - cost above it. Throws
/// InvariantError where the threshold is infinite.
double worth_of(const Opportunity& opportunity);

}  // namespace rivalry::valuation

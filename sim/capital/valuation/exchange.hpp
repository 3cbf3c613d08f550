// The option to give one thing for another: Margrabe (1978), The value of an option to exchange one asset for another,
// Journal of Finance 33. Pure, thread-safe; units as in black_scholes.hpp.
#pragma once

namespace rivalry::valuation {

struct Exchanged {
  double price = 0;       ///< today, above 0
  double pays_out = 0;    ///< to its owner, continuously, as a share of its price
  double volatility = 0;  ///< from 0
};

/// What the right to get `got` for `given` at the end of `time` is worth; `correlation` of their logarithms, -1 to 1.
/// No rate of interest matters (Margrabe 1978, equation 7).
double exchange(const Exchanged& got, const Exchanged& given, double correlation, double time);

}  // namespace rivalry::valuation

// European options on something whose value is lognormal. Black & Scholes (1973), The pricing of options and corporate
// liabilities, with what the thing pays out as in Merton (1973), Theory of rational option pricing.
//
// Money in any unit, the same throughout; time in any unit, the same throughout (rates per unit, volatility per square
// root of it). Pure functions, thread-safe.
#pragma once

namespace rivalry::valuation {

enum class Right {
  Call,  ///< to buy
  Put,   ///< to sell
};

/// Something that an option is on, and the option.
struct Option {
  double price = 0;       ///< of the thing today, above 0
  double strike = 0;      ///< what the option's holder pays or gets for it, from 0
  double rate = 0;        ///< that money earns, continuously
  double pays_out = 0;    ///< what the thing pays to its owner, continuously, as a share of its price
  double volatility = 0;  ///< from 0
  double time = 0;        ///< until the option ends, from 0
  Right right = Right::Call;
};

/// What the right to buy or sell at the end is worth (Merton 1973, equation 21 with continuous dividends). Without
/// volatility or time: the gain that is certain.
double black_scholes(const Option& option);

/// What 1 unit of money at the end is worth, paid if the option then ends in the money (Reiner & Rubinstein 1991).
double cash_or_nothing(const Option& option);

/// What the thing itself at the end is worth, handed over if the option then ends in the money.
double asset_or_nothing(const Option& option);

}  // namespace rivalry::valuation

// An analyst's questions: what is this option, or this wait, worth? Computed by the functions that the investors of a
// scenario use (sim/capital/valuation).
//
// Prices in whatever money; rates per day; volatility per square root of a year, as the trade quotes it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace rivalry {

namespace valuation {

/// What exercise brings.
enum class Payoff : std::uint8_t {
  Call,   ///< price - strike
  Put,    ///< strike - price
  Stake,  ///< before the end price - strike; at the end the company is listed, and it is
          ///< price - min((1 - discount) price, strike)
};

/// When an option may be exercised.
enum class Exercise : std::uint8_t {
  European,  ///< at the end
  Bermudan,  ///< on some dates, evenly spaced, the end being the last
  American,  ///< at any time
};

/// On which functions of the price waiting is regressed, beside a constant.
enum class Basis : std::uint8_t {
  Laguerre,  ///< exp(-x/2) times the first Laguerre polynomials of x = price / strike (Longstaff & Schwartz 2001)
  Powers,    ///< x, x^2, ... of x = price / strike
};

}  // namespace valuation

enum class ValuationKind : std::uint8_t {
  European,      ///< Black & Scholes (1973)
  Digital,       ///< cash or the thing, or nothing
  Tree,          ///< Cox, Ross & Rubinstein (1979)
  LeastSquares,  ///< Longstaff & Schwartz (2001) on paths drawn for it
  GivenPaths,    ///< ... on paths that are given
  Exchange,      ///< Margrabe (1978)
  Wait,          ///< McDonald & Siegel (1986)
  StakeOption,   ///< a stake in a company that will be listed
};

enum class DigitalPays : std::uint8_t { Cash, Asset };

/// One given path: a price on each date.
struct GivenPath {
  std::string name;
  std::string written;
  std::vector<double> prices;
};

/// One question.
struct Valuation {
  std::string name;
  ValuationKind kind = ValuationKind::European;
  valuation::Payoff right = valuation::Payoff::Call;
  double price = 0;
  double strike = 0;
  double rate = 0;        ///< per day
  double pays_out = 0;    ///< per day
  double volatility = 0;  ///< per square root of a year
  double until_days = 0;

  DigitalPays pays = DigitalPays::Cash;

  valuation::Exercise exercise = valuation::Exercise::American;  ///< Tree
  double dates = 0;                                              ///< Tree (Bermudan), LeastSquares
  double steps = 1000;                                           ///< Tree

  double paths = 100'000;  ///< LeastSquares
  double unseen = 0;       ///< ... on which the policy is tried that those taught
  bool in_pairs = true;
  valuation::Basis basis = valuation::Basis::Laguerre;
  double functions = 3;
  std::vector<GivenPath> given_paths;

  double given_price = 0;  ///< Exchange: of what is given
  double given_volatility = 0;
  double given_pays_out = 0;
  double correlation = 0;

  double discount = 0;        ///< StakeOption, and LeastSquares of a stake
  double cap = 0;             ///< 0: none
  double listing_hazard = 0;  ///< per day; 0: it is listed when the option ends
  double stays_unlisted = 0;  ///< probability, without a hazard

  double hurdle_needs = 0;  ///< StakeOption: revenue that the company must have when it is listed; 0: none
  double hurdle_expects = 0;
  double hurdle_volatility = 0;  ///< per square root of a year
  double hurdle_correlation = 0;
};

/// The answer; NaN where the question has no such number.
struct ValuationState {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  double value = none;
  double error = none;     ///< standard error; 0 of a formula
  double european = none;  ///< without early exercise
  double unseen = none;    ///< of the policy, on paths that did not teach it
  double unseen_error = none;
  double threshold = none;  ///< at which waiting ends
  double exponent = none;   ///< beta_1
};

}  // namespace rivalry

#include "sim/capital/valuation/questions.hpp"

#include <algorithm>
#include <array>

#include "rivalry/calendar.hpp"
#include "rivalry/math.hpp"
#include "rivalry/valuations.hpp"

namespace rivalry::valuation {

namespace {

double yearly(double per_day) { return per_day * days_per_year; }

double gain(Payoff right, double price, double strike) {
  return right == Payoff::Put ? strike - price : price - strike;
}

}  // namespace

Option option_of(const Valuation& q) {
  return {q.price,
          q.strike,
          yearly(q.rate),
          yearly(q.pays_out),
          q.volatility,
          q.until_days / days_per_year,
          q.right == Payoff::Put ? Right::Put : Right::Call};
}

Tree tree_of(const Valuation& q) {
  return {q.exercise, static_cast<std::size_t>(std::max(1.0, q.dates)), static_cast<std::size_t>(q.steps)};
}

Opportunity opportunity_of(const Valuation& q) {
  return {q.price, q.strike, yearly(q.rate), yearly(q.pays_out), q.volatility};
}

StakeOption stake_of(const Valuation& q) {
  double cap = q.kind == ValuationKind::LeastSquares ? q.strike : q.cap;
  StakeOption option{q.price, q.discount, {}, yearly(q.rate), yearly(q.pays_out), q.volatility};
  if (cap > 0) option.cap = cap;
  if (q.hurdle_needs > 0)
    option.hurdle = Hurdle{q.hurdle_expects, q.hurdle_needs, q.hurdle_volatility, q.hurdle_correlation};
  return option;
}

ListingTime listing_of(const Valuation& q) {
  return {yearly(q.listing_hazard), q.until_days / days_per_year, q.stays_unlisted};
}

Simulation simulation_of(const Valuation& q) {
  return {option_of(q),
          q.right,
          q.discount,
          static_cast<std::size_t>(q.dates),
          static_cast<std::size_t>(q.paths),
          q.in_pairs,
          q.basis,
          static_cast<std::size_t>(q.functions)};
}

Recorded recorded_of(const Valuation& q) {
  std::size_t dates = q.given_paths.empty() ? 0 : q.given_paths[0].prices.size();
  std::vector<double> discounts;
  for (std::size_t date = 1; date <= dates; ++date)
    discounts.push_back(math::exp(-q.rate * q.until_days * static_cast<double>(date) / static_cast<double>(dates)));
  auto functions = static_cast<std::size_t>(q.functions);
  Recorded recorded(discounts, functions + 1);
  std::array<double, most_regressors> state{};
  for (const GivenPath& path : q.given_paths) {
    for (double price : path.prices) {
      basis(Basis::Powers, functions, price, state.data());
      recorded.date({state.data(), functions + 1}, gain(q.right, price, q.strike));
    }
    recorded.end(0);
  }
  return recorded;
}

}  // namespace rivalry::valuation

#include "sim/capital/decision.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/money.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/agreements.hpp"
#include "sim/capital/foresight.hpp"
#include "sim/capital/valuation/regression.hpp"
#include "sim/capital/valuation/stake_value.hpp"
#include "sim/capital/valuation/waiting.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// What other futures say about waiting; while they are being played the holder waits to the end.
Verdict by_least_squares(const World& world, std::size_t index, const std::vector<double>& seen, double gain) {
  if (!world.capital->foresight) return {};
  const valuation::Fit* fit = world.capital->foresight->waiting(index, world.today, gain);
  if (!fit) return {.exercises = gain > 0, .value = gain};
  std::vector<double> x = regressors(seen);
  Verdict verdict;
  verdict.waiting = std::max(0.0, fit->at(x));
  verdict.error = std::isfinite(fit->error_at(x)) ? fit->error_at(x) : 0;
  verdict.exercises = gain > verdict.waiting;
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

const Listing* listing_called(const Scenario& scenario, const std::string& name) {
  for (const Listing& listing : scenario.listings)
    if (listing.name == name) return &listing;
  return nullptr;
}

double years_to(const World& world, Day day) {
  return std::max(1.0 / days_per_year, (day - world.today) / days_per_year);
}

/// As its holder reckons, and as if a listing that comes by chance could come from today on.
double waiting_by_formula(const World& world, const Contract& contract, double price, double strike) {
  valuation::StakeOption option{.price = price,
                                .discount = 0,
                                .cap = std::nullopt,
                                .rate = contract.rate * days_per_year,
                                .pays_out = contract.pays_out * days_per_year,
                                .volatility = contract.volatility};
  if (strike > 0) option.cap = strike;
  Day end = std::min(contract.until.value_or(world.scenario.end), world.scenario.end);
  const Listing* listing = listing_called(world.scenario, contract.until_listing);
  if (!listing) return option.cap ? valuation::never_listed(option, years_to(world, end)) : 0;
  option.discount = std::max(0.0, contract.strike.discount_to_ipo);
  if (listing->at) return valuation::stake_option(option, {.until = years_to(world, *listing->at)});
  end = std::min(end, listing->until.value_or(end));
  return valuation::stake_option(option, {.hazard = listing->chance * days_per_year, .until = years_to(world, end)});
}

Verdict by_closed_form(const World& world, const Contract& contract, const Prospect& prospect, double gain) {
  Verdict verdict;
  verdict.waiting = static_cast<double>(prospect.allotment.shares) *
                    waiting_by_formula(world, contract, prospect.share_worth, prospect.strike);
  verdict.exercises = gain > verdict.waiting;
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

/// The option as if it ran for ever.
Verdict by_threshold(const Contract& contract, const Prospect& prospect, double gain) {
  valuation::Opportunity opportunity{.value = prospect.share_worth,
                                     .cost = prospect.strike,
                                     .rate = contract.rate * days_per_year,
                                     .pays_out = contract.pays_out * days_per_year,
                                     .volatility = contract.volatility};
  Verdict verdict;
  verdict.waiting = static_cast<double>(prospect.allotment.shares) * valuation::worth_of(opportunity);
  verdict.exercises = gain > 0 && prospect.share_worth >= valuation::threshold(opportunity);
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

}  // namespace

std::vector<double> state_seen(const World& world, const Contract& contract, const std::optional<Prospect>& prospect) {
  PartyId issuer = company_named(world.scenario, contract.issuer),
          holder = *party_named(world.scenario, contract.holder);
  auto diluted = static_cast<double>(std::max<std::int64_t>(1, world.books->shares.diluted(issuer)));
  double each = prospect ? prospect->share_worth : believed_value(world, holder, issuer) / diluted;
  double value = company_value(world, issuer);
  double sales = world.firms->of(issuer)->sales * days_per_year;
  return {each / static_cast<double>(minor_units(world.scenario.currency)), delivered_so_far(world, holder, issuer),
          value > 0 ? sales / value : 0};
}

std::vector<double> regressors(const std::vector<double>& seen) {
  return {1, seen[0], seen[0] * seen[0], seen[1], seen[2]};
}

Verdict judge(const World& world, std::size_t index, const std::vector<double>& seen,
              const std::optional<Prospect>& prospect, double gain, bool last) {
  if (last) return {.exercises = gain > 0, .value = std::max(0.0, gain)};
  const Contract& contract = world.scenario.contracts[index];
  bool there = prospect && prospect->allotment.shares > 0 && prospect->share_worth > 0;
  switch (contract.decides) {
    case Decides::LeastSquares:
      return by_least_squares(world, index, seen, gain);
    case Decides::ClosedForm:
      return there ? by_closed_form(world, contract, *prospect, gain) : Verdict{};
    case Decides::Threshold:
      return there ? by_threshold(contract, *prospect, gain) : Verdict{};
    case Decides::Always:
      return {.exercises = gain > 0, .value = std::max(0.0, gain)};
    case Decides::Never:
      return {};
  }
  throw InvariantError("no such way to decide");
}

}  // namespace rivalry

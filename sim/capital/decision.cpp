#include "sim/capital/decision.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/money.hpp"
#include "sim/capital/agreements.hpp"
#include "sim/capital/foresight.hpp"
#include "sim/capital/valuation/stake_value.hpp"
#include "sim/capital/valuation/waiting.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// What other futures say about waiting; while they are being played the holder waits to the end.
Verdict by_least_squares(const World& world, std::size_t index, const std::vector<double>& seen, double gain) {
  if (!world.capital.foresight) return {};
  const valuation::Fit* fit = world.capital.foresight->waiting(index, world.today, gain);
  if (!fit) return {.exercises = gain > 0, .value = gain};
  std::vector<double> x = regressors(seen);
  Verdict verdict;
  verdict.waiting = std::max(0.0, fit->at(x));
  verdict.error = std::isfinite(fit->error_at(x)) ? fit->error_at(x) : 0;
  verdict.exercises = gain > verdict.waiting;
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

Verdict by_closed_form(const World& world, const Contract& contract, const Prospect& prospect, double gain) {
  Verdict verdict;
  auto shares = static_cast<double>(prospect.allotment.shares);
  verdict.waiting = shares * valuation::stake_value(stake_terms(world, contract, prospect.share_worth));
  verdict.exercises = gain > verdict.waiting;
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

Verdict by_threshold(const Contract& contract, const Prospect& prospect, double gain) {
  valuation::Waiting wait = valuation::wait(contract.rate * days_per_year, contract.pays_out * days_per_year,
                                            contract.volatility, prospect.strike, prospect.share_worth);
  Verdict verdict;
  verdict.waiting = wait.value * static_cast<double>(prospect.allotment.shares);
  verdict.exercises = gain > 0 && prospect.share_worth >= wait.threshold;
  verdict.value = std::max(gain, verdict.waiting);
  return verdict;
}

}  // namespace

std::vector<double> state_seen(const World& world, const Contract& contract, const std::optional<Prospect>& prospect) {
  PartyId issuer = company_named(world.scenario, contract.issuer),
          holder = *party_named(world.scenario, contract.holder);
  auto diluted = static_cast<double>(std::max<std::int64_t>(1, world.books.shares.diluted(issuer)));
  double each = prospect ? prospect->share_worth : believed_value(world, holder, issuer) / diluted;
  double value = company_value(world, issuer);
  double sales = world.firms.of(issuer)->sales * days_per_year;
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
  bool there = prospect && prospect->allotment.shares > 0;
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

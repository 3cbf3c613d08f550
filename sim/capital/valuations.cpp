#include "sim/capital/valuations.hpp"

#include <algorithm>

#include "rivalry/capital.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/valuations.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/valuation/exchange.hpp"
#include "sim/capital/valuation/questions.hpp"

namespace rivalry {

namespace {

using namespace valuation;

bool is_recorded(const Scenario& scenario) {
  return std::ranges::any_of(scenario.outputs.record, [](const auto& name) { return name.starts_with("valuation_"); });
}

ValuationState formula(double value) {
  ValuationState state;
  state.value = value;
  state.error = 0;
  return state;
}

ValuationState of_tree(const Valuation& question) {
  ValuationState state = formula(on_tree(option_of(question), tree_of(question)));
  state.european = black_scholes(option_of(question));
  return state;
}

ValuationState of_wait(const Valuation& question) {
  Opportunity opportunity = opportunity_of(question);
  ValuationState state = formula(worth_of(opportunity));
  state.threshold = threshold(opportunity);
  state.exponent = exponent(opportunity);
  return state;
}

ValuationState of_paths(const Valuation& question, const Random& random, const Executor& executor) {
  Simulation simulation = simulation_of(question);
  auto stream = static_cast<std::uint16_t>(name_key(question.name));
  Learned learned = learn(Simulated(simulation, random, stream, 0, executor), executor);
  ValuationState state;
  state.value = learned.estimate.value;
  state.error = learned.estimate.error;
  state.european = question.right == Payoff::Stake ? listed_after(stake_of(question), simulation.option.time)
                                                   : black_scholes(simulation.option);
  if (question.unseen > 0) {
    simulation.paths = static_cast<std::size_t>(question.unseen);
    Estimate unseen = apply(learned.policy, Simulated(simulation, random, stream, 1, executor), executor);
    state.unseen = unseen.value;
    state.unseen_error = unseen.error;
  }
  return state;
}

/// Of the prices as given: those in the money teach, as few as they may be.
ValuationState of_given_paths(const Valuation& question, const Executor& executor) {
  Recorded paths = recorded_of(question);
  Learned learned = learn(paths, executor, {1});
  ValuationState state;
  state.value = learned.estimate.value;
  state.error = learned.estimate.error;
  double sum = 0;
  for (std::size_t path = 0; path < paths.paths(); ++path)
    sum += std::max(0.0, paths.exercise(paths.dates() - 1, path)) * paths.discount(paths.dates() - 1);
  state.european = sum / static_cast<double>(paths.paths());
  return state;
}

}  // namespace

ValuationState answer(const Valuation& q, const Random& random, const Executor& executor) {
  switch (q.kind) {
    case ValuationKind::European:
      return formula(black_scholes(option_of(q)));
    case ValuationKind::Digital:
      return formula(q.pays == DigitalPays::Cash ? cash_or_nothing(option_of(q)) : asset_or_nothing(option_of(q)));
    case ValuationKind::Tree:
      return of_tree(q);
    case ValuationKind::LeastSquares:
      return of_paths(q, random, executor);
    case ValuationKind::GivenPaths:
      return of_given_paths(q, executor);
    case ValuationKind::Exchange:
      return formula(exchange({q.price, q.pays_out * days_per_year, q.volatility},
                              {q.given_price, q.given_pays_out * days_per_year, q.given_volatility}, q.correlation,
                              q.until_days / days_per_year));
    case ValuationKind::Wait:
      return of_wait(q);
    case ValuationKind::StakeOption:
      return formula(stake_option(stake_of(q), listing_of(q)));
  }
  return {};
}

void answer_valuations(World& world, const Executor& executor) {
  if (world.today != world.scenario.start || !is_recorded(world.scenario)) return;
  for (const Valuation& question : world.scenario.valuations)
    world.capital->valuations.push_back(answer(question, world.random, executor));
}

std::uint64_t valuations_memory(const Scenario& scenario) {
  std::uint64_t most = 0;
  if (!is_recorded(scenario)) return most;
  for (const Valuation& question : scenario.valuations)
    if (question.kind == ValuationKind::LeastSquares) most = std::max(most, memory_of(simulation_of(question)));
  return most;
}

}  // namespace rivalry

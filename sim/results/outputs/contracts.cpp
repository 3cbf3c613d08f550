// THE OUTPUTS of contracts.
#include "rivalry/contracts.hpp"

#include "rivalry/capital.hpp"
#include "rivalry/games.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/capital.hpp"

namespace rivalry::rows {

namespace {

template <class Of>
void by_contract(const World& world, std::span<double> cells, Of of) {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<double>(of(world.capital->contracts[i]));
}

template <auto Member>
void of_contract(const World& world, std::span<double> cells) {
  by_contract(world, cells, [](const ContractState& state) { return state.*Member; });
}

template <auto Member>
void of_last_review(const World& world, std::span<double> cells) {
  by_contract(world, cells, [](const ContractState& state) {
    bool open = state.stage == ContractStage::InForce && !state.reviews.empty();
    return open ? state.reviews.back().*Member : 0.0;
  });
}

void strike(const World& world, std::span<double> cells) { of_contract<&ContractState::strike>(world, cells); }

void exercised(const World& world, std::span<double> cells) {
  by_contract(world, cells,
              [](const ContractState& state) { return state.stage == ContractStage::Done && state.shares > 0; });
}

void ended_day(const World& world, std::span<double> cells) {
  by_contract(world, cells, [&](const ContractState& state) {
    bool ended = state.stage == ContractStage::Done || state.stage == ContractStage::Lapsed ||
                 state.stage == ContractStage::Forbidden;
    return ended ? state.since - world.scenario.start : -1;
  });
}

constexpr OutputRow followed[] = {
    {{"contract_value",
      {"time", "contract"},
      as_money,
      "currency",
      "Value of a right",
      "What an option in force is worth to its holder, by its own views and discount rate, at its last review: the "
      "larger of exercising and waiting. 0 once it has ended."},
     of_contract<&ContractState::value>},
    {{"contract_value_error",
      {"time", "contract"},
      as_money,
      "currency",
      "Standard error of the value",
      "Of what waiting is worth, as learned from other futures; 0 of a formula."},
     of_contract<&ContractState::value_error>},
    {{"contract_waiting",
      {"time", "contract"},
      as_money,
      "currency",
      "Value of waiting",
      "What not exercising was worth at the last review of an option in force."},
     of_last_review<&Review::waiting>},
    {{"contract_exercise_value",
      {"time", "contract"},
      as_money,
      "currency",
      "Value of exercising",
      "What exercising would have brought at the last review of an option in force, over its price; 0 where it was "
      "not possible."},
     of_last_review<&Review::exercise>},
    {{"contract_exercised",
      {"time", "contract"},
      as_flag,
      "1",
      "Exercised",
      "1 once shares have changed hands under the contract."},
     exercised},
};

constexpr OutputRow at_the_end[] = {
    {{"contract_shares",
      {"contract"},
      as_count,
      "shares",
      "Shares taken",
      "Shares that changed hands under the contract."},
     of_contract<&ContractState::shares>},
    {{"contract_cost", {"contract"}, as_money, "currency", "Cost", "What was paid for them, or lent."},
     of_contract<&ContractState::cost>},
    {{"contract_strike",
      {"contract"},
      as_money,
      "currency",
      "Strike",
      "Price of a share at exercise or purchase; 0: it was not exercised."},
     strike},
    {{"contract_gain",
      {"contract"},
      as_money,
      "currency",
      "Gain",
      "What exercise brought its holder on the day, over its price; 0: it was not exercised."},
     of_contract<&ContractState::gain>},
    {{"contract_payoff",
      {"contract"},
      as_money,
      "currency",
      "Payoff",
      "That gain discounted to the first day; of an option still in force at the end, what exercising would bring "
      "then. Its mean over replicates is the value of the option under its holder's rule, without hindsight."},
     of_contract<&ContractState::payoff>},
    {{"contract_ended_day",
      {"contract"},
      as_count,
      "days",
      "End of a contract",
      "Days from the start to the day on which it was carried out, exercised, forbidden or lapsed; -1 if it goes "
      "on."},
     ended_day},
};

}  // namespace

OutputChapters outputs_of_contracts() {
  static constexpr std::span<const OutputRow> chapters[] = {followed, at_the_end};
  return chapters;
}

}  // namespace rivalry::rows

#include "sim/capital/reviews.hpp"

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/math.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/decision.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

bool has_sold_too_much(const World& world, const Contract& contract, const ContractState& state) {
  if (contract.lapses_if_sold <= 0) return false;
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  auto kept = static_cast<double>(world.books->shares.held(issuer, holder));
  return kept < (1 - contract.lapses_if_sold) * static_cast<double>(state.at_signing);
}

bool ends_with_listing(const World& world, const Contract& contract) {
  const auto& listings = world.scenario.listings;
  for (std::size_t i = 0; i < listings.size(); ++i)
    if (listings[i].name == contract.until_listing) return world.capital->listings[i].stage == ListingStage::Priced;
  return false;
}

/// There is no day after this on which it could be exercised.
bool is_last_day(const World& world, const Contract& contract) {
  return contract.until == world.today || ends_with_listing(world, contract);
}

bool may_exercise(const World& world, const Contract& contract, bool last) {
  if (contract.from && world.today < *contract.from) return false;
  return last || contract.style == ExerciseStyle::American;
}

/// Its window has closed while a regulator was still at work.
bool has_closed(const World& world, const Contract& contract) {
  const auto& listings = world.scenario.listings;
  for (std::size_t i = 0; i < listings.size(); ++i)
    if (listings[i].name == contract.until_listing && world.capital->listings[i].stage == ListingStage::Listed)
      return true;
  return contract.until && world.today > *contract.until;
}

double discount(const World& world, const Contract& contract) {
  return math::exp(-discount_rate(world.scenario, contract.holder) * (world.today - world.scenario.start));
}

void look(World& world, std::size_t index, bool last) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  bool calendar_ends = world.today == world.scenario.end;
  auto prospect = prospect_today(world, contract);
  bool possible = prospect && prospect->allotment.shares > 0 && may_exercise(world, contract, last || calendar_ends);
  double gain = possible ? prospect->gain : 0;
  std::vector<double> seen = state_seen(world, contract, prospect);
  Verdict verdict = judge(world, index, seen, prospect, gain, last || calendar_ends);
  state.value = verdict.value;
  state.value_error = verdict.error;
  state.reviews.push_back({world.today, std::move(seen), gain, verdict.waiting, verdict.error});
  if (calendar_ends && !last) {
    state.payoff = std::max(0.0, gain) * discount(world, contract);
  } else if (verdict.exercises) {
    exercise(world, index, *prospect);
    state.value = 0;
    state.value_error = 0;
    state.payoff = gain * discount(world, contract);
  } else if (last) {
    state.reviews.pop_back();
    lapse(world, index);
  }
}

}  // namespace

void review(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  if (has_sold_too_much(world, contract, state) || has_closed(world, contract)) return lapse(world, index);
  bool last = is_last_day(world, contract);
  bool today = last || state.since == world.today || ends_month(world.today) || world.today == world.scenario.end;
  if (today) look(world, index, last);
}

void lapse(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  state.stage = ContractStage::Lapsed;
  state.since = world.today;
  state.value = state.value_error = 0;
  state.reviews.push_back({world.today, {}, 0, 0, 0});
  state.because = note(world.journal, {.day = world.today,
                                       .what = HappeningKind::Lapse,
                                       .who = *party_named(world.scenario, contract.holder),
                                       .whom = company_named(world.scenario, contract.issuer),
                                       .cause = state.because});
}

}  // namespace rivalry

#include "sim/capital/contracts.hpp"

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/notes.hpp"
#include "sim/capital/purchase.hpp"
#include "sim/capital/reviews.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

PartyId holder_of(const World& world, const Contract& contract) {
  return *party_named(world.scenario, contract.holder);
}

PartyId issuer_of(const World& world, const Contract& contract) {
  return company_named(world.scenario, contract.issuer);
}

void enter(World& world, std::size_t index, ContractStage stage, HappeningKind what) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  state.stage = stage;
  state.since = world.today;
  state.because = note(world.journal, {.day = world.today,
                                       .what = what,
                                       .who = holder_of(world, contract),
                                       .whom = issuer_of(world, contract),
                                       .cause = state.because});
}

bool is_approved(const World& world, const Contract& contract) {
  return world.random.uniform(Purpose::Approval, 0, name_key(contract.name), 0) < contract.approval_chance;
}

/// What is to be done as soon as it is signed and approved. Rights and agreements go on from here.
void begin(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  if (contract.kind == ContractKind::SharePurchase) return buy_stake(world, index);
  if (contract.kind == ContractKind::ConvertibleNote) lend_on_note(world, index);
  world.capital->contracts[index].at_signing =
      world.books->shares.held(issuer_of(world, contract), holder_of(world, contract));
}

void be_approved(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  bool approved = is_approved(world, contract);
  if (contract.approval_days > 0 || !approved)
    enter(world, index, approved ? ContractStage::InForce : ContractStage::Forbidden,
          approved ? HappeningKind::Approved : HappeningKind::Forbidden);
  world.capital->contracts[index].stage = approved ? ContractStage::InForce : ContractStage::Forbidden;
  if (approved) begin(world, index);
}

void be_signed(World& world, std::size_t index) {
  enter(world, index, ContractStage::Waiting, HappeningKind::Signed);
  if (world.scenario.contracts[index].approval_days <= 0) be_approved(world, index);
}

bool both_live(const World& world, const Contract& contract) {
  const Firm* holder = world.firms->of(holder_of(world, contract));
  return (!holder || holder->alive) && world.firms->of(issuer_of(world, contract))->alive;
}

void go_on(World& world, std::size_t index) {
  switch (world.scenario.contracts[index].kind) {
    case ContractKind::StakeOption:
    case ContractKind::Warrant:
      return review(world, index);
    case ContractKind::ConvertibleNote:
      return call_when_due(world, index);
    default:
      return;
  }
}

void keep_contract(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  bool open = state.stage == ContractStage::Unsigned || state.stage == ContractStage::Waiting ||
              state.stage == ContractStage::InForce;
  if (!open) return;
  if (!both_live(world, contract)) return lapse(world, index);
  if (state.stage == ContractStage::Unsigned && world.today == contract.at.value_or(world.scenario.start))
    be_signed(world, index);
  else if (state.stage == ContractStage::Waiting && world.today - state.since >= contract.approval_days)
    be_approved(world, index);
  if (state.stage == ContractStage::InForce) go_on(world, index);
}

}  // namespace

bool is_shut_out(const World& world, PartyId company, PartyId investor) {
  for (std::size_t i = 0; i < world.scenario.contracts.size(); ++i) {
    const Contract& contract = world.scenario.contracts[i];
    if (contract.kind == ContractKind::Exclusivity && world.capital->contracts[i].stage == ContractStage::InForce &&
        contract.issuer == world.firms->names[company.index] && contract.against == world.firms->names[investor.index])
      return true;
  }
  return false;
}

void keep_contracts(World& world, const Executor&) {
  for (std::size_t i = 0; i < world.scenario.contracts.size(); ++i) keep_contract(world, i);
}

}  // namespace rivalry

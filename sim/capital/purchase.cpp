#include "sim/capital/purchase.hpp"

#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/entries.hpp"
#include "sim/capital/exercise.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// The whole price, lot by lot in proportion to the shares; the last lot takes what rounding leaves.
void share_price(Allotment& allotment, std::int64_t price) {
  std::int64_t left = price;
  for (Lot& lot : allotment.lots) {
    lot.cost =
        &lot == &allotment.lots.back() ? left : static_cast<std::int64_t>(Wide{price} * lot.shares / allotment.shares);
    left -= lot.cost;
  }
  allotment.cost = price;
}

}  // namespace

void buy_stake(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  Allotment bought = largest_allotment(world, contract, 0);
  std::int64_t price = std::llround(contract.price);
  bool enough = contract.shares > 0 ? bought.shares == std::llround(contract.shares) : bought.shares > 0;
  bool happens = enough && price <= world.books->ledger.cash(holder);
  if (happens) {
    share_price(bought, price);
    take_up(world, contract, bought, state.because);
    state.shares = bought.shares;
    state.cost = bought.cost;
    state.strike = static_cast<double>(price) / static_cast<double>(bought.shares);
  }
  state.stage = happens ? ContractStage::Done : ContractStage::Lapsed;
  state.since = world.today;
  state.because = note(world.journal, {.day = world.today,
                                       .what = happens ? HappeningKind::Equity : HappeningKind::Lapse,
                                       .who = holder,
                                       .whom = issuer,
                                       .amount = happens ? price : 0,
                                       .cause = state.because});
}

}  // namespace rivalry

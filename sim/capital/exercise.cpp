#include "sim/capital/exercise.hpp"

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/protection.hpp"
#include "sim/capital/strike.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// A company's equity and shares, and how both grow.
struct Equity {
  double value = 0;
  double shares = 0;
  double each() const { return shares > 0 ? value / shares : 0; }
  Equity with(double money, double new_shares) const { return {value + money, shares + new_shares}; }
};

ClassNumber class_of(const World& world, const Contract& contract) {
  const Company& params =
      world.scenario.companies[company_named(world.scenario, contract.issuer).index - first_company];
  return class_called(params.classes, contract.share_class);
}

/// As the holder sees it, a listing of today included.
Equity equity_seen(const World& world, PartyId holder, PartyId issuer) {
  Equity equity{believed_value(world, holder, issuer), static_cast<double>(world.books->shares.diluted(issuer))};
  const ListingState* listing = being_listed(world, issuer);
  if (!listing) return equity;
  double price = listing->price * view_of(world, holder, issuer).value;
  auto new_shares = static_cast<double>(listing->new_shares - listing->taken);
  return Equity{price * equity.shares, equity.shares}.with(listing->price * new_shares, new_shares);
}

double created_cost(const Allotment& allotment) {
  double cost = 0;
  for (const Lot& lot : allotment.lots)
    if (lot.from == "new") cost += static_cast<double>(lot.cost);
  return cost;
}

void reckon(Prospect& prospect, const View& view, const Equity& before, double held) {
  const Allotment& taken = prospect.allotment;
  Equity after = before.with(created_cost(taken), static_cast<double>(taken.created));
  double more = held + static_cast<double>(taken.shares);
  prospect.share_worth = before.each();
  prospect.share_worth_after = after.each();
  prospect.stake_before = held / before.shares;
  prospect.stake_after = more / after.shares;
  prospect.gain = more * after.each() - held * before.each() - static_cast<double>(taken.cost) +
                  view.synergy * (prospect.stake_after - prospect.stake_before) - view.control_cost;
}

}  // namespace

std::optional<Prospect> prospect_today(const World& world, const Contract& contract) {
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  const ListingState* listing = being_listed(world, issuer);
  StrikeBasis basis{static_cast<double>(world.books->shares.diluted(issuer)), company_value(world, issuer),
                    listing ? std::optional(listing->price) : std::nullopt};
  auto strike = strike_price(contract.strike, basis);
  if (!strike) return std::nullopt;
  Prospect prospect;
  prospect.strike = *strike;
  prospect.allotment = largest_allotment(world, contract, *strike);
  Equity before = equity_seen(world, holder, issuer);
  if (prospect.allotment.shares > 0 && before.shares > 0)
    reckon(prospect, view_of(world, holder, issuer), before,
           static_cast<double>(world.books->shares.held(issuer, holder)));
  else
    prospect.share_worth = before.each();
  return prospect;
}

void take_up(World& world, const Contract& contract, const Allotment& allotment, std::int32_t cause) {
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  std::int64_t before = world.books->shares.diluted(issuer);
  for (const Lot& lot : allotment.lots) {
    if (lot.from == "offering") being_listed(world, issuer)->taken += lot.shares;
    if (lot.from == "offering" || lot.from == "new")
      buy_shares(world.books, issuer, holder, lot.shares, lot.cost, class_of(world, contract));
    else
      sell_stake(world.books, issuer, *party_named(world.scenario, lot.from), holder, ordinary_shares, lot.shares,
                 lot.cost);
  }
  protect_classes(world, issuer, before, created_cost(allotment), allotment.created, cause);
}

void exercise(World& world, std::size_t index, const Prospect& prospect) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  take_up(world, contract, prospect.allotment, state.because);
  state.stage = ContractStage::Done;
  state.since = world.today;
  state.shares = prospect.allotment.shares;
  state.cost = prospect.allotment.cost;
  state.strike = prospect.strike;
  state.gain = prospect.gain;
  const ListingState* listing = being_listed(world, issuer);
  state.because = note(world.journal, {.day = world.today,
                                       .what = HappeningKind::Exercise,
                                       .who = holder,
                                       .whom = issuer,
                                       .amount = state.cost,
                                       .cause = listing ? listing->because : state.because});
}

}  // namespace rivalry

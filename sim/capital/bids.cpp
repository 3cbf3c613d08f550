#include "sim/capital/bids.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/capital/contracts.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

const Company& company_of(const World& world, const Round& params) {
  return world.scenario.companies[company_named(world.scenario, params.company).index - first_company];
}

/// A round's noise: mean 1, the investor's own in each round.
double chance_of(const World& world, const Round& params, const Bid& bid) {
  if (params.noise == 0) return 1;
  double u = world.random.uniform(Purpose::BidPrice, 0, name_key(bid.name), name_key(params.name));
  return math::exp(params.noise * math::normal_quantile(u) - params.noise * params.noise / 2);
}

/// As much of the round as it owns of the company.
std::int64_t right_of(const World& world, PartyId company, PartyId investor, std::int64_t amount) {
  const Register& shares = world.books->shares;
  std::int64_t diluted = shares.diluted(company);
  return diluted > 0 ? pro_rata(amount, shares.held(company, investor), diluted) : 0;
}

}  // namespace

const Investor& investor_of(const World& world, const Bid& bid) {
  PartyId party = *party_named(world.scenario, bid.name);
  return world.scenario.investors[party.index - world.firms->investor(0).index];
}

double leaves(const Investor& investor, const std::string& partner) {
  for (const Rival& rival : investor.rivals)
    if (rival.name == partner) return rival.leaves;
  return 0;
}

double most_it_would_pay(const World& world, const Round& params, const Bid& bid) {
  PartyId company = company_named(world.scenario, params.company), party = *party_named(world.scenario, bid.name);
  double worth = believed_value(world, party, company) + view_of(world, party, company).synergy;
  double growth = company_of(world, params).value.drift - investor_of(world, bid).discount_rate;
  return worth * chance_of(world, params, bid) * math::exp(growth * bid.holds_days);
}

BidState bid_of(const World& world, const Round& params, const Bid& bid, const Asked& asked) {
  BidState state;
  PartyId party = *party_named(world.scenario, bid.name);
  std::int64_t can = std::min<std::int64_t>(std::llround(bid.up_to), world.books->ledger.cash(party));
  state.values = most_it_would_pay(world, params, bid);
  if (!asked.bids_decide && state.values < asked.pre_money)
    state.fate = BidFate::TooDear;
  else if (can <= 0 || static_cast<double>(can) < bid.at_least)
    state.fate = BidFate::NoMoney;
  else
    state.offered = std::min(can, asked.amount);
  return state;
}

Fears fears_of(const Company& company) {
  Fears fears;
  for (const Partner& partner : company.partners) fears.importance.push_back(partner.importance);
  for (const Politics& politics : company.politics) fears.politics.push_back(politics.cost);
  return fears;
}

Offer seen_by_board(const World& world, const Round& params, std::size_t bid, const BidState& state, const Asked& asked,
                    const Fears& fears) {
  const Bid& said = params.bids[bid];
  const Investor& investor = investor_of(world, said);
  const Company& company = company_of(world, params);
  PartyId party = *party_named(world.scenario, said.name), issuer = company_named(world.scenario, params.company);
  Offer offer{.who = said.name, .amount = state.offered, .lead = said.lead, .synergy = said.synergy};
  offer.at_least = std::llround(said.at_least);
  offer.right = said.pro_rata ? right_of(world, issuer, party, asked.amount) : 0;
  offer.excluded = is_shut_out(world, issuer, party);
  offer.price = asked.bids_decide ? math::log(state.values / asked.pre_money) : 0;
  for (std::size_t p = 0; p < company.partners.size(); ++p)
    offer.partners += fears.importance[p] * leaves(investor, company.partners[p].name);
  for (std::size_t p = 0; p < company.politics.size(); ++p)
    if (company.politics[p].market == investor.blocked_in) offer.politics += fears.politics[p];
  double bought = static_cast<double>(state.offered) / (asked.pre_money + static_cast<double>(asked.amount));
  offer.control = world.books->shares.votes(issuer, party) * (1 - bought) + bought;
  if (said.board_seat) offer.control += params.weighs.board_seat;
  return offer;
}

}  // namespace rivalry

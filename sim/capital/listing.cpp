#include "sim/capital/listing.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"
#include "sim/books/entries.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/notes.hpp"
#include "sim/capital/protection.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

void convert_classes(World& world, PartyId company) {
  Register& shares = world.books->shares;
  for (ClassNumber kind = 1; kind < shares.classes(company).size(); ++kind) shares.convert_class(company, kind);
}

std::int64_t cost_of(std::int64_t shares, double price) { return std::llround(static_cast<double>(shares) * price); }

void sell_new_shares(World& world, const Listing& params, ListingState& state, PartyId company) {
  std::int64_t shares = state.new_shares - state.taken;
  std::int64_t raised = cost_of(shares, state.price);
  if (shares <= 0 || raised <= 0) return;
  buy_shares(world.books, company, outside, shares, raised);
  state.raised = raised;
  std::int64_t fee = std::llround(static_cast<double>(raised) * params.fee);
  if (fee > 0) world.books->ledger.post({company, outside, fee, TransferReason::Fees});
}

void sell(World& world, const ListingState& state, PartyId company, PartyId seller, std::int64_t shares) {
  if (shares > 0)
    sell_stake(world.books, company, seller, outside, ordinary_shares, shares, cost_of(shares, state.price));
}

/// All holders sell in proportion to what they have, rounded down; the few that are left come from the first who can.
void sell_old_shares(World& world, const ListingState& state, PartyId company) {
  std::vector<Register::Holding> holders;
  std::int64_t all = 0, left = state.old_shares;
  for (const Register::Holding& holding : world.books->shares.of(company))
    if (holding.holder != outside && holding.shares > 0) holders.push_back(holding), all += holding.shares;
  if (all <= 0) return;
  for (Register::Holding& holder : holders) {
    auto part = static_cast<std::int64_t>(Wide{state.old_shares} * holder.shares / all);
    sell(world, state, company, holder.holder, part);
    holder.shares -= part;
    left -= part;
  }
  for (const Register::Holding& holder : holders) {
    std::int64_t more = std::min(left, holder.shares);
    sell(world, state, company, holder.holder, more);
    left -= more;
  }
}

void first_day(World& world, const Listing& params, ListingState& state, PartyId company) {
  double z = math::normal_quantile(world.random.uniform(Purpose::FirstDay, 0, name_key(params.name), 0));
  double spread = params.first_day_spread;
  rerate(world, company, state.demand * math::exp(spread * z - spread * spread / 2));
  auto diluted = static_cast<double>(world.books->shares.diluted(company));
  state.first_close = std::round(value_by_now(world, company) / diluted);
}

void close(World& world, std::size_t index) {
  const Listing& params = world.scenario.listings[index];
  ListingState& state = world.capital->listings[index];
  PartyId company = company_named(world.scenario, params.company);
  convert_notes(world, company, state.price, state.because);
  protect_classes(world, company, world.books->shares.diluted(company),
                  state.price * static_cast<double>(state.new_shares), state.new_shares, state.because);
  convert_classes(world, company);
  sell_new_shares(world, params, state, company);
  if (params.seller.empty())
    sell_old_shares(world, state, company);
  else
    sell(world, state, company, *party_named(world.scenario, params.seller),
         std::min(state.old_shares, world.books->shares.held(company, *party_named(world.scenario, params.seller))));
  first_day(world, params, state, company);
  state.stage = ListingStage::Listed;
}

}  // namespace

void close_listings(World& world, const Executor&) {
  for (std::size_t l = 0; l < world.capital->listings.size(); ++l)
    if (world.capital->listings[l].stage == ListingStage::Priced) close(world, l);
}

}  // namespace rivalry

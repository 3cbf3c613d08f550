#include "sim/capital/allotment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

PartyId party(const World& world, const std::string& name) {
  auto found = party_named(world.scenario, name);
  if (!found) throw InvariantError("a contract names somebody who is not there: " + name);
  return *found;
}

std::int64_t ordinary_of(const World& world, PartyId company, PartyId holder) {
  for (const Register::Holding& holding : world.books->shares.of(company))
    if (holding.holder == holder && holding.kind == ordinary_shares) return holding.shares;
  return 0;
}

std::int64_t there_in(const World& world, const Contract& contract, const Tranche& tranche) {
  PartyId issuer = company_named(world.scenario, contract.issuer);
  if (tranche.from == "offering") {
    const ListingState* listing = being_listed(world, issuer);
    return listing ? listing->new_shares - listing->taken : 0;
  }
  if (tranche.from != "new") return ordinary_of(world, issuer, party(world, tranche.from));
  double authorised = world.scenario.companies[issuer.index - first_company].authorised;
  std::int64_t most = authorised > 0 ? std::llround(authorised) - world.books->shares.diluted(issuer)
                                     : std::numeric_limits<std::int64_t>::max();
  return std::max<std::int64_t>(0, most);
}

std::int64_t most_of(const World& world, const Contract& contract, const Tranche& tranche, std::int64_t wanted) {
  std::int64_t most = there_in(world, contract, tranche);
  if (tranche.shares > 0) most = std::min<std::int64_t>(most, std::llround(tranche.shares));
  if (tranche.share < 1)
    most = std::min(most, static_cast<std::int64_t>(std::ceil(tranche.share * static_cast<double>(wanted))));
  return most;
}

double price_in(const World& world, const Contract& contract, const Tranche& tranche, double price) {
  if (tranche.from != "offering") return price;
  const ListingState* listing = being_listed(world, company_named(world.scenario, contract.issuer));
  return listing ? listing->price : price;
}

/// Fully diluted shares once a listing of today has closed.
std::int64_t diluted_afterwards(const World& world, PartyId issuer) {
  const ListingState* listing = being_listed(world, issuer);
  return world.books->shares.diluted(issuer) + (listing ? listing->new_shares - listing->taken : 0);
}

bool is_allowed(const World& world, const Contract& contract, std::int64_t wanted, double price) {
  Allotment made = allot(world, contract, wanted, price);
  PartyId issuer = company_named(world.scenario, contract.issuer), holder = party(world, contract.holder);
  if (made.shares < wanted || made.cost > world.books->ledger.cash(holder)) return false;
  if (contract.shares > 0) return static_cast<double>(wanted) <= contract.shares;
  auto held = static_cast<double>(world.books->shares.held(issuer, holder) + made.shares);
  return held <= contract.stake * static_cast<double>(diluted_afterwards(world, issuer) + made.created);
}

}  // namespace

const ListingState* being_listed(const World& world, PartyId company) {
  for (std::size_t i = 0; i < world.capital->listings.size(); ++i)
    if (world.capital->listings[i].stage == ListingStage::Priced &&
        world.scenario.listings[i].company == world.firms->names[company.index])
      return &world.capital->listings[i];
  return nullptr;
}

ListingState* being_listed(World& world, PartyId company) {
  return const_cast<ListingState*>(being_listed(std::as_const(world), company));
}

Allotment allot(const World& world, const Contract& contract, std::int64_t wanted, double price) {
  static const std::vector<Tranche> only_new = {{.from = "new"}};
  Allotment made;
  for (const Tranche& tranche : contract.shares_from.empty() ? only_new : contract.shares_from) {
    std::int64_t shares = std::min(wanted - made.shares, most_of(world, contract, tranche, wanted));
    if (shares <= 0) continue;
    double each = price_in(world, contract, tranche, price);
    std::int64_t cost = std::max<std::int64_t>(1, std::llround(static_cast<double>(shares) * each));
    made.lots.push_back({tranche.from, shares, cost});
    made.shares += shares;
    made.cost += cost;
    if (tranche.from == "new") made.created += shares;
  }
  return made;
}

Allotment largest_allotment(const World& world, const Contract& contract, double price) {
  std::int64_t fits = 0, too_many = 1;
  while (is_allowed(world, contract, too_many, price)) fits = too_many, too_many *= 2;
  while (too_many - fits > 1) {
    std::int64_t middle = fits + (too_many - fits) / 2;
    (is_allowed(world, contract, middle, price) ? fits : too_many) = middle;
  }
  return allot(world, contract, fits, price);
}

}  // namespace rivalry

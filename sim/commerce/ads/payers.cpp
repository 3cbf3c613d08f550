#include "sim/commerce/ads/payers.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

/// The draws of merchants are told from those of conversations by this.
constexpr std::uint32_t merchant_draws = 0xFFFFFFFFu;

template <class Named>
std::size_t declared_place(const std::vector<Named>& things, const std::string& name) {
  auto found = std::ranges::find(things, name, &Named::name);
  expects(found != things.end(), "a merchant's platform, interest, shop and company are declared");
  return static_cast<std::size_t>(found - things.begin());
}

std::optional<PartyId> owner_of(const World& world, std::size_t platform) {
  const std::string& owner = world.scenario.platforms[platform].owner;
  if (owner.empty()) return std::nullopt;
  return world.firms->company(declared_place(world.scenario.companies, owner));
}

}  // namespace

Payers::Payers(World& world) : world_(world), money_(world.books->ledger.parties(), 0) {
  const Scenario& scenario = world.scenario;
  money_[outside.index] = std::numeric_limits<std::int64_t>::max();
  for (const Merchant& params : scenario.merchants) {
    Each each{.platform = declared_place(scenario.platforms, params.platform),
              .interest = declared_place(scenario.interests, params.interest),
              .shop = static_cast<std::uint16_t>(declared_place(scenario.shops, params.shop))};
    if (!params.company.empty()) {
      each.payer = world.firms->company(declared_place(scenario.companies, params.company));
      const Firm& firm = *world.firms->of(each.payer);
      each.alive = firm.alive;
      money_[each.payer.index] = std::max<std::int64_t>(0, world.books->ledger.cash(each.payer) - firm.reserve);
    }
    each.lot = world.random.words(Purpose::Slot, world.users->platforms[each.platform].stream, name_key(params.name),
                                  static_cast<std::uint32_t>(world.today.number), merchant_draws)[0];
    each_.push_back(each);
  }
}

bool Payers::is_open(std::size_t platform) const {
  auto owner = owner_of(world_, platform);
  return owner && world_.firms->of(*owner)->alive;
}

std::vector<std::size_t> Payers::bidders_for(std::size_t platform, std::size_t interest) const {
  std::vector<std::size_t> bidders;
  for (std::size_t m = 0; m < each_.size(); ++m)
    if (each_[m].alive && each_[m].platform == platform && each_[m].interest == interest) bidders.push_back(m);
  std::ranges::stable_sort(bidders, {}, [&](std::size_t m) { return each_[m].lot; });
  return bidders;
}

std::int64_t Payers::money_of(std::size_t merchant) const { return money_[each_[merchant].payer.index]; }

void Payers::spends(std::size_t merchant, std::int64_t amount) {
  Each& each = each_[merchant];
  each.spent += amount;
  if (each.payer != outside) money_[each.payer.index] -= amount;
}

void Payers::pay() {
  for (std::size_t p = 0; p < world_.scenario.platforms.size(); ++p)
    if (auto owner = owner_of(world_, p)) pay(p, *owner);
}

void Payers::pay(std::size_t platform, PartyId owner) {
  std::map<PartyId, std::int64_t> by_payer;
  for (const Each& each : each_)
    if (each.platform == platform && each.spent > 0) by_payer[each.payer] += each.spent;
  PlatformAdsState& state = world_.ads->platforms[platform];
  for (auto [payer, amount] : by_payer) {
    world_.books->ledger.post({payer, owner, amount, TransferReason::Advertising});
    state.slots_today += amount;
    if (payer != outside) state.from_companies += amount;
  }
  state.revenue += state.slots_today;
}

}  // namespace rivalry

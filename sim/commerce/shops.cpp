#include "sim/commerce/shops.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <span>

#include "rivalry/ads.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/baskets.hpp"
#include "sim/commerce/rails.hpp"
#include "sim/commerce/sales_cells.hpp"
#include "sim/commerce/shop_choice.hpp"
#include "sim/commerce/traits.hpp"

namespace rivalry {

namespace {

constexpr std::int32_t rehearsal_days = 16 * 7;

std::uint32_t phase_of(Day day) { return static_cast<std::uint32_t>((day.number % 7 + 7) % 7); }

/// What one shop sells in a part of the people; agents.
struct Counts {
  std::int64_t customers = 0;
  std::int64_t refused = 0;
  std::int64_t paid = 0;
  std::array<std::int64_t, max_rails + 1> sold{};  ///< by way to pay; the last: any
  std::array<std::int64_t, max_links> linked{};
};

/// What happens in a part of the people, or in all of them.
struct ShopperTally {
  std::array<Counts, max_shops> shops{};
  std::int64_t asked = 0;
  std::int64_t none = 0;
  std::int64_t surveyed = 0;
  std::int64_t logsum = 0;
};

void add_shoppers(std::int64_t& sum, std::int64_t more) {
  if (more != 0) std::atomic_ref(sum).fetch_add(more, std::memory_order_relaxed);
}

/// Additions commute, whichever thread comes first.
void add_shoppers(ShopperTally& all, const ShopperTally& part) {
  for (std::size_t j = 0; j < max_shops; ++j) {
    add_shoppers(all.shops[j].customers, part.shops[j].customers);
    add_shoppers(all.shops[j].refused, part.shops[j].refused);
    add_shoppers(all.shops[j].paid, part.shops[j].paid);
    for (std::size_t r = 0; r <= max_rails; ++r) add_shoppers(all.shops[j].sold[r], part.shops[j].sold[r]);
    for (std::size_t l = 0; l < max_links; ++l) add_shoppers(all.shops[j].linked[l], part.shops[j].linked[l]);
  }
  add_shoppers(all.asked, part.asked);
  add_shoppers(all.none, part.none);
  add_shoppers(all.surveyed, part.surveyed);
  add_shoppers(all.logsum, part.logsum);
}

/// The first way to pay that this one of the village has; the number of ways if any will do.
std::size_t pays_with(const World& world, const ChoiceDay& today, const Ways& ways, std::size_t shop,
                      std::uint32_t lane) {
  const std::vector<Gain>& payments = today.shop(shop).payments;
  for (std::size_t r = 0; r < payments.size(); ++r)
    if (ways.pays[shop][r] >> lane & 1) return payments[r].of;
  return world.scenario.rails.size();
}

/// Takes the money from the purse; false if there is not enough.
bool charge(World& world, std::uint32_t agent, std::int64_t amount) {
  std::int64_t& purse = world.purses->cash[agent];
  if (amount <= 0 || purse < amount) return false;
  purse -= amount;
  return true;
}

/// A day of a block of villages.
class ShoppingBlock {
 public:
  ShoppingBlock(World& world, const ChoiceDay& today, std::uint32_t block, bool rehearsal)
      : world_(world), today_(today), block_(block), rehearsal_(rehearsal) {}

  void play(Day day, ShopperTally& all) {
    std::uint32_t first = block_ * villages_per_block;
    std::uint32_t end = std::min(world_.users->villages, first + villages_per_block);
    std::uint32_t first_due = first + (phase_of(day) + 7 - first % 7) % 7;
    std::uint32_t due = first_due < end ? (end - first_due + 6) / 7 : 0;
    std::size_t traits = today_.traits().size();
    std::vector<std::uint64_t> having(due * traits);
    for (std::size_t l = 0; l < traits && due > 0; ++l)
      having_of_many(world_, today_.traits()[l], first_due, due, &having[l], traits);
    for (std::uint32_t i = 0; i < due; ++i) {
      std::uint32_t village = first_due + 7 * i;
      std::uint64_t asked = living(world_, village);
      shop(village, asked, today_.ways(village, asked, std::span(having).subspan(i * traits, traits)), true);
    }
    for (std::uint32_t village = first; village < end && today_.draws_everybody(); ++village) {
      std::uint64_t asked = living(world_, village);
      if (village % 7 != first_due % 7) shop(village, asked, today_.promoted(today_.ways(village, asked)), false);
    }
    if (!rehearsal_) add_shoppers(all, tally_);
  }

 private:
  void shop(std::uint32_t village, std::uint64_t asked, const Ways& ways, bool due) {
    today_.choose(village, asked, ways, choices_);
    tally_.asked += due ? std::popcount(asked) : 0;
    tally_.surveyed += due ? choices_.surveyed : 0;
    tally_.logsum += due ? choices_.logsum : 0;
    std::int64_t bought = 0;
    for (std::uint64_t some = rehearsal_ ? 0 : choices_.some; some != 0; some &= some - 1) {
      auto lane = static_cast<std::uint32_t>(std::countr_zero(some));
      std::uint8_t& choice = choices_.shop[lane];
      if (!buy(village * users_per_village + lane, choice - 1u, lane, ways)) choice = 0;
      bought += choice != 0;
    }
    if (!due) return;
    tally_.none += std::popcount(asked) - bought;
    std::uint32_t* chosen = &world_.shopping->chosen[std::size_t{village} * users_per_village];
    for (std::size_t i = 0; i < users_per_village; ++i) chosen[i] = chosen[i] << 4 | choices_.shop[i];
  }

  bool buy(std::uint32_t agent, std::size_t shop, std::uint32_t lane, const Ways& ways) {
    Counts& counts = tally_.shops[shop];
    Price price =
        price_of(world_.random, today_.shop(shop).prices, agent, step_, world_.scenario.shops[shop].orders, 0);
    if (!charge(world_, agent, price.paid)) {
      ++counts.refused;
      return false;
    }
    ++counts.customers;
    counts.paid += price.paid;
    counts.sold[pays_with(world_, today_, ways, shop, lane)] += price.sold;
    for (std::size_t l = 0; l < today_.shop(shop).links.size(); ++l)
      counts.linked[l] += static_cast<std::int64_t>(ways.linked[shop][l] >> lane & 1);
    return true;
  }

  World& world_;
  const ChoiceDay& today_;
  std::uint32_t block_;
  std::uint32_t step_ = static_cast<std::uint32_t>(world_.today.number);
  bool rehearsal_;
  ShopperTally tally_;
  Choices choices_;
};

std::int64_t people_of(const World& world, double agents) {
  return static_cast<std::int64_t>(agents * world.users->people_per_agent + 0.5);
}

void begin_day(World& world) {
  Shopping& shopping = world.shopping;
  std::size_t slot = phase_of(world.today);
  for (std::size_t j = 0; j < shopping.shops.size(); ++j) {
    ShopState& shop = shopping.shops[j];
    shop.customers_of_day[slot] = shop.sales_of_day[slot] = 0;
    for (std::array<std::int64_t, 7>& link : shop.by_link) link[slot] = 0;
    shop.today = {};
    shop.today.kickback.assign(world.scenario.platforms.size(), 0);
    SalesCells& sold = cells_of(world, j, world.today);
    std::fill(sold.begin(), sold.end(), 0);
  }
}

void note(World& world, const ShopperTally& tally) {
  Shopping& shopping = world.shopping;
  std::size_t slot = phase_of(world.today);
  shopping.asked[slot] = tally.asked;
  shopping.none[slot] = tally.none;
  shopping.surveyed[slot] = tally.surveyed;
  shopping.logsum[slot] = tally.logsum;
  for (std::size_t j = 0; j < shopping.shops.size(); ++j) {
    ShopState& shop = shopping.shops[j];
    const Counts& counts = tally.shops[j];
    auto customers = static_cast<double>(counts.customers);
    shop.customers_of_day[slot] += people_of(world, customers);
    shop.orders += people_of(world, customers * world.scenario.shops[j].orders);
    shop.refused += people_of(world, static_cast<double>(counts.refused));
    for (std::size_t l = 0; l < shop.by_link.size(); ++l)
      shop.by_link[l][slot] += people_of(world, static_cast<double>(counts.linked[l]));
    for (std::size_t r = 0; r <= world.scenario.rails.size(); ++r)
      cells_of(world, j, world.today)[cell(world, r, -1)] += counts.sold[r];
    for (std::int64_t sold : counts.sold) shop.today.sold += sold;
    shop.today.subsidy += -counts.paid;
    world.purses->spent += counts.paid;
  }
}

/// Tells baskets of one day in one shop apart.
std::uint32_t who_brought(const World& world, const Basket& basket) {
  if (basket.merchant >= 0) return name_key(world.scenario.merchants[static_cast<std::size_t>(basket.merchant)].name);
  if (basket.platform >= 0) return name_key(world.scenario.platforms[static_cast<std::size_t>(basket.platform)].name);
  return 1;
}

/// What is asked for a basket that was brought, as a multiple of the shop's prices.
double asked_for(const World& world, const Basket& basket) {
  return basket.merchant >= 0 ? world.scenario.merchants[static_cast<std::size_t>(basket.merchant)].price : 1;
}

/// Somebody who comes by a click or a post buys one basket, if the shop is open to him and he can pay.
void bring(World& world, const ChoiceDay& today, const Basket& basket) {
  ShopState& shop = world.shopping->shops[basket.shop];
  std::uint32_t village = basket.agent / users_per_village, lane = basket.agent % users_per_village;
  Ways ways = today.ways(village, std::uint64_t{1} << lane);
  std::int64_t crowd = people_of(world, 1);
  if (ways.enter[basket.shop] == 0) {
    shop.turned_away += crowd;
    return;
  }
  Price price =
      price_of(world.random, today.shop(basket.shop).prices, basket.agent,
               static_cast<std::uint32_t>(world.today.number), asked_for(world, basket), who_brought(world, basket));
  if (!charge(world, basket.agent, price.paid)) {
    shop.refused += crowd;
    return;
  }
  std::size_t slot = phase_of(world.today);
  shop.customers_of_day[slot] += crowd;
  shop.orders += crowd;
  shop.brought += crowd;
  shop.today.sold += price.sold;
  shop.today.subsidy -= price.paid;
  world.purses->spent += price.paid;
  std::size_t rail = pays_with(world, today, ways, basket.shop, lane);
  cells_of(world, basket.shop, world.today)[cell(world, rail, basket.platform)] += price.sold;
  if (basket.merchant >= 0) world.ads->merchants[static_cast<std::size_t>(basket.merchant)].sold_today += price.sold;
}

void play_blocks(World& world, const ChoiceDay& today, Day day, bool rehearsal, ShopperTally& tally,
                 const Executor& executor) {
  std::uint32_t blocks = (world.users->villages + villages_per_block - 1) / villages_per_block;
  for_blocks(executor, blocks, [&](std::size_t block) {
    ShoppingBlock(world, today, static_cast<std::uint32_t>(block), rehearsal).play(day, tally);
  });
}

}  // namespace

void begin_shops(World& world, const Executor& executor) {
  const Scenario& scenario = world.scenario;
  if (scenario.shops.empty()) return;
  Shopping& shopping = world.shopping;
  shopping.shops.resize(scenario.shops.size());
  begin_rails(world);
  for (std::size_t j = 0; j < scenario.shops.size(); ++j) {
    shopping.sizes.push_back(sizes_of_baskets(scenario.shops[j].basket_spread));
    shopping.shops[j].by_link.resize(scenario.shops[j].links.size());
    begin_cells(world, j);
  }
  shopping.chosen = Column<std::uint32_t>(std::size_t{world.users->villages} * users_per_village);
  if (scenario.shopping.loyalty == 0) return;
  ShopperTally nothing;
  for (Day day = world.today + -rehearsal_days; day < world.today; day = day + 1)
    play_blocks(world, ChoiceDay(world, day, true), day, true, nothing, executor);
}

void choose_marketplaces(World& world, const Executor& executor) {
  if (world.scenario.shops.empty()) return;
  begin_day(world);
  ChoiceDay today(world, world.today);
  ShopperTally tally;
  play_blocks(world, today, world.today, false, tally, executor);
  note(world, tally);
  for (const Basket& basket : world.shopping->brought) bring(world, today, basket);
  world.shopping->brought.clear();
  for (ShopState& shop : world.shopping->shops) {
    shop.today.subsidy += shop.today.sold;  // what was sold and not paid by customers
    shop.sales_of_day[phase_of(world.today)] = shop.today.sold;
  }
}

std::uint64_t shops_memory(const Scenario& scenario) {
  if (scenario.shops.empty()) return 0;
  double agents = scenario.population.people / scenario.population.people_per_agent;
  return static_cast<std::uint64_t>(agents * (sizeof(std::uint32_t) + sizeof(std::int64_t)));
}

}  // namespace rivalry

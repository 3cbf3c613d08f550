// THE OUTPUTS of marketplaces and of ways to pay. Sums "so far" are since the start of the run, less what came back.
#include <numeric>

#include "rivalry/games.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/commerce.hpp"

namespace rivalry::rows {

namespace {

using Cells = std::span<double>;
using Week = std::array<std::int64_t, 7>;

double sum(const Week& week) { return static_cast<double>(std::accumulate(week.begin(), week.end(), std::int64_t{0})); }

double share(double part, double all) { return all > 0 ? part / all : 0; }

/// One value per shop.
template <class Of>
void by_shop(const World& world, Cells cells, Of of) {
  for (std::size_t j = 0; j < world.shopping->shops.size(); ++j)
    cells[j] = static_cast<double>(of(world.shopping->shops[j]));
}

template <std::int64_t ShopState::*Member>
void of_shop(const World& world, Cells cells) {
  by_shop(world, cells, [](const ShopState& shop) { return shop.*Member; });
}

template <std::int64_t Parts::*Member>
void part_of_shop(const World& world, Cells cells) {
  by_shop(world, cells, [](const ShopState& shop) { return shop.total.*Member; });
}

template <Week ShopState::*Member>
void week_of_shop(const World& world, Cells cells) {
  by_shop(world, cells, [](const ShopState& shop) { return sum(shop.*Member); });
}

template <Week ShopState::*Member>
void share_of_week(const World& world, Cells cells) {
  week_of_shop<Member>(world, cells);
  double all = std::accumulate(cells.begin(), cells.end(), 0.0);
  for (double& cell : cells) cell = share(cell, all);
}

void sales_today(const World& world, Cells cells) {
  by_shop(world, cells, [](const ShopState& shop) { return shop.today.sold; });
}

void shop_kickback(const World& world, Cells cells) {
  std::size_t cell = 0;
  for (const ShopState& shop : world.shopping->shops)
    for (std::int64_t paid : shop.total.kickback) cells[cell++] = static_cast<double>(paid);
}

/// Per shop and platform, from one value per link; 0 where there is none.
template <class Of>
void by_link(const World& world, Cells cells, Of of) {
  const Scenario& scenario = world.scenario;
  std::size_t cell = 0;
  for (std::size_t j = 0; j < scenario.shops.size(); ++j)
    for (const Platform& platform : scenario.platforms) {
      cells[cell] = 0;
      for (std::size_t l = 0; l < scenario.shops[j].links.size(); ++l)
        if (scenario.shops[j].links[l].platform == platform.name) cells[cell] = of(world.shopping->shops[j], l);
      ++cell;
    }
}

void linked_customers(const World& world, Cells cells) {
  by_link(world, cells, [](const ShopState& shop, std::size_t link) { return sum(shop.by_link[link]); });
}

void linked_share(const World& world, Cells cells) {
  by_link(world, cells, [](const ShopState& shop, std::size_t link) { return shop.linked[link]; });
}

/// Who could have it: the active members of its platform, or everybody.
double who_could(const World& world, const Rail& rail) {
  double agents = world.users->agents;
  for (std::size_t p = 0; p < world.scenario.platforms.size(); ++p) {
    if (world.scenario.platforms[p].name != rail.platform) continue;
    agents = 0;
    for (const Census& segment : world.users->platforms[p].census)
      agents += static_cast<double>(segment.registered - segment.dormant);
  }
  return agents * world.users->people_per_agent;
}

void rail_users(const World& world, Cells cells) {
  for (std::size_t r = 0; r < cells.size(); ++r)
    cells[r] = world.shopping->rails[r].share * who_could(world, world.scenario.rails[r]);
}

void rail_paid(const World& world, Cells cells) {
  for (std::size_t r = 0; r < cells.size(); ++r) cells[r] = static_cast<double>(world.shopping->rails[r].paid);
}

void none_share(const World& world, Cells cells) {
  cells[0] = share(sum(world.shopping->none), sum(world.shopping->asked));
}

void logsum(const World& world, Cells cells) {
  constexpr double logsum_unit = 0x1p20;
  cells[0] = share(sum(world.shopping->logsum) / logsum_unit, sum(world.shopping->surveyed));
}

constexpr OutputRow of_customers[] = {
    {{"shop_customers",
      {"time", "shop"},
      as_count,
      "people",
      "Customers",
      "People who bought there in the last seven days."},
     week_of_shop<&ShopState::customers_of_day>},
    {{"shop_customers_share",
      {"time", "shop"},
      as_real,
      "1",
      "Share of the customers",
      "Its part of the customers of all shops in the last seven days; 0 if there were none."},
     share_of_week<&ShopState::customers_of_day>},
    {{"shop_orders", {"time", "shop"}, as_count, "orders", "Orders", "Orders so far."}, of_shop<&ShopState::orders>},
    {{"shop_orders_brought",
      {"time", "shop"},
      as_count,
      "orders",
      "Orders brought",
      "Of the orders so far: those to which a click or a post led."},
     of_shop<&ShopState::brought>},
    {{"shop_refused",
      {"time", "shop"},
      as_count,
      "people",
      "Customers who could not pay",
      "Those who chose it or clicked, so far, and had too little left of their budget."},
     of_shop<&ShopState::refused>},
    {{"shop_turned_away",
      {"time", "shop"},
      as_count,
      "people",
      "Customers who could not enter",
      "Those who clicked, so far, and are no members or cannot pay in any way that it accepts."},
     of_shop<&ShopState::turned_away>},
    {{"shop_linked_customers",
      {"time", "shop", "platform"},
      as_count,
      "people",
      "Customers by link",
      "Of the customers by choice of the last seven days: those who have linked their accounts on the platform."},
     linked_customers},
    {{"shop_linked_share",
      {"time", "shop", "platform"},
      as_real,
      "1",
      "Share who have linked",
      "Of the platform's active members: the share who have linked their accounts with the shop."},
     linked_share},
    {{"shopping_none_share",
      {"time"},
      as_real,
      "1",
      "Share who buy nothing",
      "Of those who chose in the last seven days: the share who bought nothing, by choice or for lack of money."},
     none_share},
    {{"shopping_logsum",
      {"time"},
      as_exact,
      "1",
      "Consumer surplus",
      "What there is to choose from is worth, in units of appeal, on average over every eighth of those who chose in "
      "the last seven days: the logarithm of the sum in the nested logit."},
     logsum},
};

constexpr OutputRow of_sales[] = {
    {{"shop_sales", {"time", "shop"}, as_money, "currency", "Sales", "What was sold so far, less what came back."},
     part_of_shop<&Parts::sold>},
    {{"shop_sales_today", {"time", "shop"}, as_money, "currency", "Sales of the day", "What was sold on this day."},
     sales_today},
    {{"shop_share",
      {"time", "shop"},
      as_real,
      "1",
      "Share of the sales",
      "Its part of the sales of all shops in the last seven days; 0 if there were none."},
     share_of_week<&ShopState::sales_of_day>},
    {{"shop_returns", {"time", "shop"}, as_money, "currency", "Returns", "What came back so far."},
     of_shop<&ShopState::returned>},
    {{"shop_revenue",
      {"time", "shop"},
      as_money,
      "currency",
      "Revenue of a shop",
      "The company's part of the sales so far, before what it passes on and what goods of its own cost it."},
     part_of_shop<&Parts::take>},
    {{"shop_merchants",
      {"time", "shop"},
      as_money,
      "currency",
      "What merchants keep",
      "Of the sales so far: what is left after the company's part and the fees for payments."},
     part_of_shop<&Parts::merchants>},
    {{"shop_fees", {"time", "shop"}, as_money, "currency", "Fees", "For payments, so far."}, part_of_shop<&Parts::fee>},
    {{"shop_subsidy",
      {"time", "shop"},
      as_money,
      "currency",
      "Subsidy",
      "What the company has paid instead of customers, so far."},
     part_of_shop<&Parts::subsidy>},
    {{"shop_kickback",
      {"time", "shop", "platform"},
      as_money,
      "currency",
      "Kickback",
      "What the company has passed on to the platform's owner, so far, for baskets that the platform brought."},
     shop_kickback},
    {{"rail_users",
      {"time", "payment"},
      as_real,
      "people",
      "Users of a way to pay",
      "Its share of the people who could have it: everybody, or the active members of its platform."},
     rail_users},
    {{"rail_paid",
      {"time", "payment"},
      as_money,
      "currency",
      "Paid through it",
      "What was paid in this way so far, in shops that say how one can pay."},
     rail_paid},
};

}  // namespace

OutputChapters outputs_of_shops() {
  static constexpr std::span<const OutputRow> chapters[] = {of_customers, of_sales};
  return chapters;
}

}  // namespace rivalry::rows

#include "sim/commerce/demand.hpp"

#include <algorithm>

#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

std::size_t platform_of(const World& world, const OwnShop& shop) {
  for (std::size_t p = 0; p < world.scenario.platforms.size(); ++p)
    if (world.scenario.platforms[p].name == shop.platform) return p;
  throw InvariantError("a shop stands on a platform that is not there: " + shop.platform);
}

double events_today(const World& world, const std::string& company) {
  double factor = 1;
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (event.kind == EventKind::Demand && event.company == company && world.news->since[e]) factor *= event.by;
  }
  return factor;
}

const SpreadState* rumour_about(const World& world, const std::string& company) {
  for (std::size_t s = 0; s < world.spreads.size(); ++s)
    if (world.scenario.spreads[s].about == company && world.spreads[s].count > 0) return &world.spreads[s];
  return nullptr;
}

double distrust_today(const World& world, const Firm& firm, const OwnShop& shop) {
  if (shop.distrust_fades_days <= 0 || !firm.last_bad_news) return shop.distrust;
  return shop.distrust * math::exp(-(world.today - *firm.last_bad_news) / shop.distrust_fades_days);
}

/// The share of those who want to buy whom the staff can serve.
double capacity(const Firm& firm, const OwnShop& shop) {
  if (shop.orders_per_staff <= 0) return 1;
  double orders = firm.sales / (shop.basket * shop.price);
  return orders > 0 ? std::min(1.0, firm.staff * shop.orders_per_staff / orders) : 1;
}

}  // namespace

DemandToday demand_today(const World& world, std::size_t company) {
  const Company& params = world.scenario.companies[company];
  const Firm& firm = world.firms->all[company];
  DemandToday today;
  today.platform = platform_of(world, params.shop);
  today.stream = static_cast<std::uint16_t>(name_key(params.name));
  double price = params.shop.price_elasticity != 0 ? math::pow(params.shop.price, -params.shop.price_elasticity) : 1;
  double usual = params.marketing > 0 ? firm.marketing / params.marketing : 1;
  double marketing = params.shop.marketing_elasticity != 0 ? math::pow(usual, params.shop.marketing_elasticity) : 1;
  today.conversion = std::min(1.0, params.shop.conversion * price * marketing * events_today(world, params.name));
  today.fill = firm.fill * capacity(firm, params.shop);
  today.distrust = distrust_today(world, firm, params.shop);
  today.rumour = rumour_about(world, params.name);
  return today;
}

}  // namespace rivalry

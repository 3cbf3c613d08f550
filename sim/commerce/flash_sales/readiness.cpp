#include "sim/commerce/flash_sales/readiness.hpp"

#include <algorithm>

#include "rivalry/flash_sales.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/flash_sales/keenness.hpp"

namespace rivalry {

namespace {

double keenness(const FlashSale& params, std::uint32_t losses) {
  double factor = 1;
  for (std::uint32_t i = 0; i < losses; ++i) factor *= params.keener;
  return factor;
}

double share_without_interest(const World& world, const FlashSale& params, std::uint32_t agent) {
  for (const Interest& interest : world.scenario.interests)
    if (interest.name == params.interest) return has_interest(world.random, interest, agent) ? 1 : params.others;
  return 1;
}

}  // namespace

double buzz_today(const World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  double factor = 1;
  for (std::size_t s = 0; s < world.flash_sales->all.size(); ++s) {
    const FlashSaleState& before = world.flash_sales->all[s];
    const FlashSale& its = world.scenario.flash_sales[s];
    bool counts = before.product == world.flash_sales->all[sale].product && before.held != no_cause &&
                  before.arrived > before.sold && before.sold > 0;
    if (!counts || params.buzz <= 0) continue;
    double shortage = static_cast<double>(before.arrived) / static_cast<double>(before.sold);
    double left = params.buzz_fades_days > 0 ? math::exp(-(world.today - its.at) / params.buzz_fades_days) : 1;
    factor *= 1 + (math::pow(shortage, params.buzz) - 1) * left;
  }
  return factor;
}

double highest_readiness(const FlashSale& sale, double buzz) {
  return std::min(
      1.0, sale.reserves * buzz * std::max(1.0, keenness(sale, Product::most_losses)) * std::max(1.0, sale.others));
}

bool is_scalper(const World& world, const FlashSale& sale, std::uint32_t agent) {
  return sale.scalpers > 0 && world.random.uniform(Purpose::Resell, 0, agent, 0) < sale.scalpers;
}

double readiness(const World& world, std::size_t sale, std::uint32_t agent) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  const FlashSaleState& state = world.flash_sales->all[sale];
  const Product& product = world.flash_sales->products[state.product];
  if (!wants(product, agent) || has_bit(state.reserved, agent)) return 0;
  double own = keenness(params, losses_of(product, agent)) * share_without_interest(world, params, agent);
  return std::min(1.0, params.reserves * state.buzz * own);
}

}  // namespace rivalry

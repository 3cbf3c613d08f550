#include "sim/commerce/flash_sales/aftermath.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/flash_sales.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/flash_sales/keenness.hpp"
#include "sim/commerce/flash_sales/readiness.hpp"

namespace rivalry {

namespace {

enum class LoserDraw : std::uint32_t { Owns, BuysUsed, GivesUp };

double loser_draw(const World& world, std::size_t sale, std::uint32_t agent, LoserDraw which) {
  std::uint32_t key = name_key(world.scenario.flash_sales[sale].name);
  return world.random.uniform(Purpose::KeenAgain, static_cast<std::uint16_t>(which), agent, key);
}

void lose(World& world, std::size_t sale, std::uint32_t agent) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  FlashSaleState& state = world.flash_sales->all[sale];
  Product& product = world.flash_sales->products[state.product];
  bool enough = loser_draw(world, sale, agent, LoserDraw::GivesUp) < params.gives_up;
  std::uint32_t losses = std::min(losses_of(product, agent) + 1, Product::most_losses);
  set_losses(product, agent, enough ? given_up : losses);
  if (enough) state.gave_up += std::llround(world.users->people_per_agent);
}

/// Losers in the order of their lots.
std::vector<std::uint32_t> by_lot(const World& world, std::size_t sale, const std::vector<std::uint32_t>& losers) {
  std::vector<std::pair<double, std::uint32_t>> lots;
  for (std::uint32_t agent : losers) lots.emplace_back(loser_draw(world, sale, agent, LoserDraw::BuysUsed), agent);
  std::ranges::sort(lots);
  std::vector<std::uint32_t> order;
  for (const auto& [lot, agent] : lots) order.push_back(agent);
  return order;
}

std::int64_t asked_for(const World& world, std::size_t sale) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  const FlashSaleState& state = world.flash_sales->all[sale];
  double shortage = std::max(1.0, static_cast<double>(state.arrived) / static_cast<double>(state.sold));
  return std::llround(params.price * math::pow(shortage, params.resale_elasticity));
}

}  // namespace

void go_home(World& world, std::size_t sale, const std::vector<Arrival>& arrivals) {
  const FlashSale& params = world.scenario.flash_sales[sale];
  FlashSaleState& state = world.flash_sales->all[sale];
  Product& product = world.flash_sales->products[state.product];
  double per_agent = world.users->people_per_agent;
  std::vector<std::uint32_t> losers;
  std::int64_t on_offer = 0;
  for (const Arrival& arrival : arrivals) {
    bool wins =
        loser_draw(world, sale, arrival.agent, LoserDraw::Owns) * per_agent < static_cast<double>(arrival.served);
    if (is_scalper(world, params, arrival.agent))
      on_offer += arrival.served;
    else if (wins)
      set_bit(product.owns, arrival.agent, true);
    else
      losers.push_back(arrival.agent);
  }
  losers = by_lot(world, sale, losers);
  auto buyers = std::min(losers.size(), static_cast<std::size_t>(static_cast<double>(on_offer) / per_agent));
  state.resold = std::llround(static_cast<double>(buyers) * per_agent);
  if (state.resold > 0) state.resale_price = asked_for(world, sale);
  for (std::size_t i = 0; i < losers.size(); ++i)
    if (i < buyers)
      set_bit(product.owns, losers[i], true);
    else
      lose(world, sale, losers[i]);
}

}  // namespace rivalry

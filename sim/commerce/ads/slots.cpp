#include "sim/commerce/ads/slots.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/ads/budgets.hpp"
#include "sim/commerce/ads/payers.hpp"
#include "sim/commerce/ads/sale.hpp"

namespace rivalry {

namespace {

/// Every village in its turn forgets half of what it was shown.
void forget_exposures(const World& world, const PlatformAds& params, PlatformAdsState& state,
                      const Executor& executor) {
  auto period = static_cast<std::uint32_t>(std::max(1.0, std::round(params.forgets_days)));
  std::uint32_t turn = static_cast<std::uint32_t>(world.today - world.scenario.start) % period;
  for_blocks(executor, state.blocks.size(), [&](std::size_t b) {
    auto first = static_cast<std::uint32_t>(b) * villages_per_block;
    std::uint32_t end = std::min(world.users->villages, first + villages_per_block);
    for (std::uint32_t v = first; v < end; ++v) {
      if (v % period != turn) continue;
      std::uint32_t last = std::min(world.users->agents, (v + 1) * users_per_village);
      for (std::uint32_t agent = v * users_per_village; agent < last; ++agent)
        state.exposures[agent] = static_cast<std::uint8_t>(state.exposures[agent] / 2);
    }
  });
}

bool has_slots(const Scenario& scenario, const Platform& platform) {
  return platform.talks.starts > 0 && std::ranges::any_of(scenario.merchants, [&](const Merchant& merchant) {
           return merchant.platform == platform.name;
         });
}

bool pays_for(const Scenario& scenario, const Platform& platform, const Interest& interest) {
  return platform.talks.starts > 0 && std::ranges::any_of(scenario.merchants, [&](const Merchant& merchant) {
           return merchant.platform == platform.name && merchant.interest == interest.name;
         });
}

}  // namespace

void begin_ads(World& world) {
  const Scenario& scenario = world.scenario;
  begin_budgets(world);
  for (const Platform& platform : scenario.platforms) {
    PlatformAdsState state;
    if (has_slots(scenario, platform)) state.exposures = Column<std::uint8_t>(world.users->agents);
    if (platform.talks.starts > 0) state.blocks.resize(world.users->changes.size());
    for (const Interest& interest : scenario.interests)
      state.beliefs.push_back(pays_for(scenario, platform, interest) ? Column<std::int8_t>(world.users->agents)
                                                                     : Column<std::int8_t>());
    world.ads->platforms.push_back(std::move(state));
  }
}

std::uint64_t ads_memory(const Scenario& scenario) {
  double agents = scenario.population.people / scenario.population.people_per_agent, per_agent = 0;
  for (const Platform& platform : scenario.platforms) {
    if (has_slots(scenario, platform)) per_agent += sizeof(std::uint8_t);
    for (const Interest& interest : scenario.interests)
      if (pays_for(scenario, platform, interest)) per_agent += sizeof(std::int8_t);
    double talkers = platform.talks.friends + 1, neighbours = 30;
    per_agent += platform.talks.starts * (sizeof(Conversation) + talkers * sizeof(Talker) + neighbours * 4);
  }
  return static_cast<std::uint64_t>(agents * per_agent);
}

void auction_slots(World& world, const Executor& executor) {
  if (world.scenario.merchants.empty()) return;
  fill_budgets(world);
  Payers payers(world);
  for (std::size_t p = 0; p < world.ads->platforms.size(); ++p) {
    PlatformAdsState& state = world.ads->platforms[p];
    state.slots_today = state.from_companies = 0;
    if (state.exposures.empty()) continue;
    forget_exposures(world, world.scenario.platforms[p].ads, state, executor);
    if (!payers.is_open(p)) continue;
    sell_slots(world, p, payers);
  }
  payers.pay();
  end_day_of_budgets(world);
}

void show_ads(World& world, const Executor&) {
  for (std::size_t p = 0; p < world.ads->platforms.size(); ++p) {
    double load = world.scenario.platforms[p].ads.load;
    double minutes = world.users->platforms[p].minutes * world.users->people_per_agent;
    world.ads->platforms[p].impressions_today = std::llround(minutes * load);
    world.ads->platforms[p].impressions += world.ads->platforms[p].impressions_today;
  }
}

}  // namespace rivalry

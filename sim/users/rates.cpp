#include "sim/users/rates.hpp"

#include <algorithm>
#include <bit>

#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"

namespace rivalry {

namespace {

const CrossEffect* effect_of(const Platform& platform, const std::string& other) {
  for (const CrossEffect& effect : platform.with)
    if (effect.other == other) return &effect;
  return nullptr;
}

void set_cross_effects(Rates& rates, const Scenario& scenario, const Platform& platform, const Conditions& news) {
  rates.times_join.fill(1);
  rates.adds_join.fill(0);
  rates.times_sleep.fill(1);
  for (std::size_t k = 0; k < scenario.platforms.size(); ++k) {
    rates.adds_join[k] = news.adds_link[k];
    const CrossEffect* effect = effect_of(platform, scenario.platforms[k].name);
    if (effect == nullptr) continue;
    rates.times_join[k] = (1 - effect->substitutes) * (1 + effect->complements);
    rates.adds_join[k] += effect->account_link;
    rates.times_sleep[k] = 1 + effect->drains;
  }
}

double largest_susceptibility(const Population& population) {
  double largest = 0;
  for (const Segment& segment : population.segments) largest = std::max(largest, segment.susceptibility);
  return largest;
}

void set_ceilings(Rates& rates, const Scenario& scenario) {
  double join = rates.join_external + rates.join_internal;
  double sleep = rates.sleep;
  double links = 0;
  for (std::size_t k = 0; k < scenario.platforms.size(); ++k) {
    join *= std::max(1.0, rates.times_join[k]);
    sleep *= std::max(1.0, rates.times_sleep[k]);
    links += rates.adds_join[k];
  }
  rates.join_ceiling = rates.open_to_newcomers ? largest_susceptibility(scenario.population) * (join + links) : 0;
  rates.sleep_ceiling = sleep;
}

Rates rates_of(const Scenario& scenario, const Platform& platform, const Conditions& news, Day today) {
  Rates rates;
  rates.open_to_newcomers = today >= platform.launched;
  rates.join_external = platform.join_external * news.times_join_external + news.adds_external;
  rates.join_internal = platform.join_internal * news.times_join_internal;
  rates.sleep = platform.sleep * news.times_sleep * (1 + platform.ads.annoys * platform.ads.load);
  rates.wake_external = platform.wake * news.times_wake;
  rates.wake_internal = platform.wake_internal * news.times_wake;
  rates.close = platform.close;
  rates.pull = platform.pull * news.times_pull * math::exp(-platform.ads.deters * platform.ads.load);
  rates.reach = platform.reach;
  set_cross_effects(rates, scenario, platform, news);
  set_ceilings(rates, scenario);
  return rates;
}

}  // namespace

DayRates rates_today(const Scenario& scenario, const News& news, Day today) {
  DayRates all;
  for (std::size_t p = 0; p < scenario.platforms.size(); ++p)
    all[p] = rates_of(scenario, scenario.platforms[p], news.conditions[p], today);
  return all;
}

double join_hazard(const Rates& rates, double susceptibility, double share_of_friends, std::uint32_t active_on) {
  double hazard = rates.join_external + rates.join_internal * share_of_friends;
  double links = 0;
  for (std::uint32_t rest = active_on; rest != 0; rest &= rest - 1) {
    auto k = static_cast<std::size_t>(std::countr_zero(rest));
    hazard *= rates.times_join[k];
    links += rates.adds_join[k];
  }
  return susceptibility * (hazard + links);
}

double sleep_hazard(const Rates& rates, std::uint32_t active_on) {
  double hazard = rates.sleep;
  for (std::uint32_t rest = active_on; rest != 0; rest &= rest - 1)
    hazard *= rates.times_sleep[static_cast<std::size_t>(std::countr_zero(rest))];
  return hazard;
}

bool looks_at_friends(const Platform& platform) { return platform.join_internal > 0 || platform.wake_internal > 0; }

}  // namespace rivalry

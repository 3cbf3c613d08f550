// A town whose people talk, and merchants who listen: for tests of advertising.
#pragma once

#include <functional>

#include "rivalry/companies.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/parallel.hpp"
#include "small_worlds.hpp"

namespace rivalry::small_worlds {

inline constexpr double dollars = 100;

/// Two rivals, one of whom belongs to a portal that shows ads and sells slots; three merchants.
inline Scenario talking(double people, const char* end) {
  Scenario scenario = rivals(people, end);
  scenario.platforms[0].owner = "portal";
  scenario.platforms[0].talks = {.starts = 0.1, .friends = 5, .recall = 0.6, .precision = 0.8};
  PlatformAds& ads = scenario.platforms[0].ads;
  ads = {.load = 0.5, .reserve = 5, .frequency_cap = 3, .forgets_days = 7, .click_base = 0.05, .click_match = 1.5};
  ads.click_friends = 0.5, ads.click_tires = 0.2;
  ads.buy_base = 0.1, ads.buy_match = 1, ads.buy_price_matters = 2;
  scenario.interests = {{"clothes", 0.3}, {"phones", 0.1}};
  scenario.companies = {{.name = "portal"}, {.name = "retailer", .cash = 1000 * dollars}};
  scenario.companies[0].business = {{.name = "slots", .platform = "old", .slots = true},
                                    {.name = "display", .platform = "old", .per_thousand = 200, .sold = 0.4}};
  scenario.companies.push_back({.name = "bazaar"});
  for (Segment& segment : scenario.population.segments) segment.budget = 100 * dollars;
  Shop mall{.name = "mall", .company = "bazaar", .serves = {{"clothes"}, {"phones"}}};
  mall.appeal = -50;  // nobody comes but by a click
  mall.basket = 40 * dollars, mall.basket_spread = 0.5, mall.take_rate = 0.05;
  mall.kickbacks = {{.platform = "old", .share = 0.4}};
  scenario.shops = {mall};
  Merchant tailor{.name = "tailor", .platform = "old", .shop = "mall", .interest = "clothes", .bid = 50};
  tailor.budget = 20 * dollars, tailor.quality = 1.2;
  Merchant draper = tailor;
  draper.name = "draper", draper.company = "retailer", draper.bid = 40, draper.quality = 1, draper.budget = 5 * dollars;
  Merchant dealer = tailor;
  dealer.name = "dealer", dealer.interest = "phones", dealer.weekly = true, dealer.paced = true;
  scenario.merchants = {tailor, draper, dealer};
  scenario.outputs = {1,
                      {"ads_slots", "ads_clicks", "ads_orders", "ads_revenue", "ads_on_target", "ads_believed",
                       "ads_known", "merchant_spent", "merchant_pace", "line_earned"}};
  return scenario;
}

/// The world after its last day; `each_night` sees it every day.
inline World lived(
    const Scenario& scenario, const std::function<void(World&)>& each_night = [](World&) {},
    const Executor& executor = {}, std::uint32_t replicate = 0) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, replicate, executor, never, nullptr, each_night));
}

}  // namespace rivalry::small_worlds

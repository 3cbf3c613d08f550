// A scenario with marketplaces in a few lines.
#pragma once

#include <functional>

#include "rivalry/companies.hpp"
#include "rivalry/parallel.hpp"
#include "small_worlds.hpp"

namespace rivalry::small_worlds {

/// Everybody can enter; nobody runs out of money.
inline Scenario market(double people, const char* end, std::vector<Shop> shops) {
  Scenario scenario = bass(people, 0, 0, end);
  scenario.currency = "CNY";
  scenario.population.segments = {{.name = "everyone", .budget = 1e6}};
  scenario.platforms.clear();
  scenario.companies.resize(2);
  scenario.companies[0].name = "bazaar";
  scenario.companies[1].name = "network";
  for (Company& company : scenario.companies) company.cash = 1e12;
  scenario.shops = std::move(shops);
  scenario.outputs = {1, {"shop_customers", "shop_sales", "shopping_none_share"}};
  return scenario;
}

inline Shop shop(const char* name, double appeal, double basket = 100) {
  Shop made;
  made.name = name;
  made.company = "bazaar";
  made.appeal = appeal;
  made.basket = basket;
  made.take_rate = 0.05;
  return made;
}

/// A platform that everybody uses, or nobody, and that nobody joins or leaves.
inline Platform club(const Scenario& scenario, const char* name, double members) {
  Platform made;
  made.name = name;
  made.owner = "network";
  made.launched = scenario.start;
  made.members_start = members;
  return made;
}

inline World lived(
    const Scenario& scenario, const std::function<void(World&)>& each_night = [](World&) {},
    const Executor& executor = {}) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, 0, executor, never, nullptr, each_night));
}

}  // namespace rivalry::small_worlds

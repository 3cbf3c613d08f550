#include "sim/commerce/ads/budgets.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/math.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

constexpr double least_return = 0.1, most_return = 10;  // of the target: what a week can tell merchants
constexpr double step = 0.2;                            // of the multiplier: per day
constexpr double most_spent = 10;                       // of what a day allows: what a day can tell
constexpr double most_restraint = 1e6;
constexpr double spending_memory_days = 28;  // of what is smoothed

double days_of(const Merchant& params) { return params.weekly ? days_per_week : 1; }

bool week_begins(const World& world) { return (world.today - world.scenario.start) % 7 == 0; }

void follow_returns(const Merchant& params, MerchantState& state) {
  if (params.follows > 0 && state.spent_of_week > 0) {
    double brought = static_cast<double>(state.sold_of_week) / static_cast<double>(state.spent_of_week);
    double enough = std::clamp(brought / params.target, least_return, most_return);
    double wanted = static_cast<double>(state.budget) * math::exp(params.follows * math::log(enough));
    state.budget = std::llround(std::clamp(wanted, params.floor * days_of(params), params.ceiling * days_of(params)));
  }
  state.sold_of_week = state.spent_of_week = 0;
}

void pace(const Merchant& params, MerchantState& state) {
  double allowed = static_cast<double>(state.budget) / days_of(params);
  if (allowed <= 0 || state.out_after <= 0) return;
  double spent = std::min(most_spent, static_cast<double>(state.spent_today) / state.out_after / allowed);
  state.restraint = std::clamp(state.restraint + step * (spent - 1), 0.0, most_restraint);
}

}  // namespace

void begin_budgets(World& world) {
  for (const Merchant& params : world.scenario.merchants) {
    MerchantState state;
    state.budget = std::llround(params.budget * days_of(params));
    world.ads->merchants.push_back(state);
  }
}

void fill_budgets(World& world) {
  bool first_day = world.today == world.scenario.start;
  for (std::size_t m = 0; m < world.ads->merchants.size(); ++m) {
    const Merchant& params = world.scenario.merchants[m];
    MerchantState& state = world.ads->merchants[m];
    state.sold += state.sold_today;
    state.sold_of_week += state.sold_today;
    state.sold_today = state.spent_today = 0;
    state.out_after = 1;
    if (week_begins(world) && !first_day) follow_returns(params, state);
    if (week_begins(world) || !params.weekly) state.left = state.budget;
  }
}

void end_day_of_budgets(World& world) {
  bool first_day = world.today == world.scenario.start;
  for (std::size_t m = 0; m < world.ads->merchants.size(); ++m) {
    MerchantState& state = world.ads->merchants[m];
    auto spent = static_cast<double>(state.spent_today);
    state.spending = first_day ? spent : state.spending + (spent - state.spending) / spending_memory_days;
    if (world.scenario.merchants[m].paced) pace(world.scenario.merchants[m], state);
  }
}

double bid_today(const Merchant& params, const MerchantState& state) { return params.bid * state.pace(); }

}  // namespace rivalry

// The company looks at itself once a week, and acts when money is short.
#pragma once

#include <cstddef>

namespace rivalry {

struct Executor;
struct World;

/// Smooths what it knows of its sales and demand (every day), its burn, and, once a week: lays off staff and cuts
/// marketing, sells off old stock, seeks a rescuer; denies what is said about it.
void review_runways(World& world, const Executor& executor);

/// Weeks that `free_cash` lasts at a burn of `per_week` that grows by `growth` a week: ln(1 + g C / b) / ln(1 + g), and
/// C / b for g = 0; infinite without a burn; 0 without cash. Same unit of money in both.
double runway_weeks(double free_cash, double per_week, double growth);

/// How much of a stock must be sold to raise `sum` when the price falls as price * exp(-impact * quantity): q = -ln(1 -
/// impact * sum / price) / impact (Cifuentes, Ferrucci & Shin 2005). Infinite if it cannot be raised.
double quantity_to_sell(double sum, double price, double impact);

/// What selling `quantity` brings at that price and impact.
double proceeds(double quantity, double price, double impact);

/// How many days its cash, less its arrears, lasts.
double runway_days(const World& world, std::size_t company);

}  // namespace rivalry

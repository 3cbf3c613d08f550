// Customers: whoever opens a shop's platform may buy, and pays from the purse.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Gives people purses, with a month's budget in them, if there is a shop.
void begin_purses(World& world);

/// Once a week people put a week's budget into their purses, and with it what marketplaces have refunded.
void refill_purses(World& world, const Executor& executor);

/// Everybody who opened a shop's platform today decides; Firm::wanted_today and Firm::sales_today are set, purses and
/// the ledger's people are charged. One posting per shop and day.
void buy_in_own_shops(World& world, const Executor& executor);

/// Throws InvariantError unless the purses sum to what was put in less what was spent. Looked at once a week.
void check_purses(World& world, const Executor& executor);

}  // namespace rivalry

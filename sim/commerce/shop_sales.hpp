// Who gets what of what the shops sell.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Books the day, one posting for each shop, reason and party, returns taken off first:
///   people -> outside (the merchants)        Sale: what customers paid; back: Refund
///   outside -> the shop's company            TakeRate
///   outside -> the way to pay's company      PaymentFee
///   the shop's company -> outside            Marketing: the subsidy; Inputs: what goods of its own cost
///   the shop's company -> a platform's owner Commission: the kickback on baskets that the platform brought
/// Each (shop, way to pay, platform) is cut on its own: see split(). What comes back is cut in the same way and taken
/// from everybody who had a part. A company pays what it can at once and owes the rest from today. Who has failed, and
/// who is not named, is the outside. Refunds go into Shopping::to_return and so to the purses with the next budget.
void split_shop_sales(World& world, const Executor& executor);

}  // namespace rivalry

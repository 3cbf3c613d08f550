// Commercial agreements: what users and merchants make of them.
#pragma once

#include <cstdint>

#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct World;

/// Pays for the customers whom one company has brought to another, while the agreement is in force.
///
/// Of those who opened both platforms on a day some click and some of them buy: binomially many orders, for a normal
/// sum of baskets, of which the issuer gets a commission. People link their accounts over time and click more readily
/// then. Merchants advertise on the issuer's platform, through the holder; each week their spending s follows its
/// return r, sales per amount spent: s' = s (r / target) ^ follows exp(noise z). Once a year the holder makes up for
/// what is missing to the commitment. What it cannot pay it owes.
void pay_agreements(World& world, const Executor& executor);

/// Customers among n people who each buy with probability p, at the quantile u of the binomial law: exact while n p is
/// below 50, then by its normal approximation.
std::int64_t binomial(std::int64_t n, double p, double u);

/// What agreements of `issuer` with `holder` have brought, over what was expected of them by today; 0 without any.
double delivered_so_far(const World& world, PartyId holder, PartyId issuer);

}  // namespace rivalry

// Commercial agreements: what users and merchants make of them.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Pays for the customers whom one company has brought to another.
void agreements_pay(World& world, const Executor& executor);

/// What agreements of `issuer` with `holder` have brought, over what was expected of them by today; 0 without any.
double delivered_so_far(const World& world, PartyId holder, PartyId issuer);

}  // namespace rivalry

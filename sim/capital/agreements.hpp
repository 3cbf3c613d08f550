// Commercial agreements: what users and merchants make of them.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Pays for the customers whom one company has brought to another.
void agreements_pay(World& world, const Executor& executor);

}  // namespace rivalry

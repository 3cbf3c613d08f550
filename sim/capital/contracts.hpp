// Contracts, from signing to their end.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Contracts are signed, approved, reviewed, exercised, paid and lapse.
void contracts_are_kept(World& world, const Executor& executor);

}  // namespace rivalry

// Markets: where companies are sued, and must stop selling.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Suits begin, injunctions stop sales in a market, and are lifted in part and altogether.
void courts_decide(World& world, const Executor& executor);

}  // namespace rivalry

// Lines of business: what companies earn from platforms and in markets.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Books what every line of business earned today, and its costs.
void run_business_lines(World& world, const Executor& executor);

}  // namespace rivalry

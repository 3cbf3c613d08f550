// The closing of a listing.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Sells the shares of the listings that were priced today.
void listings_close(World& world, const Executor& executor);

}  // namespace rivalry

// The book of a listing: range, demand, price.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Decides which companies are listed today, and at what price.
void listings_are_priced(World& world, const Executor& executor);

}  // namespace rivalry

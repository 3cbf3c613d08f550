// Private rounds.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Opens rounds, collects bids, lets in, cuts back and refuses.
void rounds_happen(World& world, const Executor& executor);

}  // namespace rivalry

// After a sale: who owns one, who sells his on, who will be back.
#pragma once

#include <vector>

#include "sim/commerce/flash_sales/rush.hpp"

namespace rivalry {

struct World;

/// Sets the product's bits for all who came, as served: scalpers sell on to losers drawn by lot, winners own one,
/// losers give up or become keener. An agent of whose people only a part was served owns one with the probability of
/// that part.
void go_home(World& world, std::size_t sale, const std::vector<Arrival>& arrivals);

}  // namespace rivalry

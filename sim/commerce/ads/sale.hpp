// One platform's slots of a day, sold one by one.
#pragma once

#include <cstddef>

namespace rivalry {

class Payers;
struct World;

/// Shows and sells the slots of today's conversations, in an order drawn by lot: see auction_slots().
void sell_slots(World& world, std::size_t platform, Payers& payers);

}  // namespace rivalry

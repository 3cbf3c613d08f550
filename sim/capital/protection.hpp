// Classes that are protected against cheaper rounds.
#pragma once

#include <cstdint>

#include "rivalry/ids.hpp"

namespace rivalry {

struct World;

/// To be called after `new_shares` of the company were sold for `money` in all, `diluted` having been there before:
/// protected classes convert at a lower price from now on, if the new shares were cheaper (see protected_price). Each
/// holder's gain is of note.
void protect_classes(World& world, PartyId company, std::int64_t diluted, double money, std::int64_t new_shares,
                     std::int32_t cause);

}  // namespace rivalry

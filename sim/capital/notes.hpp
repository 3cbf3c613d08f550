// Convertible notes that become shares.
#pragma once

#include "rivalry/world.hpp"

namespace rivalry {

/// All notes of the company become new ordinary shares, each on its own terms, when a round sells shares at `price`
/// (see conversion_price); a cap is over the fully diluted shares of before. One that would not buy a whole share
/// stays a note.
void convert_notes(World& world, PartyId company, double price, std::int32_t cause);

}  // namespace rivalry

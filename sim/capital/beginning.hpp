// The first morning of contracts, rounds, listings and of what companies are worth.
#pragma once

namespace rivalry {

struct World;

/// To be called when companies and users are there.
void begin_capital(World& world);

}  // namespace rivalry

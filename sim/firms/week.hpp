// Accounts and reviews run by the week, counted from the first day.
#pragma once

#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

struct World;

/// Whether today is the last day of a week of the run.
inline bool week_ends(const World& world) { return (world.today - world.scenario.start) % 7 == 6; }

}  // namespace rivalry

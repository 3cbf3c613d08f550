// How outputs about signals and beliefs are read off the world.
#pragma once

#include <span>

#include "rivalry/world.hpp"

namespace rivalry::measures {

void belief_distress(const World& world, std::span<double> cells);
void company_suspected(const World& world, std::span<double> cells);

}  // namespace rivalry::measures

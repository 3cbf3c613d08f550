// What companies are worth, to the market and to an investor.
#pragma once

#include "rivalry/parallel.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

/// Moves the mood of the market and values every company: its business, and its stakes in others.
void companies_are_valued(World& world, const Executor& executor);

/// What the market thinks the company's equity is worth today, in minor units; 0 once it has failed.
double company_value(const World& world, PartyId company);

/// What this investor thinks it is worth.
double believed_value(const World& world, PartyId investor, PartyId company);

/// The investor's view of the company; a neutral one if it has none.
View view_of(const World& world, PartyId investor, PartyId company);

}  // namespace rivalry

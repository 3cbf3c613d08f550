// An analyst's question in the words of the formulas. Pure functions, thread-safe.
#pragma once

#include "sim/capital/valuation/black_scholes.hpp"
#include "sim/capital/valuation/least_squares.hpp"
#include "sim/capital/valuation/simulated.hpp"
#include "sim/capital/valuation/stake_value.hpp"
#include "sim/capital/valuation/tree.hpp"
#include "sim/capital/valuation/waiting.hpp"

namespace rivalry {
struct Valuation;
}  // namespace rivalry

namespace rivalry::valuation {

Option option_of(const Valuation& question);
Tree tree_of(const Valuation& question);
Opportunity opportunity_of(const Valuation& question);
StakeOption stake_of(const Valuation& question);
ListingTime listing_of(const Valuation& question);
Simulation simulation_of(const Valuation& question);

/// Powers of the prices on the given paths, as regressors.
Recorded recorded_of(const Valuation& question);

}  // namespace rivalry::valuation

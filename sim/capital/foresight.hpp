// What other futures of the same scenario teach about waiting with an option.
//
// The futures are replicates of their own, never those that are reported, in which the holder waits to the end. So what
// an option is worth is not judged with hindsight (Longstaff & Schwartz 2001, section 2; Broadie & Glasserman 1997).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/contracts.hpp"
#include "sim/capital/valuation/regression.hpp"

namespace rivalry {

struct Executor;
struct Scenario;

/// What waiting is worth at one review, in minor units, by what the holder sees (regressors() in decision.hpp): where
/// exercising would bring something, and where it would not.
struct Lesson {
  Day day;
  valuation::Fit in_the_money;
  valuation::Fit out_of_the_money;
};

struct Foresight {
  std::vector<std::vector<Lesson>> contracts;  ///< as declared, lessons by day; none for contracts that need none

  /// Of the contract on this day, where exercising brings `gain`; nullptr if no future was alive then: waiting is worth
  /// nothing that could be known.
  const valuation::Fit* waiting(std::size_t contract, Day day, double gain) const;
};

/// One future: every contract's reviews, the last one being its end.
using Future = std::vector<std::vector<Review>>;

/// Whether anybody decides by what was learned from futures. Does not look at numbers.
bool learns_from_futures(const Scenario& scenario);

/// How many futures the scenario's options learn from; 0: none does.
std::int64_t futures_needed(const Scenario& scenario);

/// The lessons of these futures. The same for the same futures in the same order.
Foresight lessons_of(const Scenario& scenario, const std::vector<Future>& futures, const Executor& executor);

}  // namespace rivalry

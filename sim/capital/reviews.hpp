// The reviews of an option: when its holder looks at it, decides, and when it ends.
#pragma once

#include <cstddef>

namespace rivalry {

struct World;

/// On the day of signing, at each month's end, when its company is being listed and on its last day: values the option,
/// and exercises it if that is worth more than waiting. It lapses when its holder has sold too much of what it had, and
/// after its last day. On the last day of the calendar what exercising would bring counts as its payoff.
void review(World& world, std::size_t contract);

/// The contract ends unused; of a right, that is its last review, and it brings nothing.
void lapse(World& world, std::size_t contract);

}  // namespace rivalry

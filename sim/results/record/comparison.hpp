// A replicate beside the same replicate in which some assumptions are changed: outputs.compare_with.
#pragma once

#include <string_view>

namespace rivalry {

struct Recording;
struct Scenario;

/// Adds NAME_difference for every variable: what `given` has more than `compared`, which was played with the same
/// random numbers. Whole numbers (money, people, flags) are subtracted exactly; NaN stays NaN. Throws InvariantError if
/// the two recorded different things.
void add_differences(Recording& given, const Recording& compared);

/// Whether a variable of this name was added by add_differences.
bool is_difference(std::string_view name);

/// Gives what was recorded of `compared_scenario` the shape of `given`: contracts, rounds and listings that it lacks
/// are worth 0.
void fill_in(Recording& compared, const Scenario& given, const Scenario& compared_scenario);

}  // namespace rivalry

// rivalry run FILE --until 'ANSWER ±WIDTH': a run that has as many replicates as it takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/verbs.hpp"
#include "sim/sweep/until.hpp"

namespace rivalry::cli {

struct Command;

/// --until and --at-most.
std::span<const Flag> flags_of_until();

/// --until and --at-most as given; nothing without --until. Throws UsageError with what to write instead.
std::optional<Precision> precision_asked(const Command& command);

/// Whether the scenario will have this answer, in this unit. Throws UsageError.
void check_answer(const Precision& precision, const ResolvedScenario& scenario);

/// What the rounds have found, in a line: "vancl.survival: 43.2 %  [95 %: 41.3 % - 45.1 %], ±1.9 % after 2,613
/// replicates: as narrow as asked".
std::string told(const Reached& reached);

}  // namespace rivalry::cli

// From a command line to a sweep.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/verbs.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {
struct Sweep;
}  // namespace rivalry

namespace rivalry::cli {

struct Command;

/// The options that say what a sweep is: for `sweep` and `plan`.
std::span<const Flag> flags_of_design();

/// FILE is a scenario or a sweep file. `key=A,B,C`, `key=LOW..HIGH UNIT[:N]` and a lone `key` are swept; other
/// `key=value` are overrides for all points. Throws UsageError, ScenarioError, WorldError.
SweepAsk ask_of(const Command& command);

/// What is asked of a sweep: --of, or its own `answer`. Throws UsageError if it has neither.
std::string asked_of(const Command& command, const Sweep& sweep);

/// Throws UsageError if a sweep is about something that its scenario does not answer.
void check_answer(const Sweep& sweep);

/// Whether anything is to be swept.
bool is_asked_to_sweep(const Command& command);

}  // namespace rivalry::cli

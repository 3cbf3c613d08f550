// What the verbs `sweep`, `resume`, `work` and `collect` say of a sweep: while it is played, and when it is over.
#pragma once

#include <filesystem>
#include <string>

#include "sim/cli/arguments.hpp"
#include "sim/sweep/sweep_session.hpp"

namespace rivalry::cli {

/// -o DIR, or results/NAME-sweep-ID.
std::filesystem::path directory_of(const Sweep& sweep, const Command& command);

/// How the command line asks to play a sweep. Throws UsageError.
SweepOptions sweep_options(const Command& command);

/// Shows progress as the command asks, and tells of damage, reuse and failures: of one round, the first few. The sweep
/// must outlive it.
SweepObserver sweep_observer(const Sweep& sweep, const Command& command);

/// Says how it ended and what to type next, prints the JSON object if asked for; returns the exit code.
int conclude(const SweepOutcome& outcome, const std::filesystem::path& directory, const Command& command);

/// "64 tasks of NAME are taken over", or why they cannot be.
std::string kin_text(const Kin& kin);

}  // namespace rivalry::cli

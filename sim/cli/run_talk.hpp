// What the verbs `run`, `resume` and `verify` say of a run: while it is played, and when it is over.
#pragma once

#include <filesystem>
#include <optional>

#include "sim/cli/arguments.hpp"
#include "sim/run/session.hpp"
#include "sim/sweep/until.hpp"

namespace rivalry::cli {

/// -o DIR, or results/NAME-ID.
std::filesystem::path directory_of(const PlannedRun& run, const Command& command);

/// How the command line asks to play a run.
SessionOptions session_options(const std::filesystem::path& directory, const Command& command);

/// Shows progress as the command asks, and tells of damage.
RunObserver run_observer(const Command& command);

/// Plays a run as the command line asks; with `until`, as many replicates as that takes.
UntilOutcome play(PlannedRun run, const SessionOptions& options, const Command& command,
                  const std::optional<Precision>& until);

/// Says how it ended and what to type next, prints the JSON object if asked for; returns the exit code.
int conclude(const UntilOutcome& outcome, const Scenario& scenario, const Command& command);

}  // namespace rivalry::cli

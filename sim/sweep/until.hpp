// A run that goes on until an answer is known well enough (see analysis/precision.hpp).
#pragma once

#include <optional>
#include <string>

#include "sim/run/session.hpp"
#include "sim/sweep/analysis/precision.hpp"

namespace rivalry {

/// What the rounds have found.
struct Reached {
  Precision precision;
  std::string unit;  ///< of the answer
  Progression progression;
};

struct UntilOutcome {
  RunOutcome run;
  std::optional<Reached> reached;  ///< nothing if the rounds were interrupted
};

/// As play_run(), with as many replicates as it takes.
UntilOutcome play_until(PlannedRun run, const Precision& precision, SessionOptions options,
                        const RunObserver& observer);

/// A precision as it is kept in a run's manifest, and back.
UntilKnown kept(const Precision& precision);
std::optional<Precision> precision_of(const std::optional<UntilKnown>& until);

/// Whether the scenario will have this answer, in this unit. Throws std::invalid_argument, with what to write instead.
void check_precision(const Precision& precision, const ResolvedScenario& scenario);

}  // namespace rivalry

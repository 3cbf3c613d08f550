// rivalry run FILE --until 'ANSWER ±WIDTH': a run that has as many replicates as it takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/verbs.hpp"
#include "sim/findings/answer.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/analysis/precision.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {
struct Progression;
class ResolvedScenario;
class RunDirectory;
}  // namespace rivalry

namespace rivalry::cli {

struct Command;

/// --until and --at-most.
std::span<const Flag> flags_of_until();

/// --until and --at-most as given; nothing without --until. Throws UsageError with what to write instead.
std::optional<Precision> precision_of(const Command& command);

/// The same as kept in a manifest, and back.
UntilKnown kept(const Precision& precision);
std::optional<Precision> precision_of(const std::optional<UntilKnown>& until);

/// Whether the scenario will have this answer, in this unit. Throws UsageError.
void check_answer(const Precision& precision, const ResolvedScenario& scenario);

/// The answers by replicate in what is on disk; NaN where there is none.
Answers answers_in(const RunDirectory& directory, const std::string& what);

/// How many replicates are done or have failed without a gap.
std::int32_t complete_in(const RunDirectory& directory);

/// What the rounds have found, in a line: "vancl.survival: 43.2 %  [95 %: 41.3 % - 45.1 %], ±1.9 % after 2,613
/// replicates: as narrow as asked".
std::string told(const Precision& precision, const Answers& answers, const Progression& progression);

}  // namespace rivalry::cli

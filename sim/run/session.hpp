// One run, played as far as it goes: what rivalry::run() and the verbs `run`, `resume` and `verify` have in common.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rivalry/run.hpp"
#include "sim/results/store/identity.hpp"
#include "sim/results/store/run_directory.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry {

class RunProfile;

/// A scenario's file, read and resolved, and the run that it makes.
struct PlannedRun {
  /// Throws ScenarioError, WorldError.
  explicit PlannedRun(const ScenarioFile& file);

  /// The same run with so many replicates.
  PlannedRun with_replicates(std::int64_t replicates) &&;

  ScenarioFile file;
  ResolvedScenario resolved;
  Scenario scenario;    ///< replicate 0
  std::string written;  ///< the file as its author wrote it
  Identity identity;
};

/// The run that a directory holds. Throws WorldError if it holds none.
PlannedRun run_in(const std::filesystem::path& directory);

/// How many replicates a run is to have when what has come out so far decides it.
struct Rounds {
  /// `wanted` replicates in all; with `is_enough`, nothing beyond them.
  struct Round {
    std::int64_t wanted = 0;
    bool is_enough = false;
  };
  std::int64_t first = 0;                                       ///< replicates of the first round
  UntilKnown kept;                                              ///< for the manifest, so that a resumed run goes on so
  std::function<Round(const RunDirectory& so_far)> next_round;  ///< called before each round, and after the last
};

/// What becomes of a run that is complete but for replicates that failed.
enum class FailedBefore { Leave, PlayAgain };

struct SessionOptions {
  std::filesystem::path directory;
  int threads = 1;
  std::string command;                      ///< for provenance.json
  const std::atomic<bool>* stop = nullptr;  ///< may be null
  FailedBefore failed_before = FailedBefore::Leave;
  std::optional<Rounds> rounds = {};  ///< else as many replicates as the scenario asks for
  RunProfile* profile = nullptr;      ///< takes up where the time goes; may be null
};

/// Plays what is missing in the directory, which is free or this run's (see require_free_or_ours()), and writes
/// result.h5; see run() in rivalry/run.hpp for effects and errors. With rounds, the outcome
/// is Interrupted as long as the last one did not say that it is enough.
RunOutcome play_run(PlannedRun run, const SessionOptions& options, const RunObserver& observer);

/// The same in memory, for those who want the numbers alone; nothing if `stop` became true. Throws InvariantError if a
/// replicate fails.
std::optional<Dataset> rehearse(const PlannedRun& run, int threads, const std::atomic<bool>& stop,
                                const RunObserver& observer);

/// What would be played: the run's number of replicates, those done, those missing.
struct Outlook {
  std::int64_t asked = 0;
  std::int64_t done = 0;
  std::vector<std::uint32_t> missing;
};
Outlook outlook(std::int64_t asked, const std::set<std::int32_t>& done);

/// How many replicates are done or have failed without a gap.
std::int32_t complete_in(const RunDirectory& directory);

/// Agents that the scenario's people are played by.
double agents_of(const Scenario& scenario);

}  // namespace rivalry

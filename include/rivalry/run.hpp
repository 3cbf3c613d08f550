// Playing a scenario to the end, as `rivalry run FILE` does.
//
//   rivalry::RunOutcome outcome = rivalry::run({"vancl.yaml"}, {.directory = "results/vancl", .threads = 2});
//   std::puts(outcome.sha256.c_str());
//
// A run lives in a directory, which is its record: the scenario, a manifest of what is done, shards of finished
// replicates and, in the end, result.h5. What was interrupted, or killed, goes on where it stood when it is run again.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/override.hpp"

namespace rivalry {

/// A scenario's file, with some of its keys changed: {"vancl.yaml", {{"population.people", "600 million"}}}.
struct ScenarioFile {
  std::string path;
  std::vector<Override> overrides = {};
};

struct RunOptions {
  std::string directory = {};                   ///< where the run lives; empty: results/NAME-ID in the current folder
  int threads = 0;                              ///< at most so many; 0: the processors that this process may use
  std::optional<std::int64_t> replicates = {};  ///< in place of the scenario's
  std::optional<std::uint64_t> seed = {};       ///< in place of the scenario's
  /// When it is true the run stops, within a tenth of a second and at the end of a simulated day, and keeps every
  /// replicate that is complete. It must outlive the call; null: nobody stops it.
  const std::atomic<bool>* stop = nullptr;
  std::string command = "rivalry::run";  ///< who asked, for the record in provenance.json; no part of the results
};

/// How far a run is.
struct RunProgress {
  std::int64_t asked = 0;          ///< replicates that the run will have
  std::int64_t done = 0;           ///< of these, whenever they were played
  std::int64_t played = 0;         ///< in this session, failed ones included
  std::int64_t failed = 0;         ///< of those
  std::int64_t futures_asked = 0;  ///< played before the first replicate, for companies to learn from
  std::int64_t futures = 0;        ///< of these
  double seconds = 0;              ///< of this session
  double seconds_before = 0;       ///< of these, before the first replicate
  bool is_last = false;            ///< the playing is over: complete, or stopped
};

/// Who is told meanwhile; what is empty is not called. Calls come one at a time, as a rule from a thread of the run's
/// own. What they throw ends the run, after what is complete has been kept, and reaches the caller of run().
struct RunObserver {
  std::function<void(const RunProgress&)> progress = {};  ///< while it plays about ten times a second, and at the end
  std::function<void(const std::string& damage)> damaged = {};  ///< a file that had to be thrown away, in words
};

enum class RunStatus {
  Complete,     ///< result.h5 holds all replicates but the failed ones
  Incomplete,   ///< result.h5 lacks some that are yet to be played (a sweep that was collected early)
  Interrupted,  ///< stopped; run it again to go on
  Failed,       ///< no replicate could be played to its end
};

/// "complete", "incomplete", "interrupted", "failed".
const char* word_of(RunStatus status);

/// What became of a run.
struct RunOutcome {
  RunStatus status = RunStatus::Complete;
  std::string directory;
  std::int64_t replicates = 0;  ///< in the directory, whenever they were played
  std::int64_t failed = 0;      ///< replicates that ended in an error; the manifest says in which
  std::int64_t played = 0;      ///< by this call, failed ones included
  std::string sha256;           ///< of result.h5, in hexadecimal digits; empty if there is none
  double seconds = 0;           ///< of this call; 0 if it was complete already
  bool was_complete = false;    ///< before this call: nothing was played
};

/// Plays what is missing of a scenario's run and writes its result. result.h5 depends on the scenario's file, what it
/// extends, the overrides, the seed, the number of replicates and the model's version alone: not on threads, on the
/// directory, or on how often it was interrupted. It has the same bytes as that of `rivalry run`.
///
/// The directory may hold the same run already: what is there is kept and not played again, and if it has more
/// replicates than are asked for, so has the result. Replicates that failed are played again if others are missing.
///
/// Throws (see rivalry/errors.hpp) ScenarioError with everything that is wrong with the scenario, before anything is
/// created; WorldError if a file cannot be read (InputOutput), the directory holds something else or cannot be written
/// to (CannotCreate), another process works there (TryAgain), or not one replicate fits into memory (OutOfMemory);
/// InvariantError for a bug. A replicate that ends in an error is no error of the run: it is counted as failed, and the
/// others go on.
///
/// May be called from several threads at a time, for different directories. Each call then has threads of its own; but
/// loops inside a large replicate keep to the least `threads` of the calls under way, in the whole process.
RunOutcome run(const ScenarioFile& scenario, const RunOptions& options = {}, const RunObserver& observer = {});

}  // namespace rivalry

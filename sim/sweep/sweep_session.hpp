// One sweep, planned and played as far as it goes: what the verbs `sweep`, `resume`, `work` and `collect` have in
// common.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "rivalry/run.hpp"
#include "sim/sweep/shards/reuse.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry {

/// What came of `until`, when all rounds are over.
struct PointsReached {
  std::string asked;         ///< "vancl.survival ±2 %"
  std::int64_t reached = 0;  ///< points at which the interval is as narrow
  std::int64_t points = 0;   ///< of so many
};

struct SweepOutcome {
  RunStatus status = RunStatus::Complete;
  std::int64_t points = 0;
  std::int64_t tasks = 0;  ///< asked for
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::string sha256;  ///< of result.h5; empty if there is none
  double seconds = 0;
  double simulating_share = 0;  ///< of the threads' time in this session
  std::optional<PointsReached> until;
};

struct SweepOptions {
  int threads = 1;
  std::string command;                      ///< for provenance.json
  const std::atomic<bool>* stop = nullptr;  ///< may be null
  std::string worker = {};                  ///< "3/8", or empty
  /// Else tasks that fail do not end it. A worker for whom it is given leaves when what is planned is played, and does
  /// not wait for further rounds.
  std::optional<OnError> on_error = {};
};

/// Who is told meanwhile; what is empty is not called. Calls come one at a time, from any thread.
struct SweepObserver {
  std::function<void(const RunProgress&)> progress = {};    ///< of a round: about ten times a second, and at its end
  std::function<void(const FailedTask&)> failed = {};       ///< as it happens
  std::function<void(const std::string&)> damaged = {};     ///< a shard that had to be thrown away, in words
  std::function<void(const Kin&)> refused = {};             ///< a sweep beside it whose tasks cannot be taken over
  std::function<void(std::int64_t tasks)> taken_over = {};  ///< ... and how many of others were
};

/// Plans what is missing, failed tasks among it, and takes over what sweeps beside it have played. Nothing is planned,
/// and it returns false, if it is told to stop before it is known what a task costs. Throws WorldError.
bool plan_missing(SweepDirectory& directory, const Sweep& sweep, const SweepOptions& options,
                  const SweepObserver& observer);

/// What there is when it was told to stop while it planned.
SweepOutcome stopped(const SweepDirectory& directory, const Sweep& sweep);

/// Plays the plan on this machine, adds rounds of replicates if a precision is asked for, and collects. Throws as
/// work() does.
SweepOutcome play_sweep(SweepDirectory& directory, const Sweep& sweep, const SweepOptions& options,
                        const SweepObserver& observer);

/// Works on what is planned, without the lock, until nothing is left; then collects if nobody else does. Throws as
/// work() does.
SweepOutcome work_along(const std::filesystem::path& directory, const Sweep& sweep, const SweepOptions& options,
                        const SweepObserver& observer);

/// Writes result.h5 if anything is done and it is not there already, and tidies up. Returns its SHA-256, or nothing.
std::string collect_here(SweepDirectory& directory);

/// What is on disk.
SweepOutcome standing_of(const SweepRecord& record, const ShardIndex& shard_index, const Sweep& sweep);

}  // namespace rivalry

// One sweep, planned and played as far as it goes: what `sweep`, `plan`, `resume` and `collect` have in common.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/cli/session.hpp"

namespace rivalry {
struct Kin;
class ShardIndex;
struct Sweep;
class SweepDirectory;
struct SweepRecord;
}  // namespace rivalry

namespace rivalry::cli {

struct Command;

/// What came of `until`, when all rounds are over.
struct PointsReached {
  std::string asked;         ///< "vancl.survival ±2 %"
  std::int64_t reached = 0;  ///< points at which the interval is as narrow
  std::int64_t points = 0;   ///< of so many
};

struct SweepOutcome {
  Status status = Status::Complete;
  std::int64_t points = 0;
  std::int64_t tasks = 0;  ///< asked for
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::string sha256;  ///< of result.h5; empty if there is none
  double seconds = 0;
  double simulating_share = 0;  ///< of the threads' time in this session
  std::optional<PointsReached> until;
};

/// -o DIR, or results/NAME-sweep-ID.
std::filesystem::path directory_of(const Sweep& sweep, const Command& command);

/// Plans what is missing, failed tasks among it, and tells of reuse and damage. Nothing is planned, and it returns
/// false, if the program is told to stop before it is known what a task costs.
bool plan_missing(SweepDirectory& directory, const Sweep& sweep, const Command& command);

/// What there is when the program was told to stop while it planned.
SweepOutcome stopped(const SweepDirectory& directory, const Sweep& sweep);

/// Plays the plan on this machine, adds rounds of replicates if a precision is asked for, and collects.
SweepOutcome play_here(SweepDirectory& directory, const Sweep& sweep, const Command& command);

/// Works on what is planned, without the lock, until nothing is left; then collects if nobody else does.
SweepOutcome work_along(const std::filesystem::path& directory, const Sweep& sweep, const std::string& worker,
                        const Command& command);

/// Writes result.h5 if anything is done and it is not there already, and tidies up. Returns its SHA-256, or nothing.
std::string collect_here(SweepDirectory& directory);

/// What is on disk.
SweepOutcome standing_of(const SweepRecord& record, const ShardIndex& shard_index, const Sweep& sweep);

/// Says how it ended and what to type next, prints the JSON object if asked for; returns the exit code.
int conclude(const SweepOutcome& outcome, const std::filesystem::path& directory, const Command& command);

/// "64 tasks of NAME are taken over", or why they cannot be.
std::string kin_text(const Kin& kin);

/// "events.rescue.amount=25 million USD".
std::string point_text(const Sweep& sweep, std::int32_t point);

}  // namespace rivalry::cli

// One run, played as far as it goes: what `run`, `resume` and `verify` have in common.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rivalry/scenario.hpp"
#include "sim/findings/interval.hpp"
#include "sim/results/store/identity.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry::cli {

struct Command;

/// A scenario, read and resolved, and the run that it makes.
struct Job {
  Job(const std::string& file, const std::vector<Override>& overrides);

  std::string file;
  std::vector<Override> overrides;
  ResolvedScenario resolved;
  Scenario scenario;    ///< replicate 0
  std::string written;  ///< the file as its author wrote it
  Identity identity;
};

enum class Status { Complete, Incomplete, Interrupted, Failed };
const char* word(Status status);

/// What came of --until.
struct Reached {
  Precision precision;
  MeanInterval interval;
  std::string unit;
  std::string line;  ///< for people
  bool reached = false;
};

struct Outcome {
  Status status = Status::Complete;
  std::int64_t replicates = 0;  ///< done, in all
  std::int64_t failed = 0;
  std::int64_t played = 0;  ///< in this session
  std::string sha256;       ///< of result.h5; empty if there is none
  double seconds = 0;
  std::optional<Reached> until;
};

/// Plays what is missing in `directory` and writes result.h5; with `until`, as many replicates as that takes. Shows
/// progress as `command` asks. Throws WorldError.
Outcome execute(Job job, const std::filesystem::path& directory, const Command& command,
                const std::optional<Precision>& until = std::nullopt);

/// What would be played: the run's number of replicates, those done, those missing.
struct Outlook {
  std::int64_t asked = 0;
  std::int64_t done = 0;
  std::vector<std::uint32_t> missing;
};
Outlook outlook(std::int64_t asked, const std::set<std::int32_t>& done);

/// The outcome of a run that is complete already, from its directory.
Outcome recall(const std::filesystem::path& directory);

/// Says how it ended and what to type next, prints the JSON object if asked for; returns the exit code.
int conclude(const Outcome& outcome, const Scenario& scenario, const std::filesystem::path& directory,
             const Command& command);

}  // namespace rivalry::cli

// rivalry collect SWEEP: result.h5 of what has been played.
#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/sweep/shards/virtual_result.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// What can stand in few bytes because the shards stay where they are.
std::string collect_virtual(SweepDirectory& directory, const Sweep& sweep) {
  directory.tidy();
  directory.refresh();
  auto bytes = virtual_result(directory.path(), sweep, directory.record().plan.asked(sweep.points.count),
                              directory.shard_index());
  write_atomically(directory.path() / virtual_file, bytes);
  return sha256(bytes);
}

}  // namespace

int collect(const Command& command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("collect needs one SWEEP and nothing else: rivalry collect @last");
  fs::path path = find_run(command.words[0]);
  Sweep sweep = sweep_in(path);
  SweepDirectory directory(path, sweep);
  Talk talk(command);
  for (const std::string& damage : directory.damage()) talk.line("damaged", damage);
  if (directory.shard_index().done() == 0)
    throw WorldError(ExitCode::TryAgain, path.string(), "nothing has been played yet",
                     "rivalry resume " + path.string());
  SweepOutcome outcome = standing_of(directory.record(), directory.shard_index(), sweep);
  outcome.sha256 = command.has("virtual") ? collect_virtual(directory, sweep) : collect_here(directory);
  std::int64_t missing = outcome.tasks - outcome.done;
  if (missing > 0)
    talk.line("missing", fmt::format("{}, listed in missing_point and missing_replicate; of these {} failed",
                                     count_of(missing, "task"), grouped(outcome.failed)));
  if (missing > 0) outcome.status = RunStatus::Incomplete;
  if (command.has("virtual"))
    talk.line("virtual", fmt::format("{}; it needs shards/ beside it, and holds until the sweep goes on",
                                     (path / virtual_file).string()));
  return conclude(outcome, path, command);
}

}  // namespace rivalry::cli

// rivalry resume RUN|SWEEP: finish what was interrupted.
#include <fmt/core.h>

#include "rivalry/scenario.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/forecast.hpp"
#include "sim/cli/run_talk.hpp"
#include "sim/cli/slurm.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/findings/words.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

int resume_sweep(const std::filesystem::path& path, const Command& command) {
  Venue venue = venue_of(command);
  Sweep sweep = sweep_in(path);
  if (command.dry_run) return tell_forecast(sweep, path, command);
  SweepDirectory directory(path, sweep);
  SweepOptions options = sweep_options(command);
  if (!plan_missing(directory, sweep, options, sweep_observer(sweep, command)))
    return conclude(stopped(directory, sweep), path, command);
  SweepOutcome before = standing_of(directory.record(), directory.shard_index(), sweep);
  Talk(command).line("resume", fmt::format("{}   {} left; {} damaged", path.string(),
                                           count_of(before.tasks - before.done, "task"), directory.damage().size()));
  if (venue != Venue::Here && is_anything_left(directory)) return hand_over(venue, directory, sweep, command);
  return conclude(play_sweep(directory, sweep, options, sweep_observer(sweep, command)), path, command);
}

}  // namespace

int resume(const Command& command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("resume needs one RUN or SWEEP and nothing else: rivalry resume @last");
  auto directory = find_run(command.words[0]);
  if (is_sweep(directory)) return resume_sweep(directory, command);
  if (venue_of(command) != Venue::Here) throw UsageError("--on is for sweeps; the replicates of a run are played here");
  PlannedRun run = run_in(directory);
  Manifest manifest = read_manifest(directory / "manifest.jsonl");
  std::optional<Precision> until = precision_of(manifest.until);
  Outlook ahead = outlook(run.scenario.replicates, manifest.done());
  Talk talk(command);
  talk.line("resume",
            fmt::format("{}   {} of {} left", directory.string(),
                        grouped(static_cast<std::int64_t>(ahead.missing.size())), count_of(ahead.asked, "replicate")));
  if (command.dry_run) return 0;
  if (until) talk.line("until", fmt::format("{}, at most {}", to_string(*until), until->at_most));
  Scenario scenario = run.scenario;
  SessionOptions options = session_options(directory, command);
  options.failed_before = FailedBefore::PlayAgain;
  UntilOutcome outcome = play(std::move(run), options, command, until);
  if (outcome.run.was_complete) talk.line("", "already complete");
  return conclude(outcome, scenario, command);
}

}  // namespace rivalry::cli

// rivalry sweep FILE: play a scenario at many points.
#include "sim/sweep/sweep.hpp"

#include <fmt/core.h>

#include "sim/cli/find_run.hpp"
#include "sim/cli/forecast.hpp"
#include "sim/cli/slurm.hpp"
#include "sim/cli/sweep_command.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/until.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

bool names_a_sweep(const Command& command) {
  if (command.words.size() != 1) return false;
  const std::string& word = command.words[0];
  std::error_code error;
  return word.starts_with("@") || is_sweep(word) || is_sweep(fs::path("results") / word);
}

}  // namespace

int sweep(const Command& command) {
  bool again = names_a_sweep(command);
  Venue venue = venue_of(command);
  if (again && !command.overrides.empty())
    throw UsageError("what a sweep is cannot be changed; name its scenario and what is to be swept");
  Sweep sweep = again ? sweep_in(find_run(command.words[0])) : make_sweep(ask_of(command));
  fs::path directory = again ? find_run(command.words[0]) : directory_of(sweep, command);
  require_free_or_this(directory, sweep.identity);
  if (sweep.ask.until) check_answer(*sweep.ask.until, sweep.base);
  check_answer(sweep);
  if (command.dry_run) {
    if (venue == Venue::Slurm && !command.json) print(slurm_script_for(command, sweep.identity.name, directory));
    return tell_forecast(sweep, directory, command);
  }
  SweepOptions options = sweep_options(command);
  SweepDirectory opened(directory, sweep);
  if (!plan_missing(opened, sweep, options, sweep_observer(sweep, command)))
    return conclude(stopped(opened, sweep), directory, command);
  Talk talk(command);
  talk.line("sweep", extent_of(sweep, opened, command.threads));
  if (venue != Venue::Here && is_anything_left(opened)) return hand_over(venue, opened, sweep, command);
  SweepOutcome outcome = play_sweep(opened, sweep, options, sweep_observer(sweep, command));
  make_last(directory);
  return conclude(outcome, directory, command);
}

int plan(const Command& command) {
  Command asked = command;
  asked.dry_run = true;
  return names_a_sweep(command) || is_asked_to_sweep(command) ? sweep(asked) : run(asked);
}

}  // namespace rivalry::cli

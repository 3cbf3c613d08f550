// rivalry run FILE: play a scenario.
#include <fmt/core.h>

#include <chrono>

#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/forecast.hpp"
#include "sim/cli/run_talk.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/timetable_text.hpp"
#include "sim/cli/until.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/run_directory.hpp"
#include "sim/run/profile.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

std::string contents(const PlannedRun& run) {
  const Scenario& scenario = run.scenario;
  std::string text;
  auto mention = [&](std::size_t count, const char* what) {
    if (count > 0) text += (text.empty() ? "" : ", ") + count_of(static_cast<std::int64_t>(count), what);
  };
  mention(scenario.platforms.size(), "platform");
  mention(scenario.population.segments.size(), "segment");
  mention(scenario.spreads.size(), "spread");
  mention(scenario.events.size(), "event");
  mention(scenario.expect.size(), "expectation");
  mention(run.resolved.inputs(0).size(), "uncertain number");
  return text.empty() ? "nothing to play but the calendar" : text;
}

std::string extent(const PlannedRun& run, int threads, const std::optional<Precision>& until) {
  const Scenario& scenario = run.scenario;
  const char* unit = run.resolved.is_compared() ? "pair" : "replicate";
  std::string replicates = until ? fmt::format("{}s until {}, at most {}", unit, to_string(*until), until->at_most)
                                 : count_of(scenario.replicates, unit);
  return fmt::format("{}   {}, {}, {}, {}", run.identity.run_id(), count_of(scenario.end - scenario.start + 1, "day"),
                     count_of(static_cast<std::int64_t>(agents_of(scenario)), "agent"), replicates,
                     count_of(threads, "thread"));
}

}  // namespace

int run(const Command& command) {
  if (command.words.size() != 1) throw UsageError("run needs one FILE: rivalry run scenarios/wechat-growth.yaml");
  std::optional<Precision> until = precision_asked(command);
  bool asks_profile = command.has("profile");
  auto start = std::chrono::steady_clock::now();
  PlannedRun planned({command.words[0], command.overrides});
  double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (until) check_answer(*until, planned.resolved);
  Talk talk(command);
  talk.line("checked", fmt::format("{}   {:.0f} ms", contents(planned), milliseconds));
  fs::path directory = directory_of(planned, command);
  require_free_or_ours(directory, planned.identity);
  if (command.dry_run) return tell_forecast(planned, directory, command);
  talk.line("run", extent(planned, command.threads, until));
  Scenario scenario = planned.scenario;
  RunProfile profile;
  SessionOptions options = session_options(directory, command);
  if (asks_profile) options.profile = &profile;
  UntilOutcome outcome = play(std::move(planned), options, command, until);
  if (outcome.run.was_complete) {
    talk.line("", "already complete");
    make_last(directory);
  }
  int code = conclude(outcome, scenario, command);
  if (asks_profile && outcome.run.was_complete)
    talk.line("profile", "nothing was played; -o with another directory plays it again");
  else if (asks_profile)
    say(profile_page(profile, outcome.run.seconds, command.threads));
  return code;
}

}  // namespace rivalry::cli

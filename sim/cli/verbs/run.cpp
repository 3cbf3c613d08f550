// rivalry run FILE: play a scenario.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/forecast.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/until.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/run_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

std::string contents(const Job& job) {
  const Scenario& scenario = job.scenario;
  std::string text;
  auto mention = [&](std::size_t count, const char* what) {
    if (count > 0) text += (text.empty() ? "" : ", ") + count_of(static_cast<std::int64_t>(count), what);
  };
  mention(scenario.platforms.size(), "platform");
  mention(scenario.population.segments.size(), "segment");
  mention(scenario.spreads.size(), "spread");
  mention(scenario.events.size(), "event");
  mention(scenario.expect.size(), "expectation");
  mention(job.resolved.inputs(0).size(), "uncertain number");
  return text.empty() ? "nothing to play but the calendar" : text;
}

std::string extent(const Job& job, int threads, const std::optional<Precision>& until) {
  const Scenario& scenario = job.scenario;
  double agents = scenario.population.people / std::max(1.0, scenario.population.people_per_agent);
  const char* unit = job.resolved.is_compared() ? "pair" : "replicate";
  std::string replicates = until ? fmt::format("{}s until {}, at most {}", unit, to_string(*until), until->at_most)
                                 : count_of(scenario.replicates, unit);
  return fmt::format("{}   {}, {}, {}, {}", job.identity.run_id(), count_of(scenario.end - scenario.start + 1, "day"),
                     count_of(static_cast<std::int64_t>(agents), "agent"), replicates, count_of(threads, "thread"));
}

}  // namespace

int run(const Command& command) {
  if (command.words.size() != 1) throw UsageError("run needs one FILE: rivalry run scenarios/wechat-growth.yaml");
  std::optional<Precision> until = precision_of(command);
  auto start = std::chrono::steady_clock::now();
  Job job(command.words[0], command.overrides);
  double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (until) check_answer(*until, job.resolved);
  Talk talk(command);
  talk.line("checked", fmt::format("{}   {:.0f} ms", contents(job), milliseconds));
  fs::path directory = command.output.empty() ? fs::path("results") / job.identity.run_id() : fs::path(command.output);
  Standing there = require_free_or_ours(directory, job.identity);
  if (command.dry_run) return tell_forecast(job, directory, command);
  talk.line("run", extent(job, command.threads, until));
  if (!until && there == Standing::Ours && is_complete(directory, job.scenario.replicates)) {
    talk.line("", "already complete");
    tidy(directory, job.identity);
    make_last(directory);
    return conclude(recall(directory), job.scenario, directory, command);
  }
  Scenario scenario = job.scenario;
  return conclude(execute(std::move(job), directory, command, until), scenario, directory, command);
}

}  // namespace rivalry::cli

// rivalry check: is the scenario right? Or the sweep?
#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/generators.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/valuations.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry::cli {

namespace {

std::string summary_of(const std::string& file, const std::vector<Override>& overrides) {
  ResolvedScenario resolved = ResolvedScenario::load(file, overrides);
  Scenario scenario = resolved.draw(0);
  std::string text;
  auto add = [&](std::size_t number, const std::string& singular) {
    if (number > 0) text += (text.empty() ? "" : ", ") + count_of(static_cast<std::int64_t>(number), singular);
  };
  add(scenario.platforms.size(), "platform");
  add(scenario.population.segments.size(), "segment");
  add(scenario.spreads.size(), "spread");
  add(scenario.forecasts.size(), "forecast");
  add(scenario.sections.of<Generators>().all.size(), "generator");
  add(scenario.functions.size(), "function");
  add(scenario.valuations.size(), "valuation");
  add(scenario.events.size(), "event");
  add(resolved.inputs(0).size(), "uncertain number");
  add(scenario.expect.size(), "expectation");
  add(resolved.assumptions().size(), "unsourced number");
  return text;
}

Json json_of(const Diagnostic& problem) {
  return {{"code", problem.code},
          {"file", problem.at.file},
          {"line", problem.at.line},
          {"column", problem.at.column},
          {"key", problem.key},
          {"message", problem.message},
          {"suggestion", problem.suggestion}};
}

/// What a sweep file would play. Throws ScenarioError.
std::string summary_of_sweep(const std::string& file, const std::vector<Override>& overrides) {
  SweepAsk ask = read_sweep_file(file);
  ask.overrides.insert(ask.overrides.end(), overrides.begin(), overrides.end());
  Sweep sweep = make_sweep(std::move(ask));
  return fmt::format("{} of {}, {} each", count_of(static_cast<std::int64_t>(sweep.points.count), "point"),
                     count_of(static_cast<std::int64_t>(sweep.points.axes.size()), "key"),
                     count_of(sweep.replicates, "replicate"));
}

int print_json(const std::string& file, const std::vector<Diagnostic>& problems) {
  auto errors = Json::array();
  for (const Diagnostic& problem : problems) errors.push_back(json_of(problem));
  print(Json{{"file", file}, {"ok", problems.empty()}, {"errors", errors}}.dump() + "\n");
  return static_cast<int>(problems.empty() ? ExitCode::Done : ExitCode::BadScenario);
}

}  // namespace

int check(const Command& command) {
  if (command.words.size() != 1)
    throw UsageError("check takes one FILE, e.g. rivalry check scenarios/wechat-growth.yaml");
  const std::string& file = command.words[0];
  try {
    bool is_sweep = is_sweep_file(file);
    std::string told = is_sweep ? summary_of_sweep(file, command.overrides) : summary_of(file, command.overrides);
    if (command.json) return print_json(file, {});
    Talk talk(command);
    talk.line("checked", told);
    talk.line("next", (is_sweep ? "rivalry sweep " : "rivalry run ") + file);
    return 0;
  } catch (const ScenarioError& error) {
    if (!command.json) throw;
    return print_json(file, error.problems());
  }
}

}  // namespace rivalry::cli

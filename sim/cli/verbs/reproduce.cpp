// rivalry reproduce [ID ...]: play the published scenarios and hold the engine's numbers against the papers'.
#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "rivalry/errors.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/run_talk.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/results/record/expectations.hpp"
#include "sim/sweep/plan/rehearse.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// "a8-newman-ignition.yaml" -> "A8".
std::string id_of(const fs::path& file) {
  std::string name = file.stem().string();
  std::string id = name.substr(0, name.find('-'));
  std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) { return std::toupper(c); });
  return id;
}

/// The order in which a reader expects them: A2 before A10.
bool before(const fs::path& a, const fs::path& b) {
  auto key = [](const fs::path& file) {
    std::string id = id_of(file);
    return std::tuple(id.substr(0, 1), id.size(), id, file);
  };
  return key(a) < key(b);
}

fs::path published() {
  for (fs::path from : {fs::current_path(), fs::canonical("/proc/self/exe").parent_path()})
    for (; from.has_relative_path(); from = from.parent_path())
      if (fs::is_directory(from / "scenarios" / "published")) return from / "scenarios" / "published";
  throw WorldError(ExitCode::InputOutput, "scenarios/published", "there is no such folder here or above",
                   "go to Rivalry's folder, or name the scenario files");
}

bool is_asked(const fs::path& file, const std::vector<std::string>& ids) {
  if (ids.empty()) return true;
  return std::any_of(ids.begin(), ids.end(), [&](std::string id) {
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) { return std::toupper(c); });
    return id == id_of(file);
  });
}

std::vector<fs::path> library(const std::vector<std::string>& ids) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(published()))
    if (entry.path().extension() == ".yaml" && is_asked(entry.path(), ids)) files.push_back(entry.path());
  std::sort(files.begin(), files.end(), before);
  return files;
}

/// Words that are files stand for themselves, the others are ids.
std::vector<fs::path> asked_for(const Command& command) {
  std::vector<fs::path> files;
  std::vector<std::string> ids;
  for (const std::string& word : command.words)
    if (fs::path(word).extension() == ".yaml")
      files.emplace_back(word);
    else
      ids.push_back(word);
  if (!ids.empty() || files.empty()) {
    std::vector<fs::path> found = library(ids);
    for (const std::string& id : ids)
      if (std::none_of(found.begin(), found.end(), [&](const fs::path& file) { return is_asked(file, {id}); }))
        throw UsageError("no published result `" + id + "`; `rivalry reproduce` alone plays them all");
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

/// All tasks of a sweep, in memory.
std::optional<std::vector<Finding>> findings_of_sweep(const fs::path& file, const Command& command) {
  SweepAsk ask = read_sweep_file(file.string());
  ask.overrides.insert(ask.overrides.end(), command.overrides.begin(), command.overrides.end());
  if (ask.expect.empty()) throw UsageError(file.string() + " expects nothing; add an `expect:` section");
  Sweep sweep = make_sweep(std::move(ask));
  Progress progress(command);
  std::optional<Dataset> result =
      rehearse(sweep, command.threads, stop_requested(), [&](const RunProgress& now) { progress.show(now); });
  if (!result) return std::nullopt;
  try {
    return hold_against(sweep, sweep.ask.expect, *result);
  } catch (const std::invalid_argument& error) {
    throw UsageError(file.string() + ": " + error.what());
  }
}

std::optional<std::vector<Finding>> findings_of(const fs::path& file, const Command& command) {
  if (is_sweep_file(file.string())) return findings_of_sweep(file, command);
  PlannedRun run({file.string(), command.overrides});
  if (run.scenario.expect.empty()) throw UsageError(file.string() + " expects nothing; add an `expect:` section");
  std::optional<Dataset> result = rehearse(run, command.threads, stop_requested(), run_observer(command));
  return result ? std::optional(hold_against(run.scenario, *result)) : std::nullopt;
}

Json as_json(const std::string& id, const Finding& finding) {
  return {{"id", id},
          {"quantity", finding.name + ": " + finding.quantity},
          {"expected", finding.expected},
          {"tolerance", finding.tolerance},
          {"got", finding.got ? Json(*finding.got) : Json()},
          {"pass", finding.pass}};
}

/// The number for people to read: times and rates of long stretches by the year, as papers have them.
std::string in_words(const Finding& finding) {
  if (!finding.got) return "nothing";
  bool is_long = finding.unit == "days" && *finding.got >= 2 * days_per_year;
  bool is_percent = finding.unit == "1" && finding.written.find('%') < finding.written.find(" within");
  if (finding.unit.ends_with(" a day")) return fmt::format("{:.7g} a year", *finding.got * days_per_year);
  if (is_long) return fmt::format("{:.5g} years", *finding.got / days_per_year);
  if (is_percent) return fmt::format("{:.5g} %", *finding.got * 100);
  return fmt::format("{:.10g}", *finding.got);
}

std::string as_row(const std::string& id, const Finding& finding) {
  return fmt::format("{:<4} {:<28} {:<38} {:>18} {:>5}\n", id, finding.name, finding.written, in_words(finding),
                     finding.pass ? "yes" : "NO");
}

}  // namespace

int reproduce(const Command& command) {
  Talk talk(command);
  Json results = Json::array();
  std::size_t failed = 0;
  if (!command.json)
    print(fmt::format("{:<4} {:<28} {:<38} {:>18} {:>5}\n", "id", "quantity", "paper", "engine", "met"));
  for (const fs::path& file : asked_for(command)) {
    auto findings = findings_of(file, command);
    if (!findings) return static_cast<int>(stop_code());
    for (const Finding& finding : *findings) {
      results.push_back(as_json(id_of(file), finding));
      failed += finding.pass ? 0 : 1;
      if (!command.json) print(as_row(id_of(file), finding));
    }
  }
  if (command.json) print(Json{{"results", results}}.dump_sorted() + "\n");
  talk.line("met", fmt::format("{} of {}", results.size() - failed, results.size()));
  talk.line("next", "rivalry run scenarios/wechat-growth.yaml");
  return static_cast<int>(failed > 0 ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli

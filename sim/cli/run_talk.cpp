#include "sim/cli/run_talk.hpp"

#include <fmt/core.h>

#include <cmath>
#include <memory>

#include "rivalry/errors.hpp"
#include "sim/cli/fates.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/summary.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/until.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/course.hpp"
#include "sim/findings/deals.hpp"
#include "sim/findings/paired.hpp"
#include "sim/findings/trade.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

fs::path directory_of(const PlannedRun& run, const Command& command) {
  return command.output.empty() ? fs::path("results") / run.identity.run_id() : fs::path(command.output);
}

SessionOptions session_options(const fs::path& directory, const Command& command) {
  return {.directory = directory, .threads = command.threads, .command = command.line, .stop = &stop_requested()};
}

RunObserver run_observer(const Command& command) {
  auto progress = std::make_shared<Progress>(command);
  return {.progress = [progress](const RunProgress& now) { progress->show(now); },
          .damaged = [talk = Talk(command)](const std::string& damage) { talk.line("damaged", damage); }};
}

UntilOutcome play(PlannedRun run, const SessionOptions& options, const Command& command,
                  const std::optional<Precision>& until) {
  RunObserver observer = run_observer(command);
  if (until) return play_until(std::move(run), *until, options, observer);
  return {play_run(std::move(run), options, observer), std::nullopt};
}

namespace {

/// What a verb hands to a program.
std::string json_of(const UntilOutcome& outcome) {
  const RunOutcome& run = outcome.run;
  Json json = {{"run", run.directory}, {"status", word_of(run.status)}, {"replicates", run.replicates},
               {"failed", run.failed}, {"sha256", run.sha256},          {"seconds", run.seconds}};
  if (const auto& until = outcome.reached) {
    auto number = [](double value) { return std::isfinite(value) ? Json(value) : Json(); };
    const MeanInterval& interval = until->progression.interval;
    json["until"] = {{"of", until->precision.of},
                     {"asked", to_string(until->precision)},
                     {"reached", until->progression.reached},
                     {"mean", number(interval.mean)},
                     {"low", number(interval.low)},
                     {"high", number(interval.high)},
                     {"unit", until->unit}};
  }
  return json.dump_sorted() + "\n";
}

void tell_findings(const Talk& talk, const Scenario& scenario, const fs::path& result) {
  if (talk.is_quiet()) return;
  auto bytes = read_bytes(result);
  Dataset data = from_hdf5(bytes, result.string());
  for (const std::string& line : expected_beside_got(scenario, data)) talk.line("expect", line);
  for (const std::string& line : fates(data, shows_utf8())) talk.line("fate", line);
  for (const std::string& line : deals(data)) talk.line("deal", line);
  for (const std::string& line : trade(data, shows_utf8())) talk.line("trade", line);
  for (const std::string& line : summary(data)) talk.line("result", line);
  for (const std::string& line : paired(data)) talk.line("paired", line);
  talk.line("", result.string());
  std::string run = result.parent_path().string();
  if (auto names = courses(data); !names.empty())
    talk.line("next", fmt::format("rivalry plot {0} {1}      rivalry report {0}", run, names.front()));
  if (std::string what = what_to_ask(data); !what.empty())
    talk.line("next", fmt::format("rivalry show {} --why {}", run, what));
}

}  // namespace

int conclude(const UntilOutcome& outcome, const Scenario& scenario, const Command& command) {
  const RunOutcome& run = outcome.run;
  fs::path directory = run.directory;
  Talk talk(command);
  for (const auto& [replicate, failure] : read_manifest(directory / "manifest.jsonl").failures)
    talk.line("failed", fmt::format("replicate {}: {}: {}", replicate, failure.code, failure.message));
  if (command.json) print(json_of(outcome));
  if (run.status == RunStatus::Interrupted) {
    say(fmt::format("interrupted; {} are kept. Go on with: rivalry resume {}\n", count_of(run.replicates, "replicate"),
                    run.directory));
    return static_cast<int>(stop_code());
  }
  if (!run.sha256.empty()) tell_findings(talk, scenario, directory / "result.h5");
  if (outcome.reached) talk.line("until", told(*outcome.reached));
  talk.line("next", fmt::format("rivalry show {0}      rivalry verify {0}", run.directory));
  bool missed = outcome.reached && !outcome.reached->progression.reached;
  return static_cast<int>(run.failed > 0 || missed ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli

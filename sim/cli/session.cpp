#include "sim/cli/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/scenario.hpp"
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
#include "sim/results/store/provenance.hpp"
#include "sim/results/store/run_directory.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

double agents_of(const Scenario& scenario) {
  return scenario.population.people / std::max(1.0, scenario.population.people_per_agent);
}

/// Parallel replicates share one file of results, so some may already be there beyond the number asked for now.
Job with_replicates(Job job, std::int64_t replicates) {
  if (replicates == job.scenario.replicates) return job;
  auto overrides = job.overrides;
  overrides.push_back({"replicates", std::to_string(replicates)});
  return Job(job.file, overrides);
}

/// Before anything is created: what does not fit in memory is refused.
Regime regime_of(const Job& job, const fs::path& directory, int threads) {
  auto missing = outlook(job.scenario.replicates, read_manifest(directory / "manifest.jsonl").done()).missing;
  return choose_regime(threads, agents_of(job.scenario), memory_needed(job.resolved, missing), available_memory_bytes(),
                       missing.size());
}

Tally play_missing(const Job& job, RunDirectory& directory, const Outlook& ahead, const Regime& regime,
                   const Command& command) {
  ResultSink sink{[&](const Dataset& shard) { directory.add(shard); },
                  [&](const Failure& failure) { directory.add(failure); }};
  Progress progress(command, ahead.done, ahead.asked);
  Tally tally = play_ensemble(engine_for(job.resolved), regime, ahead.missing, sink, stop_requested(),
                              [&](const Tally& so_far) { progress.update(so_far); });
  progress.finish(tally);
  return tally;
}

std::string collect_run(const Job& job, RunDirectory& directory) {
  auto attributes = run_attributes(job.identity, job.scenario.question, job.scenario.seed, job.resolved.text());
  return directory.collect(job.scenario.replicates, attributes).sha256;
}

/// How far a run is that goes on until an answer is known well enough.
struct Standings {
  Answers answers;
  Progression progression;
};
Standings standings(const RunDirectory& directory, const Precision& precision) {
  Standings now;
  now.answers = answers_in(directory, precision.of);
  now.progression = progression(precision, now.answers, complete_in(directory));
  return now;
}

/// Plays what is missing of `asked` replicates; how many it played.
std::int64_t play_round(Job& job, RunDirectory& directory, std::int64_t asked, const std::optional<UntilKnown>& until,
                        const Regime& regime, const Command& command) {
  Outlook ahead = outlook(asked, directory.done());
  job = with_replicates(std::move(job), ahead.asked);
  directory.describe({job.written, job.resolved.text(), job.resolved.text_with_origins()}, ahead.asked, until);
  return ahead.missing.empty() ? 0 : play_missing(job, directory, ahead, regime, command).played;
}

bool is_whole(const Job& job, const RunDirectory& directory) {
  return complete_in(directory) >= job.scenario.replicates;
}

/// Round after round, until it is enough or somebody stops it.
void play_until(Job& job, RunDirectory& directory, const Precision& precision, const Regime& regime,
                const Command& command, Outcome& outcome) {
  Standings now = standings(directory, precision);
  do {
    outcome.played += play_round(job, directory, now.progression.wanted, kept(precision), regime, command);
    now = standings(directory, precision);
  } while (!now.progression.settled && is_whole(job, directory));
  if (now.progression.settled)
    outcome.until = Reached{precision, now.progression.interval, now.answers.unit,
                            told(precision, now.answers, now.progression), now.progression.reached};
}

}  // namespace

const char* word(Status status) {
  switch (status) {
    case Status::Complete:
      return "complete";
    case Status::Incomplete:
      return "incomplete";
    case Status::Interrupted:
      return "interrupted";
    case Status::Failed:
      return "failed";
  }
  throw InvariantError("no such status");
}

Job::Job(const std::string& path, const std::vector<Override>& given)
    : file(path),
      overrides(given),
      resolved(ResolvedScenario::load(path, given)),
      scenario(resolved.draw(0)),
      written(read_text(path)),
      identity(identify(scenario.name, resolved.text())) {}

Outlook outlook(std::int64_t asked, const std::set<std::int32_t>& done) {
  Outlook ahead;
  ahead.asked = done.empty() ? asked : std::max<std::int64_t>(asked, *done.rbegin() + 1);
  ahead.done = static_cast<std::int64_t>(done.size());
  for (std::int64_t replicate = 0; replicate < ahead.asked; ++replicate)
    if (!done.contains(static_cast<std::int32_t>(replicate)))
      ahead.missing.push_back(static_cast<std::uint32_t>(replicate));
  return ahead;
}

Outcome execute(Job job, const fs::path& path, const Command& command, const std::optional<Precision>& until) {
  auto start = std::chrono::steady_clock::now();
  if (until) job = with_replicates(std::move(job), first_round(*until));
  Regime regime = regime_of(job, path, command.threads);
  RunDirectory directory(path, job.identity);
  for (const std::string& damage : directory.damage()) Talk(command).line("damaged", damage);
  Outcome outcome;
  if (until)
    play_until(job, directory, *until, regime, command, outcome);
  else
    outcome.played = play_round(job, directory, job.scenario.replicates, std::nullopt, regime, command);
  outcome.replicates = static_cast<std::int64_t>(directory.done().size());
  outcome.failed = static_cast<std::int64_t>(directory.manifest().failures.size());
  if (outcome.replicates + outcome.failed < job.scenario.replicates || (until && !outcome.until))
    outcome.status = Status::Interrupted;
  else if (outcome.replicates == 0)
    outcome.status = Status::Failed;
  else
    outcome.sha256 = collect_run(job, directory);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  record_session(path, {command.line, word(outcome.status), command.threads, outcome.played, outcome.seconds,
                        peak_memory_bytes()});
  return outcome;
}

Outcome recall(const fs::path& path) {
  Manifest manifest = read_manifest(path / "manifest.jsonl");
  Outcome outcome;
  outcome.replicates = static_cast<std::int64_t>(manifest.done().size());
  outcome.failed = static_cast<std::int64_t>(manifest.failures.size());
  if (manifest.collected) outcome.sha256 = manifest.collected->sha256;
  return outcome;
}

namespace {

/// What a verb hands to a program.
std::string json_of(const Outcome& outcome, const fs::path& directory) {
  Json json = {{"run", directory.string()}, {"status", word(outcome.status)}, {"replicates", outcome.replicates},
               {"failed", outcome.failed},  {"sha256", outcome.sha256},       {"seconds", outcome.seconds}};
  if (const auto& until = outcome.until) {
    json["until"] = {{"of", until->precision.of},
                     {"asked", to_string(until->precision)},
                     {"reached", until->reached},
                     {"mean", number_or_null(until->interval.mean)},
                     {"low", number_or_null(until->interval.low)},
                     {"high", number_or_null(until->interval.high)},
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

int conclude(const Outcome& outcome, const Scenario& scenario, const fs::path& directory, const Command& command) {
  Talk talk(command);
  for (const auto& [replicate, failure] : read_manifest(directory / "manifest.jsonl").failures)
    talk.line("failed", fmt::format("replicate {}: {}: {}", replicate, failure.code, failure.message));
  if (command.json) print(json_of(outcome, directory));
  if (outcome.status == Status::Interrupted) {
    say(fmt::format("interrupted; {} are kept. Go on with: rivalry resume {}\n",
                    count_of(outcome.replicates, "replicate"), directory.string()));
    return static_cast<int>(stop_code());
  }
  if (!outcome.sha256.empty()) tell_findings(talk, scenario, directory / "result.h5");
  if (outcome.until) talk.line("until", outcome.until->line);
  talk.line("next", fmt::format("rivalry show {0}      rivalry verify {0}", directory.string()));
  bool missed = outcome.until && !outcome.until->reached;
  return static_cast<int>(outcome.failed > 0 || missed ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli

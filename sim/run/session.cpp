#include "sim/run/session.hpp"

#include <algorithm>
#include <chrono>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/provenance.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

const std::atomic<bool> nobody_stops{false};

const std::atomic<bool>& stop_of(const SessionOptions& options) { return options.stop ? *options.stop : nobody_stops; }

/// Before anything is created: what does not fit in memory is refused.
Regime regime_of(const PlannedRun& run, const std::vector<std::uint32_t>& missing, int threads) {
  return choose_regime(threads, agents_of(run.scenario), memory_needed(run.resolved, missing), available_memory_bytes(),
                       missing.size());
}

RunProgress progress_of(const Tally& tally, const Outlook& ahead, bool is_last) {
  return {.asked = ahead.asked,
          .done = ahead.done + tally.played,
          .played = tally.played,
          .failed = tally.failed,
          .futures_asked = tally.steps_before,
          .futures = tally.steps_done,
          .seconds = tally.seconds,
          .seconds_before = tally.seconds_before,
          .is_last = is_last};
}

Tally play_missing(const PlannedRun& run, const Outlook& ahead, const Regime& regime, const ResultSink& sink,
                   const std::atomic<bool>& stop, const RunObserver& observer, RunProfile* profile = nullptr) {
  auto tell = [&](const Tally& tally, bool is_last) {
    if (observer.progress) observer.progress(progress_of(tally, ahead, is_last));
  };
  Tally tally = play_ensemble(engine_for(run.resolved, {.profile = profile}), regime, ahead.missing, sink, stop,
                              [&](const Tally& so_far) { tell(so_far, false); });
  tell(tally, true);
  return tally;
}

/// A run that is being played.
class Session {
 public:
  Session(PlannedRun run, const SessionOptions& options, const RunObserver& observer, const Regime& regime)
      : run_(std::move(run)),
        options_(options),
        observer_(observer),
        regime_(regime),
        directory_(options.directory, run_.identity) {
    if (!observer_.damaged) return;
    for (const std::string& damage : directory_.damage()) observer_.damaged(damage);
  }

  RunOutcome play() {
    if (options_.rounds)
      play_rounds(*options_.rounds);
    else
      play_round(run_.scenario.replicates);
    outcome_.replicates = static_cast<std::int64_t>(directory_.done().size());
    outcome_.failed = static_cast<std::int64_t>(directory_.manifest().failures.size());
    if (outcome_.replicates + outcome_.failed < run_.scenario.replicates || !is_enough_)
      outcome_.status = RunStatus::Interrupted;
    else if (outcome_.replicates == 0)
      outcome_.status = RunStatus::Failed;
    else
      outcome_.sha256 = write_result();
    return outcome_;
  }

 private:
  /// Plays what is missing of `asked` replicates.
  void play_round(std::int64_t asked) {
    Outlook ahead = outlook(asked, directory_.done());
    run_ = std::move(run_).with_replicates(ahead.asked);
    directory_.describe({run_.written, run_.resolved.text(), run_.resolved.text_with_origins()}, ahead.asked,
                        options_.rounds ? std::optional(options_.rounds->kept) : std::nullopt);
    if (ahead.missing.empty()) return;
    ResultSink sink{[&](const Dataset& shard) { directory_.add(shard); },
                    [&](const Failure& failure) { directory_.add(failure); }};
    outcome_.played += play_missing(run_, ahead, regime_, sink, stop_of(options_), observer_, options_.profile).played;
  }

  /// Round after round, until it is enough or somebody stops it.
  void play_rounds(const Rounds& rounds) {
    Rounds::Round round = rounds.next_round(directory_);
    do {
      play_round(round.wanted);
      round = rounds.next_round(directory_);
    } while (!round.is_enough && complete_in(directory_) >= run_.scenario.replicates);
    is_enough_ = round.is_enough;
  }

  std::string write_result() {
    auto attributes = run_attributes(run_.identity, run_.scenario.question, run_.scenario.seed, run_.resolved.text());
    return directory_.collect(run_.scenario.replicates, attributes).sha256;
  }

  PlannedRun run_;
  const SessionOptions& options_;
  const RunObserver& observer_;
  Regime regime_;
  RunDirectory directory_;
  RunOutcome outcome_;
  bool is_enough_ = true;
};

bool is_over(const PlannedRun& run, const SessionOptions& options) {
  if (options.rounds || !is_complete(options.directory, run.scenario.replicates)) return false;
  return options.failed_before == FailedBefore::Leave ||
         read_manifest(options.directory / "manifest.jsonl").failures.empty();
}

/// The outcome of a run that is complete already, from its directory.
RunOutcome recall(const fs::path& path) {
  Manifest manifest = read_manifest(path / "manifest.jsonl");
  RunOutcome outcome;
  outcome.replicates = static_cast<std::int64_t>(manifest.done().size());
  outcome.failed = static_cast<std::int64_t>(manifest.failures.size());
  if (manifest.collected) outcome.sha256 = manifest.collected->sha256;
  outcome.was_complete = true;
  return outcome;
}

RunOutcome play_on(PlannedRun run, const SessionOptions& options, const RunObserver& observer) {
  auto start = std::chrono::steady_clock::now();
  if (options.rounds) run = std::move(run).with_replicates(options.rounds->first);
  auto missing = outlook(run.scenario.replicates, read_manifest(options.directory / "manifest.jsonl").done()).missing;
  Regime regime = regime_of(run, missing, options.threads);
  RunOutcome outcome = Session(std::move(run), options, observer, regime).play();
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  record_session(options.directory, {options.command, word_of(outcome.status), options.threads, outcome.played,
                                     outcome.seconds, peak_memory_bytes()});
  return outcome;
}

}  // namespace

PlannedRun::PlannedRun(const ScenarioFile& asked)
    : file(asked),
      resolved(ResolvedScenario::load(asked.path, asked.overrides)),
      scenario(resolved.draw(0)),
      written(read_text(asked.path)),
      identity(identify(scenario.name, resolved.text())) {}

/// Parallel replicates share one file of results, so some may already be there beyond the number asked for now.
PlannedRun PlannedRun::with_replicates(std::int64_t replicates) && {
  if (replicates == scenario.replicates) return std::move(*this);
  ScenarioFile changed = file;
  changed.overrides.push_back({"replicates", std::to_string(replicates)});
  return PlannedRun(changed);
}

PlannedRun run_in(const fs::path& directory) { return PlannedRun({(directory / "resolved.yaml").string()}); }

RunOutcome play_run(PlannedRun run, const SessionOptions& options, const RunObserver& observer) {
  bool over = is_over(run, options);
  if (over) tidy(options.directory, run.identity);
  RunOutcome outcome = over ? recall(options.directory) : play_on(std::move(run), options, observer);
  outcome.directory = options.directory.string();
  return outcome;
}

std::optional<Dataset> rehearse(const PlannedRun& run, int threads, const std::atomic<bool>& stop,
                                const RunObserver& observer) {
  Outlook ahead = outlook(run.scenario.replicates, {});
  std::vector<Dataset> parts;
  std::vector<Failure> failures;
  ResultSink sink{[&](const Dataset& shard) { parts.push_back(shard); },
                  [&](const Failure& failure) { failures.push_back(failure); }};
  Tally tally = play_missing(run, ahead, regime_of(run, ahead.missing, threads), sink, stop, observer);
  if (!failures.empty()) throw InvariantError("replicate failed: " + failures.front().message);
  if (tally.played < tally.total) return std::nullopt;
  return merge(std::move(parts));
}

Outlook outlook(std::int64_t asked, const std::set<std::int32_t>& done) {
  Outlook ahead;
  ahead.asked = done.empty() ? asked : std::max<std::int64_t>(asked, *done.rbegin() + 1);
  ahead.done = static_cast<std::int64_t>(done.size());
  for (std::int64_t replicate = 0; replicate < ahead.asked; ++replicate)
    if (!done.contains(static_cast<std::int32_t>(replicate)))
      ahead.missing.push_back(static_cast<std::uint32_t>(replicate));
  return ahead;
}

std::int32_t complete_in(const RunDirectory& directory) {
  std::int32_t count = 0;
  while (directory.done().contains(count) || directory.manifest().failures.contains(count)) ++count;
  return count;
}

double agents_of(const Scenario& scenario) {
  return scenario.population.people / std::max(1.0, scenario.population.people_per_agent);
}

}  // namespace rivalry

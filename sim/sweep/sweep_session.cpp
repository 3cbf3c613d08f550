#include "sim/sweep/sweep_session.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/provenance.hpp"
#include "sim/run/memory.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/analysis/rounds.hpp"
#include "sim/sweep/plan/probe.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

const std::atomic<bool> never_stopped{false};

const std::atomic<bool>& stop_of(const SweepOptions& options) { return options.stop ? *options.stop : never_stopped; }

double seconds_from(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

RunProgress progress_of(const WorkTally& tally, std::int64_t finished_before, bool is_last) {
  return {.asked = tally.asked,
          .done = tally.finished,
          .played = tally.finished - finished_before,
          .failed = tally.failed,
          .seconds = tally.seconds,
          .is_last = is_last};
}

/// What is planned, and no more.
WorkTally play_plan(const fs::path& path, const Sweep& sweep, const SweepOptions& options,
                    const SweepObserver& observer) {
  std::optional<std::int64_t> before;
  WorkTally last;
  WorkOrder order{path, options.threads, options.worker, options.on_error.value_or(OnError::GoOn), {}, {}};
  order.progress = [&](const WorkTally& tally) {
    if (!before) before = tally.finished;
    last = tally;
    if (observer.progress) observer.progress(progress_of(tally, *before, false));
  };
  order.on_failure = [&](const FailedTask& failed) {
    if (observer.failed) observer.failed(failed);
  };
  WorkTally tally = work(sweep, order, stop_of(options));
  if (before && observer.progress) observer.progress(progress_of(last, *before, true));
  return tally;
}

std::vector<std::int32_t> wanted_of(const SweepRecord& record, const Sweep& sweep) {
  std::vector<std::int32_t> wanted = record.plan.asked(sweep.points.count);
  for (std::int32_t& of_point : wanted) of_point = std::max(of_point, sweep.at_first());
  return wanted;
}

double share_of_time(const WorkTally& tally) {
  double all = tally.seconds * tally.threads;
  return all > 0 ? tally.simulating_seconds / all : 0;
}

void tell_damage(const SweepDirectory& directory, const SweepObserver& observer) {
  if (!observer.damaged) return;
  for (const std::string& damage : directory.damage()) observer.damaged(damage);
}

/// From sweeps beside it.
void take_over_what_is_there(SweepDirectory& directory, const Sweep& sweep, const std::vector<std::int32_t>& wanted,
                             const SweepObserver& observer) {
  auto kin = kin_of(sweep, directory.path(), [&](const Task& task) {
    return task.replicate < wanted[static_cast<std::size_t>(task.point)] && !directory.shard_index().has(task);
  });
  for (const Kin& each : kin)
    if (!each.why_not.empty() && observer.refused) observer.refused(each);
  std::int64_t tasks = take_over(kin, directory.path());
  if (tasks > 0 && observer.taken_over) observer.taken_over(tasks);
  directory.refresh();
}

/// A complete sweep: its result, and what came of its `until`.
void finish(SweepDirectory& directory, const Sweep& sweep, SweepOutcome& outcome) {
  outcome.sha256 = collect_here(directory);
  if (!sweep.ask.until) return;
  outcome.until = PointsReached{to_string(*sweep.ask.until), 0, outcome.points};
  auto asked = directory.record().plan.asked(sweep.points.count);
  TaskAnswers tasks = task_answers(directory.path(), sweep, sweep.ask.until->of);
  for (const Progression& point : progressions(*sweep.ask.until, tasks, asked)) outcome.until->reached += point.reached;
}

/// When nothing seems left to play: the result. False if somebody else holds the directory.
bool gather(const fs::path& path, const Sweep& sweep, const SweepObserver& observer, SweepOutcome& outcome) {
  try {
    SweepDirectory directory(path, sweep);
    tell_damage(directory, observer);
    // If a shard was damaged, its tasks are left to play again.
    outcome = standing_of(directory.record(), directory.shard_index(), sweep);
    if (outcome.status == RunStatus::Complete && add_round(directory, sweep)) outcome.status = RunStatus::Interrupted;
    if (outcome.status == RunStatus::Complete) finish(directory, sweep, outcome);
    take_up_sessions(path);
    return true;
  } catch (const WorldError& error) {
    if (error.code() != ExitCode::TryAgain) throw;
    outcome.status = RunStatus::Complete;
    return false;
  }
}

/// Whoever holds the directory collects; it is waited for a little, so that the last to leave finds all tidied up.
void gather_or_leave(const fs::path& path, const Sweep& sweep, const SweepOptions& options,
                     const SweepObserver& observer, SweepOutcome& outcome) {
  for (int attempt = 0; attempt < 10 && !gather(path, sweep, observer, outcome) && !stop_of(options); ++attempt)
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
}

}  // namespace

bool plan_missing(SweepDirectory& directory, const Sweep& sweep, const SweepOptions& options,
                  const SweepObserver& observer) {
  tell_damage(directory, observer);
  if (!directory.shard_index().failures().empty()) directory.begin_attempt();
  auto asked = directory.record().plan.asked(sweep.points.count);
  auto wanted = wanted_of(directory.record(), sweep);
  if (asked == wanted) return true;
  take_over_what_is_there(directory, sweep, wanted, observer);
  Probe cost = probe(sweep, tasks_to_probe(wanted, directory.shard_index()), directory.record().attempt,
                     regime_for(sweep, options.threads).inside, stop_of(options));
  directory.keep(cost.data, cost.failed);
  if (observer.failed)
    for (const FailedTask& failed : cost.failed) observer.failed(failed);
  if (stop_of(options)) return false;
  for (Batch& batch : batches_for(asked, wanted, cost)) directory.add(std::move(batch));
  return true;
}

SweepOutcome stopped(const SweepDirectory& directory, const Sweep& sweep) {
  SweepOutcome outcome = standing_of(directory.record(), directory.shard_index(), sweep);
  outcome.status = RunStatus::Interrupted;
  return outcome;
}

std::string collect_here(SweepDirectory& directory) {
  directory.tidy();
  directory.refresh();
  if (directory.shard_index().done() == 0) return "";
  auto known = directory.record().result;
  fs::path file = directory.path() / "result.h5";
  std::error_code error;
  bool is_current = known && known->tasks == directory.record().plan.tasks() && fs::is_regular_file(file, error) &&
                    sha256(read_bytes(file)) == known->sha256;
  return is_current ? known->sha256 : directory.collect().sha256;
}

SweepOutcome standing_of(const SweepRecord& record, const ShardIndex& shard_index, const Sweep& sweep) {
  SweepOutcome outcome;
  outcome.points = static_cast<std::int64_t>(sweep.points.count);
  outcome.tasks = record.plan.tasks();
  outcome.done = shard_index.done();
  outcome.failed = static_cast<std::int64_t>(shard_index.failures().size());
  if (outcome.done + outcome.failed < outcome.tasks)
    outcome.status = RunStatus::Interrupted;
  else if (outcome.done == 0)
    outcome.status = RunStatus::Failed;
  return outcome;
}

SweepOutcome play_sweep(SweepDirectory& directory, const Sweep& sweep, const SweepOptions& options,
                        const SweepObserver& observer) {
  auto start = std::chrono::steady_clock::now();
  WorkTally all;
  SweepOutcome outcome;
  do {
    WorkTally tally = play_plan(directory.path(), sweep, options, observer);
    all.played += tally.played;
    all.simulating_seconds += tally.simulating_seconds;
    all.seconds += tally.seconds;
    all.threads = tally.threads;
    directory.refresh();
    outcome = standing_of(directory.record(), directory.shard_index(), sweep);
  } while (outcome.status == RunStatus::Complete && add_round(directory, sweep));
  if (outcome.status == RunStatus::Complete) finish(directory, sweep, outcome);
  outcome.seconds = seconds_from(start);
  outcome.simulating_share = share_of_time(all);
  record_session(directory.path(), {options.command, word_of(outcome.status), options.threads, all.played,
                                    outcome.seconds, peak_memory_bytes()});
  return outcome;
}

SweepOutcome work_along(const fs::path& path, const Sweep& sweep, const SweepOptions& options,
                        const SweepObserver& observer) {
  auto start = std::chrono::steady_clock::now();
  SweepOutcome outcome;
  do {
    WorkTally tally = play_plan(path, sweep, options, observer);
    bool complete = tally.finished == tally.asked;
    note_session(path, {options.command, word_of(complete ? RunStatus::Complete : RunStatus::Interrupted),
                        options.threads, tally.played, tally.seconds, peak_memory_bytes()});
    outcome.status = RunStatus::Interrupted;
    outcome.tasks = tally.asked;
    outcome.done = tally.finished - tally.failed;
    outcome.failed = tally.failed;
    outcome.simulating_share = share_of_time(tally);
    if (complete) gather_or_leave(path, sweep, options, observer, outcome);
  } while (outcome.status == RunStatus::Interrupted && !stop_of(options) && !options.on_error);
  outcome.points = static_cast<std::int64_t>(sweep.points.count);
  outcome.seconds = seconds_from(start);
  return outcome;
}

}  // namespace rivalry

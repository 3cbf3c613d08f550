#include "sim/cli/sweep_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "rivalry/errors.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/provenance.hpp"
#include "sim/run/memory.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/analysis/rounds.hpp"
#include "sim/sweep/plan/probe.hpp"
#include "sim/sweep/shards/reuse.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/sweep_record.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t most_failures_shown = 20;

/// One task's failure, on one line.
std::string failure_text(const Sweep& sweep, const FailedTask& failed) {
  return fmt::format("point {} ({}), replicate {}, seed {}: {}: {}", failed.task.point,
                     point_text(sweep, failed.task.point), failed.task.replicate, failed.seed, failed.code,
                     failed.message);
}

WorkTally play_plan(const fs::path& path, const Sweep& sweep, const std::string& worker, const Command& command) {
  Talk talk(command);
  std::int64_t shown = 0, before = -1;
  std::optional<Progress> progress;
  Tally last;
  WorkOrder order{path, command.threads, worker, OnError::GoOn, {}, {}};
  if (command.has("on-error")) {
    const std::string& choice = command.values.at("on-error");
    if (choice != "stop" && choice != "go-on") throw UsageError("--on-error " + choice + ": choose stop or go-on");
    order.on_error = choice == "stop" ? OnError::Stop : OnError::GoOn;
  }
  order.progress = [&](const WorkTally& tally) {
    if (!progress) progress.emplace(command, before = tally.finished, tally.asked);
    last = {tally.finished - before, tally.failed, tally.asked - before, 0, 0, 0, tally.seconds};
    progress->update(last);
  };
  order.on_failure = [&](const FailedTask& failed) {
    if (++shown <= most_failures_shown) talk.line("failed", failure_text(sweep, failed));
  };
  WorkTally tally = work(sweep, order, stop_requested());
  if (progress) progress->finish(last);
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

}  // namespace

std::string point_text(const Sweep& sweep, std::int32_t point) {
  std::string text;
  for (const Override& change : sweep.points.overrides(static_cast<std::size_t>(point)))
    text += (text.empty() ? "" : ", ") + change.path + "=" + change.value;
  return text;
}

std::string kin_text(const Kin& kin) {
  std::string name = kin.directory.filename().string(), tasks = count_of(kin.tasks, "task");
  return kin.why_not.empty() ? fmt::format("{} of {} are taken over", tasks, name)
                             : fmt::format("{} of {} cannot be taken over; {}", tasks, name, kin.why_not);
}

fs::path directory_of(const Sweep& sweep, const Command& command) {
  return command.output.empty() ? fs::path("results") / sweep.identity.run_id() : fs::path(command.output);
}

bool plan_missing(SweepDirectory& directory, const Sweep& sweep, const Command& command) {
  Talk talk(command);
  for (const std::string& damage : directory.damage()) talk.line("damaged", damage);
  if (!directory.shard_index().failures().empty()) directory.begin_attempt();
  auto asked = directory.record().plan.asked(sweep.points.count);
  auto wanted = wanted_of(directory.record(), sweep);
  if (asked == wanted) return true;
  auto kin = kin_of(sweep, directory.path(), [&](const Task& task) {
    return task.replicate < wanted[static_cast<std::size_t>(task.point)] && !directory.shard_index().has(task);
  });
  for (const Kin& each : kin)
    if (!each.why_not.empty()) talk.line("", kin_text(each));
  if (std::int64_t tasks = take_over(kin, directory.path()); tasks > 0)
    talk.line("reused", count_of(tasks, "task") + " of other sweeps");
  directory.refresh();
  Probe cost = probe(sweep, tasks_to_probe(wanted, directory.shard_index()), directory.record().attempt,
                     regime_for(sweep, command.threads).inside, stop_requested());
  directory.keep(cost.data, cost.failed);
  for (const FailedTask& failed : cost.failed) talk.line("failed", failure_text(sweep, failed));
  if (stop_requested()) return false;
  for (Batch& batch : batches_for(asked, wanted, cost)) directory.add(std::move(batch));
  return true;
}

SweepOutcome stopped(const SweepDirectory& directory, const Sweep& sweep) {
  SweepOutcome outcome = standing_of(directory.record(), directory.shard_index(), sweep);
  outcome.status = Status::Interrupted;
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
    outcome.status = Status::Interrupted;
  else if (outcome.done == 0)
    outcome.status = Status::Failed;
  return outcome;
}

namespace {

/// A complete sweep: its result, and what came of its `until`.
void finish(SweepDirectory& directory, const Sweep& sweep, SweepOutcome& outcome) {
  outcome.sha256 = collect_here(directory);
  if (!sweep.ask.until) return;
  outcome.until = PointsReached{to_string(*sweep.ask.until), 0, outcome.points};
  auto asked = directory.record().plan.asked(sweep.points.count);
  TaskAnswers tasks = task_answers(directory.path(), sweep, sweep.ask.until->of);
  for (const Progression& point : progressions(*sweep.ask.until, tasks, asked)) outcome.until->reached += point.reached;
}

}  // namespace

SweepOutcome play_here(SweepDirectory& directory, const Sweep& sweep, const Command& command) {
  auto start = std::chrono::steady_clock::now();
  WorkTally all;
  SweepOutcome outcome;
  do {
    WorkTally tally = play_plan(directory.path(), sweep, "", command);
    all.played += tally.played;
    all.simulating_seconds += tally.simulating_seconds;
    all.seconds += tally.seconds;
    all.threads = tally.threads;
    directory.refresh();
    outcome = standing_of(directory.record(), directory.shard_index(), sweep);
  } while (outcome.status == Status::Complete && add_round(directory, sweep));
  if (outcome.status == Status::Complete) finish(directory, sweep, outcome);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  outcome.simulating_share = share_of_time(all);
  record_session(directory.path(), {command.line, word(outcome.status), command.threads, all.played, outcome.seconds,
                                    peak_memory_bytes()});
  return outcome;
}

namespace {

/// When nothing seems left to play: the result. False if somebody else holds the directory.
bool gather(const fs::path& path, const Sweep& sweep, const Command& command, SweepOutcome& outcome) {
  try {
    SweepDirectory directory(path, sweep);
    for (const std::string& damage : directory.damage()) Talk(command).line("damaged", damage);
    // If a shard was damaged, its tasks are left to play again.
    outcome = standing_of(directory.record(), directory.shard_index(), sweep);
    if (outcome.status == Status::Complete && add_round(directory, sweep)) outcome.status = Status::Interrupted;
    if (outcome.status == Status::Complete) finish(directory, sweep, outcome);
    take_up_sessions(path);
    return true;
  } catch (const WorldError& error) {
    if (error.code() != ExitCode::TryAgain) throw;
    outcome.status = Status::Complete;
    return false;
  }
}

/// Whoever holds the directory collects; it is waited for a little, so that the last to leave finds all tidied up.
void gather_or_leave(const fs::path& path, const Sweep& sweep, const Command& command, SweepOutcome& outcome) {
  for (int attempt = 0; attempt < 10 && !gather(path, sweep, command, outcome) && !stop_requested(); ++attempt)
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
}

}  // namespace

SweepOutcome work_along(const fs::path& path, const Sweep& sweep, const std::string& worker, const Command& command) {
  auto start = std::chrono::steady_clock::now();
  SweepOutcome outcome;
  do {
    WorkTally tally = play_plan(path, sweep, worker, command);
    bool complete = tally.finished == tally.asked;
    note_session(path, {command.line, word(complete ? Status::Complete : Status::Interrupted), command.threads,
                        tally.played, tally.seconds, peak_memory_bytes()});
    outcome.status = Status::Interrupted;
    outcome.tasks = tally.asked;
    outcome.done = tally.finished - tally.failed;
    outcome.failed = tally.failed;
    outcome.simulating_share = share_of_time(tally);
    if (complete) gather_or_leave(path, sweep, command, outcome);
  } while (outcome.status == Status::Interrupted && !stop_requested() && !command.has("on-error"));
  outcome.points = static_cast<std::int64_t>(sweep.points.count);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

namespace {

Json json_of(const SweepOutcome& outcome, const fs::path& directory) {
  Json json = {
      {"run", directory.string()}, {"status", word(outcome.status)}, {"points", outcome.points},
      {"tasks", outcome.tasks},    {"replicates", outcome.done},     {"failed", outcome.failed},
      {"sha256", outcome.sha256},  {"seconds", outcome.seconds},     {"simulating_share", outcome.simulating_share}};
  if (const auto& until = outcome.until)
    json["until"] = {{"asked", until->asked}, {"reached", until->reached}, {"points", until->points}};
  return json;
}

std::string told(const PointsReached& until) {
  std::int64_t missed = until.points - until.reached;
  return fmt::format("{}: {}", until.asked,
                     missed == 0 ? fmt::format("at all {}", count_of(until.points, "point"))
                                 : fmt::format("at {} of {}; wider than asked at {}: raise --at-most", until.reached,
                                               count_of(until.points, "point"), missed));
}

}  // namespace

int conclude(const SweepOutcome& outcome, const fs::path& directory, const Command& command) {
  Talk talk(command);
  if (command.json) print(json_of(outcome, directory).dump_sorted() + "\n");
  std::string where = directory.string();
  if (outcome.status == Status::Interrupted) {
    say(fmt::format("interrupted; {} of {} are kept. Go on with: rivalry resume {}\n", grouped(outcome.done),
                    count_of(outcome.tasks, "task"), where));
    return static_cast<int>(stop_code());
  }
  talk.line("done", fmt::format("{} of {}{}", grouped(outcome.done), count_of(outcome.tasks, "task"),
                                outcome.failed > 0 ? fmt::format("; {} failed", grouped(outcome.failed)) : ""));
  if (outcome.until) talk.line("until", told(*outcome.until));
  if (!outcome.sha256.empty() && !command.has("virtual")) talk.line("", (directory / "result.h5").string());
  talk.line("next", fmt::format("rivalry sensitivity {0} --of WHAT      rivalry report {0}", where));
  bool missed = outcome.until && outcome.until->reached < outcome.until->points;
  return static_cast<int>(outcome.done < outcome.tasks || missed ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli

#include "sim/cli/sweep_talk.hpp"

#include <fmt/core.h>

#include <memory>

#include "rivalry/errors.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t most_failures_shown = 20;

/// "events.rescue.amount=25 million USD".
std::string point_text(const Sweep& sweep, std::int32_t point) {
  std::string text;
  for (const Override& change : sweep.points.overrides(static_cast<std::size_t>(point)))
    text += (text.empty() ? "" : ", ") + change.path + "=" + change.value;
  return text;
}

/// One task's failure, on one line.
std::string failure_text(const Sweep& sweep, const FailedTask& failed) {
  return fmt::format("point {} ({}), replicate {}, seed {}: {}: {}", failed.task.point,
                     point_text(sweep, failed.task.point), failed.task.replicate, failed.seed, failed.code,
                     failed.message);
}

/// What is said while a sweep is played.
struct SweepTalk {
  explicit SweepTalk(const Command& command) : talk(command), progress(command) {}
  Talk talk;
  Progress progress;
  std::int64_t failures = 0;
};

}  // namespace

fs::path directory_of(const Sweep& sweep, const Command& command) {
  return command.output.empty() ? fs::path("results") / sweep.identity.run_id() : fs::path(command.output);
}

SweepOptions sweep_options(const Command& command) {
  SweepOptions options{.threads = command.threads, .command = command.line, .stop = &stop_requested()};
  if (!command.has("on-error")) return options;
  const std::string& choice = command.values.at("on-error");
  if (choice != "stop" && choice != "go-on") throw UsageError("--on-error " + choice + ": choose stop or go-on");
  options.on_error = choice == "stop" ? OnError::Stop : OnError::GoOn;
  return options;
}

SweepObserver sweep_observer(const Sweep& sweep, const Command& command) {
  auto shown = std::make_shared<SweepTalk>(command);
  SweepObserver observer;
  observer.progress = [shown](const RunProgress& now) {
    shown->progress.show(now);
    if (now.is_last) shown->failures = 0;
  };
  observer.failed = [shown, &sweep](const FailedTask& failed) {
    if (++shown->failures <= most_failures_shown) shown->talk.line("failed", failure_text(sweep, failed));
  };
  observer.damaged = [shown](const std::string& damage) { shown->talk.line("damaged", damage); };
  observer.refused = [shown](const Kin& kin) { shown->talk.line("", kin_text(kin)); };
  observer.taken_over = [shown](std::int64_t tasks) {
    shown->talk.line("reused", count_of(tasks, "task") + " of other sweeps");
  };
  return observer;
}

std::string kin_text(const Kin& kin) {
  std::string name = kin.directory.filename().string(), tasks = count_of(kin.tasks, "task");
  return kin.why_not.empty() ? fmt::format("{} of {} are taken over", tasks, name)
                             : fmt::format("{} of {} cannot be taken over; {}", tasks, name, kin.why_not);
}

namespace {

Json json_of(const SweepOutcome& outcome, const fs::path& directory) {
  Json json = {
      {"run", directory.string()}, {"status", word_of(outcome.status)}, {"points", outcome.points},
      {"tasks", outcome.tasks},    {"replicates", outcome.done},        {"failed", outcome.failed},
      {"sha256", outcome.sha256},  {"seconds", outcome.seconds},        {"simulating_share", outcome.simulating_share}};
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
  if (outcome.status == RunStatus::Interrupted) {
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

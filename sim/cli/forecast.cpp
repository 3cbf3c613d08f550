#include "sim/cli/forecast.hpp"

#include <fmt/core.h>

#include "rivalry/companies.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/run/forecast.hpp"
#include "sim/sweep/plan/forecast.hpp"
#include "sim/sweep/shards/reuse.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

std::string shape_text(const TaskCount& count, const Sweep& sweep) {
  bool even = count.tasks == count.points * sweep.at_first();
  std::string product = fmt::format("{} x {} = ", count_of(count.points, "point"), grouped(sweep.at_first()));
  return (even ? product : count_of(count.points, "point") + ": ") + count_of(count.tasks, "task");
}

std::string why_new(const TaskCount& count) {
  std::string text = fmt::format("{} never played", grouped(count.left() - count.failed - count.damaged));
  if (count.failed > 0) text += fmt::format(", {} failed", grouped(count.failed));
  if (count.damaged > 0) text += fmt::format(", {} in damaged shards", grouped(count.damaged));
  return text;
}

std::string time_text(const RunForecast& cost, int threads) {
  if (!cost.trial) return fmt::format("a replicate takes longer than {} s", longest_trial_seconds);
  return fmt::format("about {} on {} ({:.3g} s a replicate)", clock_text(*cost.seconds()), count_of(threads, "thread"),
                     cost.trial->seconds);
}

int print_forecast(const RunForecast& cost, const fs::path& directory) {
  auto seconds = cost.seconds();
  print(Json{{"run", directory.string()},
             {"replicates", cost.ahead.asked},
             {"done", cost.ahead.done},
             {"new", cost.ahead.missing.size()},
             {"seconds", seconds ? Json(*seconds) : Json()},
             {"memory_bytes_per_replicate", cost.memory_bytes_per_replicate},
             {"memory_bytes_available", cost.memory_bytes_available},
             {"disk_bytes", cost.disk_bytes},
             {"disk_bytes_available", cost.disk_bytes_available}}
            .dump_sorted() +
        "\n");
  return 0;
}

int print_forecast(const SweepForecast& cost, const fs::path& directory) {
  print(Json{{"run", directory.string()},
             {"points", cost.count.points},
             {"tasks", cost.count.tasks},
             {"done", cost.count.done},
             {"reused", cost.count.reused},
             {"new", cost.count.left()},
             {"failed", cost.count.failed},
             {"damaged", cost.count.damaged},
             {"seconds", cost.seconds},
             {"memory_bytes", cost.memory_bytes},
             {"memory_bytes_available", cost.memory_bytes_available},
             {"disk_bytes", cost.disk_bytes},
             {"disk_bytes_available", cost.disk_bytes_available}}
            .dump_sorted() +
        "\n");
  return 0;
}

}  // namespace

int tell_forecast(const PlannedRun& run, const fs::path& directory, const Command& command) {
  RunForecast cost = forecast(run, directory, command.threads);
  if (command.json) return print_forecast(cost, directory);
  Talk talk(command);
  std::size_t left = cost.ahead.missing.size();
  talk.line("plan", fmt::format("{}: {} done (reused), {} new", count_of(cost.ahead.asked, "replicate"),
                                cost.ahead.done, left));
  if (left > 0) talk.line("time", time_text(cost, command.threads));
  talk.line("memory", fmt::format("{} for each, {} available", bytes_text(cost.memory_bytes_per_replicate),
                                  bytes_text(cost.memory_bytes_available)));
  if (cost.trial)
    talk.line("disk", fmt::format("{}, {} free", bytes_text(cost.disk_bytes), bytes_text(cost.disk_bytes_available)));
  talk.line("where", directory.string());
  return 0;
}

int tell_forecast(const Sweep& sweep, const fs::path& directory, const Command& command) {
  SweepForecast cost = forecast(sweep, directory, command.threads, stop_requested());
  if (command.json) return print_forecast(cost, directory);
  const TaskCount& count = cost.count;
  Talk talk(command);
  talk.line("plan", fmt::format("{}: {} done, {} reused, {} new", shape_text(count, sweep), grouped(count.done),
                                grouped(count.reused), grouped(count.left())));
  if (std::string advised = advice(sweep.ask.design); !advised.empty()) talk.line("advice", advised);
  for (const Kin& each : cost.kin) talk.line(each.why_not.empty() ? "reused" : "", kin_text(each));
  if (count.left() > 0) {
    talk.line("new", why_new(count));
    talk.line("time", fmt::format("about {} on {} ({:.3g} s a replicate)", clock_text(cost.seconds),
                                  count_of(command.threads, "thread"), cost.seconds_per_replicate));
    talk.line("memory",
              fmt::format("{}, {} available", bytes_text(cost.memory_bytes), bytes_text(cost.memory_bytes_available)));
    talk.line("disk", fmt::format("{}, {} free", bytes_text(cost.disk_bytes), bytes_text(cost.disk_bytes_available)));
  }
  talk.line("where", directory.string());
  return 0;
}

std::string extent_of(const Sweep& sweep, const SweepDirectory& directory, int threads) {
  TaskCount count = count_tasks(sweep, directory.record(), directory.shard_index());
  return fmt::format("{}   {}, {} done   {}", sweep.identity.run_id(), shape_text(count, sweep), grouped(count.done),
                     count_of(threads, "thread"));
}

}  // namespace rivalry::cli

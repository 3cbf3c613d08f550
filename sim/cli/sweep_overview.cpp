#include "sim/cli/sweep_overview.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/sweep_record.hpp"
#include "sim/sweep/sweep_session.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// "9 values, 0 USD to 200 million USD", "2013-09-01, 2013-12-01, 2014-03-01".
std::string values_text(const Axis& axis) {
  constexpr std::size_t few = 6;
  std::string all;
  for (std::size_t i = 0; i < std::min(few, axis.values.size()); ++i) all += (i > 0 ? ", " : "") + axis.values[i];
  if (axis.values.size() <= few) return all;
  std::string count = fmt::format("{} values", grouped(static_cast<std::int64_t>(axis.values.size())));
  if (axis.numbers.empty()) return fmt::format("{}: {}, ...", count, all);
  auto place = [&](auto found) { return axis.values[static_cast<std::size_t>(found - axis.numbers.begin())]; };
  auto [low, high] = std::minmax_element(axis.numbers.begin(), axis.numbers.end());
  return fmt::format("{}, {} to {}", count, place(low), place(high));
}

void overview(const fs::path& directory, const Sweep& sweep, const SweepRecord& record, const SweepOutcome& standing) {
  auto line = [](const std::string& label, const std::string& text) { print(fmt::format("{:<14}{}\n", label, text)); };
  bool complete = record.result && standing.status == RunStatus::Complete;
  line("sweep", directory.string());
  line("status", fmt::format("{}   {} of {} done{}", complete ? "complete" : "incomplete", grouped(standing.done),
                             count_of(standing.tasks, "task"),
                             standing.failed > 0 ? fmt::format(", {} failed", grouped(standing.failed)) : ""));
  line("design", fmt::format("{}, {}", to_string(sweep.ask.design), count_of(standing.points, "point")));
  for (const Axis& axis : sweep.points.axes) line("  " + axis.path, values_text(axis));
  line("question", sweep.base.draw(0).question);
  line("model_version", record.model_version);
  line("seed", std::to_string(sweep.seed));
  if (record.result) line("sha256", record.result->sha256);
  std::string where = directory.string();
  line("next", complete ? fmt::format("rivalry sensitivity {0} --of WHAT      rivalry verify {0}", where)
                        : "rivalry resume " + where);
}

}  // namespace

int show_sweep(const fs::path& directory, const Command& command) {
  for (const char* flag : {"inputs", "outputs", "events", "why", "replicate"})
    if (command.has(flag))
      throw UsageError(fmt::format("--{} is for runs: play the point alone, rivalry run SCENARIO {}", flag,
                                   "KEY=VALUE ... as in points.csv"));
  if (command.has("resolved")) print(read_text(directory / "resolved.yaml"));
  if (command.has("manifest")) print(read_text(directory / "plan.jsonl"));
  if (!command.flags.empty()) return 0;
  Sweep sweep = sweep_in(directory);
  SweepRecord record = read_sweep_record(directory);
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  SweepOutcome standing = standing_of(record, shard_index, sweep);
  if (!command.json) {
    overview(directory, sweep, record, standing);
    return 0;
  }
  print(Json{{"run", directory.string()},
             {"run_id", record.run_id},
             {"status", record.result && standing.status == RunStatus::Complete ? "complete" : "incomplete"},
             {"points", standing.points},
             {"tasks", standing.tasks},
             {"replicates", standing.done},
             {"failed", standing.failed},
             {"sha256", record.result ? record.result->sha256 : ""}}
            .dump_sorted() +
        "\n");
  return 0;
}

}  // namespace rivalry::cli

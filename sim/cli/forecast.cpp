#include "sim/cli/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "rivalry/companies.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/sweep_session.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/memory.hpp"
#include "sim/sweep/plan/probe.hpp"
#include "sim/sweep/shards/reuse.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/sweep_record.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// Where the tasks of a sweep stand.
struct Stock {
  std::int64_t points = 0, tasks = 0, done = 0, failed = 0, damaged = 0, reused = 0;
  std::int64_t left() const { return tasks - done - reused; }
};

Stock stock_of(const Sweep& sweep, const SweepRecord& record, const ShardIndex& shard_index) {
  Stock stock;
  stock.points = static_cast<std::int64_t>(sweep.points.count);
  auto asked = record.plan.asked(sweep.points.count);
  for (std::size_t point = 0; point < asked.size(); ++point) {
    std::int32_t wanted = std::max(asked[point], sweep.at_first());
    stock.tasks += wanted;
    stock.done += shard_index.done_of(static_cast<std::int32_t>(point), wanted);
  }
  stock.failed = static_cast<std::int64_t>(shard_index.failures().size());
  return stock;
}

/// A harvest without the shards whose bytes are not those that were written; and how many tasks they had.
std::int64_t damaged_tasks(const ShardIndex& shard_index) {
  std::int64_t tasks = 0;
  for (const fs::path& shard : shard_index.shards())
    if (!is_sound(shard)) tasks += static_cast<std::int64_t>(read_label(shard)->tasks.size());
  return tasks;
}

std::string shape_text(const Stock& stock, const Sweep& sweep) {
  bool even = stock.tasks == stock.points * sweep.at_first();
  std::string product = fmt::format("{} x {} = ", count_of(stock.points, "point"), grouped(sweep.at_first()));
  return (even ? product : count_of(stock.points, "point") + ": ") + count_of(stock.tasks, "task");
}

std::string why_new(const Stock& stock) {
  std::string text = fmt::format("{} never played", grouped(stock.left() - stock.failed - stock.damaged));
  if (stock.failed > 0) text += fmt::format(", {} failed", grouped(stock.failed));
  if (stock.damaged > 0) text += fmt::format(", {} in damaged shards", grouped(stock.damaged));
  return text;
}

struct Cost {
  double seconds = 0;
  std::uint64_t memory = 0, disk = 0;
  double per_replicate = 0;
};

Cost cost_of(const Sweep& sweep, const SweepRecord& record, const ShardIndex& shard_index, const Stock& stock,
             int threads) {
  Cost cost;
  if (stock.left() == 0) return cost;
  auto asked = record.plan.asked(sweep.points.count);
  Regime regime = regime_for(sweep, threads);
  std::vector<std::int32_t> wanted(asked.size(), sweep.at_first());
  Probe played = probe(sweep, tasks_to_probe(wanted, shard_index), 0, regime.inside, stop_requested());
  auto left = static_cast<double>(stock.left());
  auto batches = batches_for(asked, wanted, played);
  double portions = 0;
  for (const Batch& batch : batches)
    portions += static_cast<double>(batch.portions()) * static_cast<double>(batch.points.size());
  cost.per_replicate = played.seconds_per_replicate;
  cost.seconds = (left * played.seconds_per_replicate + portions * played.seconds_per_point) / regime.in_flight;
  cost.memory = played.memory_bytes * static_cast<std::uint64_t>(regime.in_flight);
  cost.disk = static_cast<std::uint64_t>(left) * played.bytes_per_task;
  return cost;
}

std::uint64_t free_disk(fs::path path) {
  std::error_code error;
  path = fs::absolute(path, error);
  while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  auto space = fs::space(path, error);
  return error ? 0 : space.available;
}

}  // namespace

namespace {

/// What one replicate took. Nothing if it took longer than it may.
struct Trial {
  double seconds = 0;
  std::uint64_t bytes = 0;
};

std::optional<Trial> try_one(const ResolvedScenario& scenario, std::uint32_t replicate, const Executor& inside) {
  constexpr std::chrono::seconds at_most(10);
  std::atomic<bool> stop{false};
  std::mutex guard;
  std::condition_variable_any over;
  std::jthread timer([&](const std::stop_token& done) {
    std::unique_lock lock(guard);
    over.wait_for(lock, done, at_most, [] { return false; });
    stop = true;
  });
  Engine engine = engine_for(scenario);
  auto start = std::chrono::steady_clock::now();
  auto recording = engine.play(replicate, inside, stop);
  if (!recording) return std::nullopt;
  Trial trial{std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 0};
  trial.bytes = to_hdf5(engine.assemble({std::move(*recording)}), Compression::None).size();
  return trial;
}

std::string time_text(const std::optional<Trial>& trial, double replicates, int side_by_side, int threads) {
  if (!trial) return "a replicate takes longer than 10 s";
  return fmt::format("about {} on {} ({:.3g} s a replicate)", clock_text(replicates * trial->seconds / side_by_side),
                     count_of(threads, "thread"), trial->seconds);
}

}  // namespace

int tell_forecast(const Job& job, const fs::path& directory, const Command& command) {
  Manifest manifest = read_manifest(directory / "manifest.jsonl");
  Outlook ahead = outlook(job.scenario.replicates, manifest.done());
  std::uint64_t needed = memory_needed(job.resolved, ahead.missing), available = available_memory_bytes();
  std::optional<Trial> trial;
  int side_by_side = 1;
  auto replicates = static_cast<double>(ahead.missing.size());
  if (!ahead.missing.empty()) {
    double agents = job.scenario.population.people / std::max(1.0, job.scenario.population.people_per_agent);
    Regime regime = choose_regime(command.threads, agents, needed, available, ahead.missing.size());
    side_by_side = regime.in_flight;
    trial = try_one(job.resolved, ahead.missing[0], regime.inside);
    replicates += static_cast<double>(engine_for(job.resolved).steps_before);
  }
  auto disk = static_cast<std::uint64_t>(trial ? replicates * static_cast<double>(trial->bytes) : 0);
  std::uint64_t space = free_disk(directory);
  if (command.json) {
    print(Json{{"run", directory.string()},
               {"replicates", ahead.asked},
               {"done", ahead.done},
               {"new", ahead.missing.size()},
               {"seconds", trial ? Json(replicates * trial->seconds / side_by_side) : Json()},
               {"memory_bytes_per_replicate", needed},
               {"memory_bytes_available", available},
               {"disk_bytes", disk},
               {"disk_bytes_available", space}}
              .dump_sorted() +
          "\n");
    return 0;
  }
  Talk talk(command);
  talk.line("plan", fmt::format("{}: {} done (reused), {} new", count_of(ahead.asked, "replicate"), ahead.done,
                                ahead.missing.size()));
  if (!ahead.missing.empty()) talk.line("time", time_text(trial, replicates, side_by_side, command.threads));
  talk.line("memory", fmt::format("{} for each, {} available", bytes_text(needed), bytes_text(available)));
  if (trial) talk.line("disk", fmt::format("{}, {} free", bytes_text(disk), bytes_text(space)));
  talk.line("where", directory.string());
  return 0;
}

int tell_forecast(const Sweep& sweep, const fs::path& directory, const Command& command) {
  SweepRecord record = read_sweep_record(directory);
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  Stock stock = stock_of(sweep, record, shard_index);
  stock.damaged = damaged_tasks(shard_index);
  stock.done -= stock.damaged;
  auto kin = kin_of(sweep, directory,
                    [&](const Task& task) { return task.replicate < sweep.at_first() && !shard_index.has(task); });
  for (const Kin& each : kin) stock.reused += static_cast<std::int64_t>(each.taken.size());
  Cost cost = cost_of(sweep, record, shard_index, stock, command.threads);
  std::uint64_t available = available_memory_bytes(), space = free_disk(directory);
  if (command.json) {
    print(Json{{"run", directory.string()},
               {"points", stock.points},
               {"tasks", stock.tasks},
               {"done", stock.done},
               {"reused", stock.reused},
               {"new", stock.left()},
               {"failed", stock.failed},
               {"damaged", stock.damaged},
               {"seconds", cost.seconds},
               {"memory_bytes", cost.memory},
               {"memory_bytes_available", available},
               {"disk_bytes", cost.disk},
               {"disk_bytes_available", space}}
              .dump_sorted() +
          "\n");
    return 0;
  }
  Talk talk(command);
  talk.line("plan", fmt::format("{}: {} done, {} reused, {} new", shape_text(stock, sweep), grouped(stock.done),
                                grouped(stock.reused), grouped(stock.left())));
  if (std::string advised = advice(sweep.ask.design); !advised.empty()) talk.line("advice", advised);
  for (const Kin& each : kin) talk.line(each.why_not.empty() ? "reused" : "", kin_text(each));
  if (stock.left() > 0) {
    talk.line("new", why_new(stock));
    talk.line("time", fmt::format("about {} on {} ({:.3g} s a replicate)", clock_text(cost.seconds),
                                  count_of(command.threads, "thread"), cost.per_replicate));
    talk.line("memory", fmt::format("{}, {} available", bytes_text(cost.memory), bytes_text(available)));
    talk.line("disk", fmt::format("{}, {} free", bytes_text(cost.disk), bytes_text(space)));
  }
  talk.line("where", directory.string());
  return 0;
}

std::string extent_of(const Sweep& sweep, const SweepDirectory& directory, int threads) {
  Stock stock = stock_of(sweep, directory.record(), directory.shard_index());
  return fmt::format("{}   {}, {} done   {}", sweep.identity.run_id(), shape_text(stock, sweep), grouped(stock.done),
                     count_of(threads, "thread"));
}

}  // namespace rivalry::cli

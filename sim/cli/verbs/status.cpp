// rivalry status SWEEP: how far it is, who works on it, what failed.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/slurm.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/sweep/cluster/claims.hpp"
#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/shard_file.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep_record.hpp"
#include "sim/users/spread.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// Those of one process are one worker.
std::map<std::string, std::vector<Claimant>> workers_of(const std::vector<Claimant>& claims) {
  std::map<std::string, std::vector<Claimant>> workers;
  for (const Claimant& each : claims) workers[fmt::format("{} on {}", each.pid, each.host)].push_back(each);
  return workers;
}

std::string text_of(const std::string& name, const std::vector<Claimant>& claims) {
  const Claimant& first = claims.front();
  std::string who = first.worker.empty() ? "process " + name : fmt::format("worker {}, process {}", first.worker, name);
  std::string life =
      first.alive ? "" : fmt::format(", silent for {:.0f} s: what it had is taken by others", first.silent_seconds);
  return fmt::format("{}: {}{}", who, count_of(static_cast<std::int64_t>(claims.size()), "parcel"), life);
}

/// Failures by code and message, the most frequent first.
std::vector<std::pair<std::int64_t, std::string>> kinds_of(const std::map<Task, FailedTask>& failures) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [task, failed] : failures) ++counts[failed.code + ": " + failed.message];
  std::vector<std::pair<std::int64_t, std::string>> kinds;
  for (const auto& [text, count] : counts) kinds.emplace_back(count, text);
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  return kinds;
}

}  // namespace

int status(const Command& command) {
  if (command.words.size() != 1) throw UsageError("status needs one SWEEP: rivalry status @last");
  fs::path directory = find_run(command.words[0]);
  SweepRecord record = read_sweep_record(directory);
  if (record.hash.empty())
    throw WorldError(ExitCode::InputOutput, directory.string(), "holds no sweep", "rivalry show " + directory.string());
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  auto failures = shard_index.failures();
  auto workers = workers_of(Claims::all(directory / "claims"));
  auto alive = std::count_if(workers.begin(), workers.end(), [](const auto& each) { return each.second[0].alive; });
  std::int64_t asked = record.plan.tasks(), failed = static_cast<std::int64_t>(failures.size());
  std::int64_t waiting = asked - shard_index.done() - failed;
  if (command.json) {
    print(Json{{"run", directory.string()},
               {"cluster", cluster_json(directory)},
               {"tasks", asked},
               {"done", shard_index.done()},
               {"waiting", waiting},
               {"failed", failed},
               {"workers", alive},
               {"shards", shard_index.shards().size()},
               {"sha256", record.result ? record.result->sha256 : ""}}
              .dump_sorted() +
          "\n");
    return 0;
  }
  Talk talk(command);
  print(fmt::format("{}/{} done  {} waiting  {} failed   {}\n", grouped(shard_index.done()), grouped(asked),
                    grouped(waiting), grouped(failed), record.run_id));
  for (const auto& [name, claims] : workers) talk.line("works", text_of(name, claims));
  bool job_alive = tell_cluster(talk, directory);
  auto kinds = kinds_of(failures);
  for (std::size_t i = 0; i < std::min<std::size_t>(5, kinds.size()); ++i)
    talk.line("failed", fmt::format("{}: {}", grouped(kinds[i].first), kinds[i].second));
  for (const std::string& name : shard_index.damaged()) talk.line("damaged", "shards/" + name);
  std::string where = directory.string();
  bool complete = waiting == 0 && record.result;
  talk.line("next", complete                 ? fmt::format("rivalry sensitivity {} --of WHAT", where)
                    : alive > 0 || job_alive ? fmt::format("rivalry status {}", where)
                    : waiting == 0           ? fmt::format("rivalry collect {}", where)
                                             : fmt::format("rivalry resume {}", where));
  return 0;
}

}  // namespace rivalry::cli

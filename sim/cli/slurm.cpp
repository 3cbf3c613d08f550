#include "sim/cli/slurm.hpp"

#include <fmt/core.h>

#include <map>
#include <regex>

#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/provenance.hpp"
#include "sim/sweep/cluster/claims.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

std::string option(const Command& command, const char* name, const char* pattern, const char* example) {
  auto given = command.values.find(name);
  if (given == command.values.end()) return "";
  if (!std::regex_match(given->second, std::regex(pattern)))
    throw UsageError(fmt::format("--{} {}: write it as in --{} {}", name, given->second, name, example));
  return given->second;
}

/// The program that is running, wherever it is.
fs::path this_program() { return fs::read_symlink("/proc/self/exe"); }

/// A worker's process and its claims.
struct WorkerNow {
  Claimant first;
  int parcels = 0;
};

std::vector<WorkerNow> workers_now(const fs::path& directory) {
  std::map<std::pair<std::string, long>, WorkerNow> workers;
  for (const Claimant& claimant : Claims::all(directory / "claims")) {
    if (!claimant.alive) continue;
    WorkerNow& worker = workers[{claimant.host, claimant.pid}];
    worker.first = claimant;
    ++worker.parcels;
  }
  std::vector<WorkerNow> list;
  for (const auto& [where, worker] : workers) list.push_back(worker);
  return list;
}

std::string state_text(const SlurmJob& job, const SlurmState& state) {
  if (!state.answered) return fmt::format("{}: Slurm does not answer here", job.id);
  if (!state.is_alive()) return fmt::format("{}: ended", job.id);
  std::string text = fmt::format("{}: {} running", job.id, state.running);
  if (state.pending > 0) text += fmt::format(", {} waiting ({})", state.pending, state.why_pending);
  return text;
}

}  // namespace

std::span<const Flag> flags_of_slurm() {
  static constexpr Flag flags[] = {
      {"on", "who plays it: here (default), slurm (one job of many workers), or workers (`rivalry work`)", "WHERE"},
      {"nodes", "for slurm: how many workers, each on a node, each with as many CPUs as -j says", "N"},
      {"time", "for slurm: how long each may take; what is left then goes back into the queue", "HH:MM:SS"},
      {"partition", "for slurm", "NAME"},
      {"account", "for slurm", "NAME"},
      {"memory", "for slurm: of each worker, e.g. 4G", "SIZE"}};
  return flags;
}

Venue venue_of(const Command& command) {
  std::string on = option(command, "on", "here|slurm|workers", "slurm");
  if (on == "slurm") {
    slurm_ask(command);
    return Venue::Slurm;
  }
  for (const char* name : {"nodes", "time", "partition", "account", "memory"})
    if (command.has(name)) throw UsageError(fmt::format("--{} is for --on slurm", name));
  return on == "workers" ? Venue::Workers : Venue::Here;
}

SlurmAsk slurm_ask(const Command& command) {
  SlurmAsk ask;
  std::string nodes = option(command, "nodes", "[1-9][0-9]{0,4}", "8");
  if (nodes.empty()) throw UsageError("--on slurm needs the number of its workers: --nodes 8");
  ask.workers = std::stoi(nodes);
  ask.cpus = command.threads;
  ask.time = option(command, "time", "([0-9]+-)?[0-9]{1,3}(:[0-9]{2}){0,2}", "00:30:00");
  ask.partition = option(command, "partition", "[A-Za-z0-9_.,-]+", "main");
  ask.account = option(command, "account", "[A-Za-z0-9_.-]+", "economics");
  ask.memory = option(command, "memory", "[1-9][0-9]*[KMGT]?", "4G");
  return ask;
}

std::string slurm_script_for(const Command& command, const std::string& name, const fs::path& directory) {
  return slurm_script(slurm_ask(command), name, this_program(), fs::absolute(directory).lexically_normal());
}

bool is_anything_left(const SweepDirectory& directory) {
  std::int64_t finished = directory.shard_index().done();
  for (const auto& [task, failed] : directory.shard_index().failures())
    finished += failed.attempt >= directory.record().attempt ? 1 : 0;
  return finished < directory.record().plan.tasks();
}

int hand_over(Venue venue, const SweepDirectory& directory, const Sweep& sweep, const Command& command) {
  std::string where = directory.path().string();
  Talk talk(command);
  if (venue == Venue::Workers) {
    if (command.json) print(Json{{"run", where}, {"status", "planned"}}.dump_sorted() + "\n");
    talk.line("next", fmt::format("rivalry work {0} --worker 0/2      rivalry work {0} --worker 1/2", where));
    return 0;
  }
  SlurmAsk ask = slurm_ask(command);
  SlurmJob job = submit(directory.path(), slurm_script_for(command, sweep.identity.name, directory.path()));
  if (command.json) print(Json{{"run", where}, {"status", "submitted"}, {"job", job.id}}.dump_sorted() + "\n");
  talk.line("job", fmt::format("{}   {} of {}", job.id, count_of(ask.workers, "worker"), count_of(ask.cpus, "CPU")));
  talk.line("next", fmt::format("rivalry status {}      scancel {}", where, job.id));
  return 0;
}

bool tell_cluster(const Talk& talk, const fs::path& directory) {
  SessionTotals used = session_totals(directory);
  if (used.sessions > 0)
    talk.line("used", fmt::format("{} of threads' time in {}", clock_text(used.thread_seconds),
                                  count_of(used.sessions, "session")));
  auto job = job_of(directory);
  if (!job) return false;
  SlurmState state = state_of(*job);
  talk.line("job", state_text(*job, state));
  if (auto account = account_of(*job))
    talk.line("", fmt::format("Slurm's account: {}, {} of CPU time", account->states,
                              clock_text(static_cast<double>(account->cpu_seconds))));
  return state.is_alive();
}

Json cluster_json(const fs::path& directory) {
  Json workers = Json::array();
  for (const auto& [first, parcels] : workers_now(directory))
    workers.push_back({{"worker", first.worker},
                       {"host", first.host},
                       {"pid", first.pid},
                       {"job", first.job},
                       {"parcels", parcels},
                       {"silent_seconds", first.silent_seconds}});
  SessionTotals used = session_totals(directory);
  Json told = {{"workers", workers}, {"used", {{"sessions", used.sessions}, {"thread_seconds", used.thread_seconds}}}};
  auto job = job_of(directory);
  if (!job) return told;
  SlurmState state = state_of(*job);
  told["job"] = {{"id", job->id},
                 {"answered", state.answered},
                 {"running", state.running},
                 {"pending", state.pending},
                 {"why_pending", state.why_pending}};
  if (auto account = account_of(*job))
    told["job"]["account"] = {{"states", account->states}, {"cpu_seconds", account->cpu_seconds}};
  return told;
}

}  // namespace rivalry::cli

#include "sim/cli/worker_session.hpp"

#include <fmt/format.h>

#include <optional>

#include "sim/cli/progress.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/results/provenance.hpp"
#include "sim/run/memory.hpp"

namespace rivalry::cli {

namespace {

Tally tally_of(const WorkTally& work, std::int64_t before) {
  Tally tally;
  tally.played = work.finished - before;
  tally.failed = work.failed;
  tally.seconds = work.seconds;
  return tally;
}

}  // namespace

WorkTally work_here(const Sweep& sweep, const std::filesystem::path& directory, const std::string& worker,
                    const Command& command) {
  std::optional<Progress> progress;
  std::int64_t before = 0;
  WorkOrder order;
  order.directory = directory;
  order.threads = command.threads;
  order.worker = worker;
  order.progress = [&](const WorkTally& tally) {
    if (!progress) progress.emplace(command, before = tally.finished, tally.asked);
    progress->update(tally_of(tally, before));
  };
  order.on_failure = [&](const FailedTask& failed) {
    Talk(command).line("failed", fmt::format("point {}, replicate {}: {}: {}", failed.task.point, failed.task.replicate,
                                             failed.code, failed.message));
  };
  WorkTally tally = rivalry::work(sweep, order, stop_requested());
  if (progress) progress->finish(tally_of(tally, before));
  note_session(directory, {command.line, tally.finished == tally.asked ? "complete" : "interrupted", tally.threads,
                           tally.played, tally.seconds, peak_memory_bytes()});
  return tally;
}

}  // namespace rivalry::cli

#include "sim/sweep/worker.hpp"

#include "rivalry/errors.hpp"
#include "sim/results/provenance.hpp"
#include "sim/sweep/claims.hpp"
#include "sim/sweep/feed.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry {

namespace {

bool is_anything_left(SweepDirectory& directory) {
  Claims claims(directory.path() / "claims", "");
  Feed feed(directory.record().plan, directory.record().attempt, directory.harvest(), claims);
  return feed.finished_tasks() < directory.record().plan.tasks();
}

}  // namespace

Gathering gather_if_free(const Sweep& sweep, const std::filesystem::path& path) {
  Gathering gathering;
  try {
    SweepDirectory directory(path, sweep);
    gathering.damage = directory.damage();
    gathering.more_to_do = is_anything_left(directory);
    if (gathering.more_to_do) return gathering;
    bool is_there = directory.record().result && std::filesystem::exists(path / "result.h5");
    if (is_there)
      gathering.result = directory.record().result;
    else if (directory.harvest().done() > 0)
      gathering.result = directory.collect();
    directory.tidy();
    take_up_sessions(path);
  } catch (const WorldError& error) {
    if (error.code() != ExitCode::TryAgain) throw;
  }
  return gathering;
}

}  // namespace rivalry

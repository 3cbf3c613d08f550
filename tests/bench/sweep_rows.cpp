#include "sweep_rows.hpp"

#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "sim/sweep/plan/probe.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry::bench {

namespace {

namespace fs = std::filesystem;

Sweep small_years() {
  SweepAsk ask;
  ask.scenario = std::string(RIVALRY_BENCH_FOLDER) + "/small_year.yaml";
  ask.parameters = {parameter_of("platforms.newcomer.join.internal", "1..2 per year")};
  ask.design = parse_design("sobol:1024");
  ask.replicates = 1;
  return make_sweep(std::move(ask));
}

/// A sweep of 1,024 points by all that a sweep is made of, in a folder that goes away with it.
WorkTally swept(int threads) {
  std::string folder = (fs::temp_directory_path() / "rivalry-bench-XXXXXX").string();
  if (!mkdtemp(folder.data())) throw std::runtime_error("no folder for the sweep");
  Sweep sweep = small_years();
  WorkTally tally;
  {
    SweepDirectory directory(fs::path(folder) / "sweep", sweep);
    std::vector<std::int32_t> none(sweep.points.count, 0), wanted(sweep.points.count, sweep.replicates);
    const std::atomic<bool> never{false};
    for (Batch& batch :
         batches_for(none, wanted, probe(sweep, tasks_to_probe(wanted, directory.shard_index()), 0, {}, never)))
      directory.add(std::move(batch));
    WorkOrder order{directory.path(), threads, "", OnError::Stop, [](const WorkTally&) {}, [](const FailedTask&) {}};
    tally = work(sweep, order, never);
    directory.refresh();
    directory.collect();
  }
  fs::remove_all(folder);
  return tally;
}

}  // namespace

double small_years_per_second(int threads) {
  WorkTally tally = swept(threads);
  return static_cast<double>(tally.played) / tally.seconds / threads;
}

double share_of_time_simulating(int threads) {
  WorkTally tally = swept(threads);
  return tally.simulating_seconds / tally.seconds / tally.threads;
}

}  // namespace rivalry::bench

#include "rivalry/run.hpp"

#include "rivalry/errors.hpp"
#include "rivalry/parallel.hpp"
#include "sim/core/processors.hpp"
#include "sim/run/session.hpp"

namespace rivalry {

namespace {

/// As on the command line, where --seed and --replicates come last.
ScenarioFile with_options(ScenarioFile scenario, const RunOptions& options) {
  if (options.seed) scenario.overrides.push_back({"seed", std::to_string(*options.seed)});
  if (options.replicates) scenario.overrides.push_back({"replicates", std::to_string(*options.replicates)});
  return scenario;
}

}  // namespace

const char* word_of(RunStatus status) {
  switch (status) {
    case RunStatus::Complete:
      return "complete";
    case RunStatus::Incomplete:
      return "incomplete";
    case RunStatus::Interrupted:
      return "interrupted";
    case RunStatus::Failed:
      return "failed";
  }
  throw InvariantError("no such status");
}

RunOutcome run(const ScenarioFile& scenario, const RunOptions& options, const RunObserver& observer) {
  PlannedRun planned(with_options(scenario, options));
  SessionOptions session;
  session.directory = options.directory.empty() ? "results/" + planned.identity.run_id() : options.directory;
  session.threads = options.threads > 0 ? options.threads : usable_processors();
  session.command = options.command;
  session.stop = options.stop;
  require_free_or_ours(session.directory, planned.identity);
  ThreadLimit limit(session.threads);
  return play_run(std::move(planned), session, observer);
}

}  // namespace rivalry

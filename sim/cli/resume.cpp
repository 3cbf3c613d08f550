// rivalry resume RUN: finish a run that was interrupted.
#include <fmt/format.h>

#include "sim/cli/find_run.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/until.hpp"
#include "sim/cli/verbs.hpp"

namespace rivalry::cli {

int resume(const Command& command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("resume needs one RUN and nothing else: rivalry resume @last");
  auto directory = find_run(command.words[0]);
  Job job((directory / "resolved.yaml").string(), {});
  Manifest manifest = read_manifest(directory / "manifest.jsonl");
  std::optional<Precision> until = precision_of(manifest.until);
  Outlook ahead = outlook(job.scenario.replicates, manifest.done());
  Talk talk(command);
  talk.line("resume",
            fmt::format("{}   {} of {} left", directory.string(),
                        grouped(static_cast<std::int64_t>(ahead.missing.size())), count_of(ahead.asked, "replicate")));
  if (command.dry_run) return 0;
  if (until) talk.line("until", fmt::format("{}, at most {}", to_string(*until), until->at_most));
  if (!until && manifest.failures.empty() && is_complete(directory, job.scenario.replicates)) {
    talk.line("", "already complete");
    tidy(directory, job.identity);
    return conclude(recall(directory), job.scenario, directory, command);
  }
  Scenario scenario = job.scenario;
  return conclude(execute(std::move(job), directory, command, until), scenario, directory, command);
}

}  // namespace rivalry::cli

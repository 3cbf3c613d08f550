// rivalry verify RUN|SWEEP|RECEIPT [FILE ...]: run it again elsewhere and compare the bytes.
#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/receipt.hpp"
#include "sim/cli/run_talk.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/temporary_folder.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/core/version.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// Where two results part, in words.
std::string first_difference(const Dataset& a, const Dataset& b) {
  for (std::size_t i = 0; i < std::max(a.attributes.size(), b.attributes.size()); ++i) {
    if (i >= a.attributes.size() || i >= b.attributes.size()) return "the number of attributes";
    if (a.attributes[i].name != b.attributes[i].name || a.attributes[i].value != b.attributes[i].value)
      return "attribute " + a.attributes[i].name;
  }
  for (std::size_t i = 0; i < std::max(a.variables.size(), b.variables.size()); ++i) {
    if (i >= a.variables.size() || i >= b.variables.size()) return "the number of variables";
    const Variable &left = a.variables[i], &right = b.variables[i];
    if (left.name != right.name || left.dims != right.dims) return "variable " + left.name + " or its dimensions";
    if (left.values != right.values) return "variable " + left.name;
  }
  return "how the same values are stored (another version of HDF5 or zlib?)";
}

/// What is wrong with this file, compared with what the run says and what the second run gave; empty if nothing is.
std::string judge(const fs::path& file, const std::string& written, const fs::path& again) {
  auto bytes = read_bytes(file);
  if (!written.empty() && sha256(bytes) != written) return "damaged: not the bytes that were written";
  auto expected = read_bytes(again);
  if (bytes == expected) return "";
  return "different: " + first_difference(from_hdf5(bytes, file.string()), from_hdf5(expected, again.string()));
}

int conclude_verify(const Command& command, const fs::path& directory, const std::string& difference,
                    const std::string& sha, std::int64_t replicates) {
  bool same = difference.empty();
  if (command.json)
    print(Json{{"run", directory.string()}, {"identical", same}, {"difference", difference}, {"sha256", sha}}
              .dump_sorted() +
          "\n");
  Talk talk(command);
  if (same)
    talk.line("verify",
              fmt::format("re-ran {}: result.h5 identical (sha256 {})", count_of(replicates, "replicate"), sha));
  else
    say(fmt::format("{}\n", difference));
  return static_cast<int>(same ? ExitCode::Done : ExitCode::No);
}

/// A run or a sweep as its record has it.
struct Recorded {
  fs::path directory;
  std::string sha256;  ///< of result.h5 as it was written
  bool is_swept = false;
};

Recorded recorded_in(const fs::path& directory) {
  Recorded recorded{directory, "", is_sweep(directory)};
  if (recorded.is_swept) {
    SweepRecord record = read_sweep_record(directory);
    ShardIndex shard_index(directory / "shards");
    shard_index.refresh();
    std::int64_t played = shard_index.done() + static_cast<std::int64_t>(shard_index.failures().size());
    if (record.result && record.result->tasks == shard_index.done() && played == record.plan.tasks())
      recorded.sha256 = record.result->sha256;
  } else if (auto collected = read_manifest(directory / "manifest.jsonl").collected) {
    recorded.sha256 = collected->sha256;
  }
  if (recorded.sha256.empty())
    throw WorldError(ExitCode::TryAgain, directory.string(), "is not complete", "rivalry resume " + directory.string());
  return recorded;
}

/// How a second playing went.
struct Again {
  RunStatus status = RunStatus::Complete;
  std::int64_t replicates = 0;
  std::string problem;  ///< why there was none
};

Again play_run_again(const fs::path& directory, const fs::path& elsewhere, const Command& command) {
  PlannedRun run = run_in(directory);
  if (run.identity.hash != read_manifest(directory / "manifest.jsonl").hash)
    return {RunStatus::Failed, 0,
            fmt::format("{} was made from another scenario or by another model version than {}", directory.string(),
                        model_version())};
  RunOutcome outcome = play_run(std::move(run), session_options(elsewhere, command), run_observer(command));
  return {outcome.status, outcome.replicates, ""};
}

Again play_sweep_again(const fs::path& directory, const fs::path& elsewhere, const Command& command) {
  Sweep sweep = sweep_in(directory);
  SweepDirectory second(elsewhere, sweep);
  const Plan plan = read_sweep_record(directory).plan;
  for (const Batch& batch : plan.batches()) second.add(batch);
  SweepOutcome outcome = play_sweep(second, sweep, sweep_options(command), sweep_observer(sweep, command));
  return {outcome.status, outcome.done, ""};
}

}  // namespace

int verify(const Command& command) {
  if (command.words.empty()) throw UsageError("verify needs a RUN or SWEEP: rivalry verify @last");
  if (is_receipt(command.words[0])) return verify_receipt(command.words[0], command);
  Recorded recorded = recorded_in(find_run(command.words[0]));
  const fs::path& directory = recorded.directory;
  auto concluded = [&](const std::string& difference, std::int64_t replicates) {
    return conclude_verify(command, directory, difference, recorded.sha256, replicates);
  };
  fs::path result = directory / "result.h5";
  std::error_code error;
  if (!fs::is_regular_file(result, error)) return concluded(result.string() + " is missing", 0);
  if (sha256(read_bytes(result)) != recorded.sha256)
    return concluded(result.string() + " is damaged: not the bytes that were written", 0);

  TemporaryFolder elsewhere;
  fs::path second = elsewhere.path() / "run";
  Again again =
      recorded.is_swept ? play_sweep_again(directory, second, command) : play_run_again(directory, second, command);
  if (!again.problem.empty()) return concluded(again.problem, 0);
  if (again.status == RunStatus::Interrupted) return static_cast<int>(stop_code());
  std::vector<fs::path> files = {result};
  files.insert(files.end(), command.words.begin() + 1, command.words.end());
  for (const fs::path& file : files) {
    std::string difference = judge(file, file == result ? recorded.sha256 : "", second / "result.h5");
    if (!difference.empty()) return concluded(file.string() + ": " + difference, again.replicates);
  }
  return concluded("", again.replicates);
}

}  // namespace rivalry::cli

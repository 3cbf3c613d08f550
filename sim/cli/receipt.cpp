#include "sim/cli/receipt.hpp"

#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/run_talk.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/sweep_command.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/temporary_folder.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/json.hpp"
#include "sim/core/version.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void not_a_receipt(const fs::path& path, const std::string& problem) {
  throw WorldError(ExitCode::InputOutput, path.string(), "is not a receipt: " + problem,
                   "a receipt has run, sha256, scenario, overrides, replicates and model_version");
}

/// Where the scenario is: here, or in a folder above the receipt.
fs::path scenario_of(const Receipt& receipt, const fs::path& path) {
  std::error_code error;
  std::vector<fs::path> places = {receipt.scenario};
  fs::path folder = fs::absolute(path).parent_path();
  for (; folder != folder.parent_path(); folder = folder.parent_path()) places.push_back(folder / receipt.scenario);
  for (const fs::path& place : places)
    if (fs::is_regular_file(place, error)) return place;
  throw WorldError(ExitCode::InputOutput, receipt.scenario, fmt::format("is missing, and {} names it", path.string()),
                   "call verify from the checkout");
}

/// The command line that the receipt stands for.
Command command_of(const Receipt& receipt, const fs::path& scenario, const Command& given) {
  std::vector<std::string> words = {"sweep", scenario.string()};
  words.insert(words.end(), receipt.overrides.begin(), receipt.overrides.end());
  if (receipt.replicates) words.insert(words.end(), {"--replicates", std::to_string(*receipt.replicates)});
  Command asked = parse(words);
  asked.threads = given.threads;
  asked.progress = given.progress;
  asked.color = given.color;
  asked.quiet = given.quiet;
  asked.line = given.line;
  return asked;
}

/// What playing it again gave.
struct Replay {
  std::string run;
  std::string sha256;
  RunStatus status = RunStatus::Complete;
};

/// In results/ if nothing is there, so that what was verified can be looked at.
fs::path place_for(const std::string& run, const fs::path& elsewhere) {
  std::error_code error;
  fs::path usual = fs::path("results") / run;
  return fs::exists(usual, error) ? elsewhere / "run" : usual;
}

Replay replay(const Receipt& receipt, const Command& asked, const fs::path& elsewhere) {
  if (is_asked_to_sweep(asked)) {
    Sweep sweep = make_sweep(ask_of(asked));
    Replay result{sweep.identity.run_id(), "", RunStatus::Failed};
    if (result.run != receipt.run) return result;
    fs::path place = place_for(result.run, elsewhere);
    SweepDirectory directory(place, sweep);
    SweepOptions options = sweep_options(asked);
    if (!plan_missing(directory, sweep, options, sweep_observer(sweep, asked)))
      return {result.run, "", RunStatus::Interrupted};
    SweepOutcome outcome = play_sweep(directory, sweep, options, sweep_observer(sweep, asked));
    return {result.run, outcome.sha256, outcome.status};
  }
  PlannedRun run({asked.words[0], asked.overrides});
  Replay result{run.identity.run_id(), "", RunStatus::Failed};
  if (result.run != receipt.run) return result;
  SessionOptions options = session_options(place_for(result.run, elsewhere), asked);
  RunOutcome outcome = play_run(std::move(run), options, run_observer(asked));
  return {result.run, outcome.sha256, outcome.status};
}

/// What is wrong; empty if nothing is.
std::string verdict(const Receipt& receipt, const Replay& again) {
  if (again.run != receipt.run)
    return fmt::format("the scenario is not the one that {} was made from: it now makes {}", receipt.run, again.run);
  if (again.sha256 == receipt.sha256) return "";
  return again.sha256.empty() ? fmt::format("{} could not be played", receipt.run)
                              : fmt::format("different: {} gives result.h5 with sha256 {}, the receipt says {}",
                                            receipt.run, again.sha256, receipt.sha256);
}

}  // namespace

bool is_receipt(const std::string& word) {
  std::error_code error;
  return word.ends_with(".json") && fs::is_regular_file(word, error);
}

Receipt read_receipt(const fs::path& path) {
  try {
    auto json = Json::parse(read_text(path.string()));
    if (!json.is_object()) not_a_receipt(path, "no JSON object");
    Receipt receipt;
    receipt.run = json.at("run").text();
    receipt.sha256 = json.at("sha256").text();
    receipt.scenario = json.at("scenario").text();
    receipt.overrides = json.value("overrides", std::vector<std::string>{});
    if (const Json* replicates = json.find("replicates"); replicates && !replicates->is_null())
      receipt.replicates = replicates->integer();
    receipt.model_version = json.at("model_version").text();
    return receipt;
  } catch (const JsonError& error) {
    not_a_receipt(path, error.what());
  }
}

int verify_receipt(const fs::path& path, const Command& command) {
  Receipt receipt = read_receipt(path);
  TemporaryFolder elsewhere;
  std::string problem;
  if (receipt.model_version != model_version()) {
    problem = fmt::format("made by model version {}, this is {}: check that version out to make it again",
                          receipt.model_version, model_version());
  } else {
    Replay again = replay(receipt, command_of(receipt, scenario_of(receipt, path), command), elsewhere.path());
    if (again.status == RunStatus::Interrupted) return static_cast<int>(stop_code());
    problem = verdict(receipt, again);
  }
  if (command.json)
    print(
        Json{{"run", receipt.run}, {"identical", problem.empty()}, {"difference", problem}, {"sha256", receipt.sha256}}
            .dump_sorted() +
        "\n");
  if (!problem.empty()) say(fmt::format("{}: {}\n", path.string(), problem));
  Talk talk(command);
  if (problem.empty()) {
    talk.line("verify", fmt::format("{}: {} played again: result.h5 identical (sha256 {})", path.string(), receipt.run,
                                    receipt.sha256));
    talk.line("next", fmt::format("rivalry show results/{}", receipt.run));
  }
  return static_cast<int>(problem.empty() ? ExitCode::Done : ExitCode::No);
}

}  // namespace rivalry::cli

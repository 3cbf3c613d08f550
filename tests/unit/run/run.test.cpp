#include "rivalry/run.hpp"

#include <fstream>
#include <thread>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/run/session.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

/// A rumour among two thousand people for two months, played in a moment.
std::string scenario_in(const Folder& folder) {
  std::string path = (folder / "rumour.yaml").string();
  std::ofstream(path) << "rivalry: 1\n"
                         "name: rumour\n"
                         "question: Who hears of it?\n"
                         "calendar: {start: 2000-01-01, end: 2000-02-29}\n"
                         "seed: 2\n"
                         "replicates: 3\n"
                         "population:\n"
                         "  people: 2 thousand\n"
                         "  network: {kind: configuration, degrees: poisson, mean_degree: 4}\n"
                         "spreads:\n"
                         "  rumour: {rule: cascade, transmit: 40 %, seeds: 5}\n"
                         "outputs: {every: 1 week, record: [spread_reached]}\n";
  return path;
}

RunOptions in(const std::filesystem::path& directory, int threads = 2) {
  return {.directory = directory.string(), .threads = threads};
}

std::string sha256_of_result(const RunOutcome& outcome) {
  return sha256(read_bytes(std::filesystem::path(outcome.directory) / "result.h5"));
}

}  // namespace

TEST_CASE("a scenario is played to its end, and its result is what the outcome says") {
  Folder folder;
  RunOutcome outcome = run({scenario_in(folder)}, in(folder / "run"));
  CHECK(outcome.status == RunStatus::Complete);
  CHECK(outcome.directory == (folder / "run").string());
  CHECK(outcome.replicates == 3);
  CHECK(outcome.played == 3);
  CHECK(outcome.failed == 0);
  CHECK(!outcome.was_complete);
  CHECK(outcome.sha256 == sha256_of_result(outcome));
  CHECK(read_text(folder / "run" / "provenance.json").find("rivalry::run") != std::string::npos);
}

TEST_CASE("what is there is not played again, and more replicates are added to it") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  RunOutcome first = run(scenario, in(folder / "run"));
  RunOutcome again = run(scenario, in(folder / "run"));
  CHECK(again.was_complete);
  CHECK(again.played == 0);
  CHECK(again.sha256 == first.sha256);
  RunOptions more = in(folder / "run");
  more.replicates = 5;
  RunOutcome grown = run(scenario, more);
  CHECK(grown.played == 2);
  more.directory = (folder / "at once").string();
  CHECK(run(scenario, more).sha256 == grown.sha256);
}

TEST_CASE("overrides and the seed make another run; the number of threads does not") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  std::string sha = run(scenario, in(folder / "one", 1)).sha256;
  CHECK(run(scenario, in(folder / "three", 3)).sha256 == sha);
  RunOptions seeded = in(folder / "seeded");
  seeded.seed = 3;
  CHECK(run(scenario, seeded).sha256 != sha);
  ScenarioFile changed{scenario.path, {{"spreads.rumour.transmit", "50 %"}}};
  CHECK(run(changed, in(folder / "changed")).sha256 != sha);
  try {
    run(changed, in(folder / "one"));
    FAIL("a directory of another run was taken");
  } catch (const WorldError& error) {
    CHECK(error.code() == ExitCode::CannotCreate);
  }
}

TEST_CASE("a run that is stopped goes on where it stood, with the same bytes in the end") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  std::atomic<bool> stop{true};
  RunOptions options = in(folder / "run");
  options.stop = &stop;
  RunOutcome stopped = run(scenario, options);
  CHECK(stopped.status == RunStatus::Interrupted);
  CHECK(stopped.sha256.empty());
  CHECK(stopped.replicates == 0);
  stop = false;
  CHECK(run(scenario, options).sha256 == run(scenario, in(folder / "at once")).sha256);
}

TEST_CASE("the observer sees the run to its end; what it throws reaches the caller") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  RunProgress last;
  int ends = 0;
  RunOutcome outcome = run(scenario, in(folder / "run"), {.progress = [&](const RunProgress& now) {
                             last = now;
                             ends += now.is_last;
                           }});
  CHECK(ends == 1);
  CHECK(last.is_last);
  CHECK(last.asked == 3);
  CHECK(last.done == outcome.replicates);
  CHECK(last.played == outcome.played);
  RunObserver angry{.progress = [](const RunProgress&) { throw std::runtime_error("enough"); }};
  CHECK_THROWS_AS(run(scenario, in(folder / "angry"), angry), std::runtime_error);
  CHECK(run(scenario, in(folder / "angry")).sha256 == outcome.sha256);
}

TEST_CASE("a shard that was damaged is told of and played again") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  std::string sha = run(scenario, in(folder / "run")).sha256;
  for (const auto& shard : std::filesystem::directory_iterator(folder / "run" / "shards"))
    std::ofstream(shard.path(), std::ios::app) << "!";
  std::filesystem::remove(folder / "run" / "result.h5");
  std::vector<std::string> told;
  RunOutcome mended =
      run(scenario, in(folder / "run"), {.damaged = [&](const std::string& damage) { told.push_back(damage); }});
  CHECK(!told.empty());
  CHECK(mended.played == 3);
  CHECK(mended.sha256 == sha);
}

TEST_CASE("a scenario that is wrong creates nothing") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder), {{"population.peeple", "3"}}};
  CHECK_THROWS_AS(run(scenario, in(folder / "run")), ScenarioError);
  CHECK(!std::filesystem::exists(folder / "run"));
}

TEST_CASE("several runs may be played at the same time") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  std::vector<std::string> sums(4);
  {
    std::vector<std::jthread> callers;
    for (std::size_t i = 0; i < sums.size(); ++i)
      callers.emplace_back(
          [&, i] { sums[i] = run(scenario, in(folder / std::to_string(i), static_cast<int>(i) + 1)).sha256; });
  }
  for (const std::string& sum : sums) CHECK((!sum.empty() && sum == sums[0]));
}

TEST_CASE("a run by rounds goes on until it is told that it is enough") {
  Folder folder;
  ScenarioFile scenario{scenario_in(folder)};
  SessionOptions options{.directory = folder / "rounds", .threads = 2, .command = "test"};
  std::vector<std::int32_t> looked_at;
  options.rounds = Rounds{2, {"rumour +-1 %", 5}, [&](const RunDirectory& so_far) {
                            std::int32_t complete = complete_in(so_far);
                            looked_at.push_back(complete);
                            return Rounds::Round{complete < 2 ? 2 : 5, complete == 5};
                          }};
  RunOutcome outcome = play_run(PlannedRun(scenario), options, {});
  CHECK(looked_at == std::vector<std::int32_t>{0, 2, 5});
  CHECK(outcome.status == RunStatus::Complete);
  RunOptions five = in(folder / "five");
  five.replicates = 5;
  CHECK(outcome.sha256 == run(scenario, five).sha256);
  CHECK(read_manifest(folder / "rounds" / "manifest.jsonl").until == UntilKnown{"rumour +-1 %", 5});
}

// One SHA-256 of result.h5, however many workers played and however their replicates were packed in shards.
#include "catch.hpp"
#include "sim/results/store/run_directory.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

std::string sha256_of_run(const std::filesystem::path& path, int workers, const ShardLimits& limits) {
  const std::string resolved = "name: toy\nreplicates: 200\n";
  Identity identity = identify("toy", resolved);
  RunDirectory directory(path, identity);
  directory.describe({resolved, resolved, resolved}, 200);
  std::vector<std::uint32_t> replicates;
  for (std::uint32_t replicate = 0; replicate < 200; ++replicate) replicates.push_back(replicate);
  ResultSink sink{[&](const Dataset& shard) { directory.add(shard); },
                  [](const Failure&) { FAIL("a replicate failed"); }};
  const std::atomic<bool> never{false};
  play_ensemble(
      toy_engine(), {workers, {}}, replicates, sink, never, [](const Tally&) {}, limits);
  CHECK(directory.done().size() == 200);
  return directory.collect(200, run_attributes(identity, "?", 1, resolved)).sha256;
}

}  // namespace

TEST_CASE("workers and shards leave no trace in the result") {
  Folder folder;
  std::string one = sha256_of_run(folder / "one", 1, {});
  int run = 0;
  for (int workers : {1, 2, 3, 8})
    for (std::size_t replicates : {5, 60, 4096})
      CHECK(sha256_of_run(folder / std::to_string(++run), workers, {5, 1 << 26, replicates}) == one);
}

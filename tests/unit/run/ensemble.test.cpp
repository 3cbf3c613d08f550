#include "sim/run/ensemble.hpp"

#include <mutex>
#include <new>
#include <numeric>
#include <thread>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/store/manifest.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

std::vector<std::uint32_t> first(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0u);
  return numbers;
}

/// What the keeper was given.
struct Kept {
  std::vector<Dataset> shards;
  std::vector<Failure> failures;
  ResultSink sink() {
    return {[this](const Dataset& shard) { shards.push_back(shard); },
            [this](const Failure& failure) { failures.push_back(failure); }};
  }
  std::size_t replicates() const {
    std::size_t count = 0;
    for (const Dataset& shard : shards) count += replicates_of(shard).size();
    return count;
  }
};

const std::atomic<bool> never{false};
void quiet(const Tally&) {}

}  // namespace

TEST_CASE("every replicate is played once, whatever the number of workers") {
  for (int workers : {1, 2, 3, 8}) {
    Kept kept;
    Tally tally = play_ensemble(toy_engine(), {workers, {}}, first(1000), kept.sink(), never, quiet, {5, 1 << 20, 64});
    CHECK(tally.played == 1000);
    CHECK(kept.shards.size() >= 1000 / 128);
    CHECK(replicates_of(merge(kept.shards)).size() == 1000);  // merge() refuses one that is there twice
  }
}

TEST_CASE("a replicate that fails is kept as a failure, and the others go on") {
  Engine engine = toy_engine();
  engine.play = [](std::uint32_t replicate, const Executor&, const std::atomic<bool>&) {
    if (replicate % 10 == 3) throw InvariantError("users went missing");
    return std::optional<Recording>(toy_recording(replicate));
  };
  Kept kept;
  Tally tally = play_ensemble(engine, {2, {}}, first(100), kept.sink(), never, quiet);
  CHECK(tally.failed == 10);
  CHECK(kept.failures.size() == 10);
  CHECK(kept.failures[0].message == "users went missing");
  CHECK(kept.replicates() == 90);
}

TEST_CASE("any other error ends the run after what is complete has been kept") {
  Engine engine = toy_engine();
  engine.play = [](std::uint32_t replicate, const Executor&, const std::atomic<bool>&) {
    if (replicate == 50) throw std::bad_alloc();
    return std::optional<Recording>(toy_recording(replicate));
  };
  Kept kept;
  CHECK_THROWS_AS(play_ensemble(engine, {1, {}}, first(100), kept.sink(), never, quiet), std::bad_alloc);
  CHECK(kept.replicates() == 50);
}

TEST_CASE("an error of the keeper ends the run and reaches the caller") {
  ResultSink sink{[](const Dataset&) { throw WorldError(ExitCode::InputOutput, "disk", "is full"); }, {}};
  CHECK_THROWS_WITH(play_ensemble(toy_engine(), {4, {}}, first(10000), sink, never, quiet, {5, 1 << 20, 8}),
                    Catch::Contains("is full"));
}

TEST_CASE("asked to stop, it stops and keeps what is complete") {
  std::atomic<bool> stop{false};
  std::atomic<int> played{0};
  Engine engine = toy_engine();
  engine.play = [&](std::uint32_t replicate, const Executor&, const std::atomic<bool>& halt) {
    if (++played == 20) stop = true;
    while (replicate >= 20 && !halt) std::this_thread::yield();
    return halt ? std::nullopt : std::optional<Recording>(toy_recording(replicate));
  };
  Kept kept;
  Tally tally = play_ensemble(engine, {2, {}}, first(1000), kept.sink(), stop, quiet);
  CHECK(tally.played < 1000);
  CHECK(kept.replicates() == static_cast<std::size_t>(tally.played));
  CHECK(tally.played >= 18);
}

TEST_CASE("many small replicates go side by side, few large ones one by one, and none that does not fit") {
  constexpr std::uint64_t gigabyte = 1'000'000'000;
  Regime small = choose_regime(8, 1000, 1 << 20, 8 * gigabyte, 100);
  CHECK(small.in_flight == 8);
  CHECK(small.inside.workers == Workers::Serial);
  Regime large = choose_regime(8, 5e6, gigabyte, 8 * gigabyte, 100);
  CHECK(large.in_flight == 1);
  CHECK(large.inside.workers == Workers::Tbb);
  CHECK(choose_regime(8, 9e5, 3 * gigabyte, 8 * gigabyte, 100).in_flight == 2);
  CHECK(choose_regime(8, 1000, 1 << 20, 8 * gigabyte, 1).inside.workers == Workers::Tbb);
  try {
    choose_regime(8, 1e9, 9 * gigabyte, 8 * gigabyte, 1);
    FAIL("does not fit");
  } catch (const WorldError& error) {
    CHECK(error.code() == ExitCode::OutOfMemory);
    CHECK_THAT(error.what(), Catch::Contains("9.0 GB") && Catch::Contains("8.0 GB"));
  }
}

// The replicates of a run, played in parallel and kept as they finish.
//
// Workers claim replicates one after another from a counter; each is played by one worker and depends on its number
// alone, so who plays it and when cannot matter. One more thread, the clerk, writes what is finished in shards while
// the workers go on, and tells how far it is. A worker that is far ahead of the clerk waits: memory is bounded.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "rivalry/parallel.hpp"
#include "sim/results/hdf5/dataset.hpp"
#include "sim/results/record/recording.hpp"

namespace rivalry {

struct Failure;

/// What is played: see play() in replicate.hpp and assemble() in recording.hpp. `play` is called from many threads.
struct Engine {
  /// What must be known before the first replicate: how many things are to be done, and how (see look_ahead.hpp).
  /// Called once; `one_more` after each of them, from many threads. May be empty.
  std::int64_t steps_before = 0;
  std::function<void(const Executor& beside, const Executor& inside, const std::atomic<bool>& stop,
                     const std::function<void()>& one_more)>
      prepare;
  std::function<std::optional<Recording>(std::uint32_t replicate, const Executor&, const std::atomic<bool>& stop)> play;
  std::function<Dataset(const std::vector<Recording>&)> assemble;
};

/// Where finished replicates go. Called from the clerk alone.
struct ResultSink {
  std::function<void(const Dataset& shard)> shard;
  std::function<void(const Failure&)> failure;
};

/// How many replicates are in flight at once, and how each is played.
struct Regime {
  int in_flight = 1;
  Executor inside;
};

/// Many small replicates side by side, few large ones one after another with all threads inside; never more at once
/// than `available_bytes` hold. Throws WorldError(OutOfMemory) if not even one fits.
Regime choose_regime(int threads, double agents, std::uint64_t replicate_bytes, std::uint64_t available_bytes,
                     std::size_t replicates);

struct Tally {
  std::int64_t played = 0;  ///< finished in this session, failed ones included
  std::int64_t failed = 0;
  std::int64_t total = 0;         ///< to be played in this session
  std::int64_t steps_before = 0;  ///< before the first replicate,
  std::int64_t steps_done = 0;    ///< ... how many of them are done,
  double seconds_before = 0;      ///< ... and how long they took
  double seconds = 0;
};

/// A shard is written when what has finished is this old or this much.
struct ShardLimits {
  double seconds = 5;
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t replicates = 4096;
};

/// Plays `replicates` until all are done or `stop` becomes true; then keeps every one that is complete and returns.
/// A replicate that ends in an InvariantError or a ScenarioError is kept as a failure; any other exception, of a
/// worker or of the keeper, ends the run and reaches the caller after what is complete has been kept. `progress` is
/// called from the clerk about ten times a second, and once at the end.
Tally play_ensemble(const Engine& engine, const Regime& regime, const std::vector<std::uint32_t>& replicates,
                    const ResultSink& sink, const std::atomic<bool>& stop,
                    const std::function<void(const Tally&)>& progress, const ShardLimits& limits = {});

}  // namespace rivalry

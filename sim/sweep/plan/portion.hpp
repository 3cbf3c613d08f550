// Playing some replicates of one point.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "sim/run/engine.hpp"
#include "sim/run/ensemble.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/sweep/shards/shard_file.hpp"
#include "sim/sweep/shards/stack.hpp"

namespace rivalry {

struct Executor;
struct Sweep;

/// The scenarios of the points that are being played, each resolved once for all its portions that come soon after one
/// another. Thread-safe.
class PointEngines {
 public:
  /// `kept`: points that are remembered at once. The sweep must outlive it.
  PointEngines(const Sweep& sweep, std::size_t kept) : sweep_(sweep), kept_(kept) {}

  struct PointEngine {
    explicit PointEngine(ResolvedScenario resolved) : scenario(std::move(resolved)), engine(engine_for(scenario)) {}
    ResolvedScenario scenario;
    Engine engine;
  };

  const Sweep& sweep() const { return sweep_; }

  /// Ready to play, with what must be known before the first replicate; nullptr if `stop` became true meanwhile. Throws
  /// ScenarioError if the point's values do not go together.
  std::shared_ptr<PointEngine> at(std::int32_t point, const Executor& inside, const std::atomic<bool>& stop);

 private:
  struct Slot {
    std::int32_t point = 0;
    std::mutex guard;
    std::shared_ptr<PointEngine> engine;
  };
  std::shared_ptr<Slot> slot_of(std::int32_t point);

  const Sweep& sweep_;
  std::size_t kept_;
  std::mutex guard_;
  std::deque<std::shared_ptr<Slot>> slots_;  ///< the one asked for last in front
};

/// What came of a portion.
struct PortionResult {
  std::optional<PointData> data;  ///< of the replicates that were played to the end
  std::vector<FailedTask> failed;
  double simulating_seconds = 0;
};

/// Plays these replicates of a point, ascending, one after another. Those that `stop` has cut off are neither in the
/// data nor among the failed. A replicate that ends in an InvariantError or a ScenarioError has failed; any other
/// exception reaches the caller.
PortionResult play_portion(PointEngines& engines, std::int32_t point, const std::vector<std::int32_t>& replicates,
                           std::int32_t attempt, const Executor& inside, const std::atomic<bool>& stop);

}  // namespace rivalry

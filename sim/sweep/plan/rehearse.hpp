// A whole sweep in memory: nothing is written. For published results, which are played on every machine that tests.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "rivalry/run.hpp"
#include "sim/results/hdf5/dataset.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

struct Sweep;
struct WorkTally;

/// The dataset that result.h5 would hold, by the same tasks and the same stacking; nothing if `stop` became true.
/// `progress` is called after each point, and once at the end. Failed tasks are listed as missing.
std::optional<Dataset> rehearse(const Sweep& sweep, int threads, const std::atomic<bool>& stop,
                                const std::function<void(const RunProgress&)>& progress);

}  // namespace rivalry

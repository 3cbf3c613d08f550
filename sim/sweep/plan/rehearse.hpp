// A whole sweep in memory: nothing is written. For published results, which are played on every machine that tests.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

struct Sweep;
struct WorkTally;

/// The dataset that result.h5 would hold, by the same tasks and the same stacking; nothing if `stop` became true.
/// `progress` as in WorkOrder. Failed tasks are listed as missing.
std::optional<Dataset> rehearse(const Sweep& sweep, int threads, const std::atomic<bool>& stop,
                                const std::function<void(const WorkTally&)>& progress);

}  // namespace rivalry

// One replicate, from the first day to the last.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/recording.hpp"

namespace rivalry {

/// Plays `scenario` from start to end and returns what its outputs asked for. The result depends on the scenario and
/// the replicate's number alone. Returns nothing if `stop` became true on the way (looked at once a day).
std::optional<Recording> play(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                              const std::atomic<bool>& stop);

/// Bytes that one replicate of this scenario needs while it is played; an upper estimate made before anything is
/// allocated.
std::uint64_t memory_needed(const Scenario& scenario);

}  // namespace rivalry

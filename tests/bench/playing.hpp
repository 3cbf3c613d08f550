// Playing a scenario to measure it.
#pragma once

#include <cstdint>

#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"

namespace rivalry::bench {

/// Seconds of the first `replicates` replicates, set-up included.
double seconds_to_play(const Scenario& scenario, std::uint32_t replicates, const Executor& executor);

/// Elapsed nanoseconds per agent and day of one replicate on so many threads; the better of two.
double agent_day_ns(const Scenario& scenario, int threads);

/// Bytes per agent at the peak of one replicate, above what the process had before.
double agent_bytes(const Scenario& scenario, int threads);

}  // namespace rivalry::bench

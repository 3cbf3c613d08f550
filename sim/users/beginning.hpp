// The population on the morning of the first day.
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
struct Population;
struct Scenario;
struct World;

/// Number of agents that stand for the scenario's people; at least 1.
std::uint32_t agents_of(const Population& population);

/// Builds the graph and the columns, makes the first members, lets them open for the thirty days before, so that
/// monthly figures are right from the first day, and tells their neighbours. `count_periods`: keep each user's posts
/// since the last record.
void begin_users(World& world, const Executor& executor, bool count_periods);

/// Bytes that the users of this scenario need.
std::uint64_t users_memory(const Scenario& scenario);

}  // namespace rivalry

// Things that spread along ties, one generation a day: threshold adoption (Granovetter 1978; Watts 2002) and the
// independent cascade, which is bond percolation (Newman 2002).
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
class Graph;
class Random;
struct Scenario;
struct Spread;
struct SpreadState;
struct World;

/// Reaches the first ones: seed_agents of them, or if that is 0 seed_share of all, rounded to whole agents, drawn
/// without replacement. A state can be begun anew; its memory is reused.
void begin(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random);

/// One generation. What is reached depends on (spread, graph, random) alone: each tie has its own draw, whoever crosses
/// it, and counts are whole numbers.
///   Cascade    each agent reached yesterday crosses each tie with probability `transmit`. Not on a complete graph.
///   Threshold  agents with ties * numerator <= reached ties * denominator are reached, in whole numbers. People
///   without
///              ties are not. The threshold is more than 0.
/// Not for rumours. Throws InvariantError on parameters out of range.
void spread_a_day(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random,
                  const Executor& executor);

/// The mechanism: begins each spread on its day, or with the first post about its company, and then lets it go on by
/// one generation a day; rumours as rumour.hpp says.
void advance_spreads(World& world, const Executor& executor);

/// Bytes that the scenario's spreads need.
std::uint64_t spreads_memory(const Scenario& scenario);

}  // namespace rivalry

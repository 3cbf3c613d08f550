// Things that spread along ties, one generation a day: threshold adoption (Granovetter 1978; Watts 2002) and the
// independent cascade, which is bond percolation (Newman 2002).
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/graph.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

/// How far one thing has spread. The first four members are its whole state; `blocks` is working memory, kept so that a
/// day allocates nothing.
struct SpreadState {
  std::vector<std::uint64_t> reached;   ///< a bit per agent
  std::vector<std::uint32_t> heard;     ///< Threshold: ties to reached neighbours, per agent not yet reached
  std::vector<std::uint32_t> frontier;  ///< reached on the last day, by number: those who pass it on today
  std::uint64_t count = 0;              ///< reached so far

  struct Block {
    std::vector<std::uint32_t> ties, open, found;
  };
  std::vector<Block> blocks;
};

inline bool is_reached(const SpreadState& state, std::uint32_t agent) {
  return state.reached[agent / 64] >> agent % 64 & 1;
}

/// Reaches the first ones: seed_agents of them, or if that is 0 seed_share of all, rounded to whole agents, drawn
/// without replacement. A state can be begun anew; its memory is reused.
void begin(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random);

/// One generation. What is reached depends on (spread, graph, random) alone: each tie has its own draw, whoever crosses
/// it, and counts are whole numbers.
///   Cascade    each agent reached yesterday crosses each tie with probability `transmit`. Not on a complete graph.
///   Threshold  agents with ties * numerator <= reached ties * denominator are reached, in whole numbers. People
///   without
///              ties are not. The threshold is more than 0.
/// Throws InvariantError on parameters out of range.
void spread_a_day(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random,
                  const Executor& executor);

}  // namespace rivalry

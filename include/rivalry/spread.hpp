// How far something has spread on the social graph.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

/// How far one thing has spread. The first four members are its whole state; `blocks` is working memory, kept so that a
/// day allocates nothing.
struct SpreadState {
  std::vector<std::uint64_t> reached;   ///< a bit per agent
  std::vector<std::uint32_t> heard;     ///< Threshold: ties to reached neighbours, per agent not yet reached
  std::vector<std::uint32_t> frontier;  ///< by number: those who pass it on today; reached on the last day, or
                                        ///< spreaders of a rumour
  std::uint64_t count = 0;              ///< reached so far

  struct Block {
    std::vector<std::uint32_t> ties, open, found, stopped;
  };
  std::vector<Block> blocks;
};

inline bool is_reached(const SpreadState& state, std::uint32_t agent) {
  return state.reached[agent / 64] >> agent % 64 & 1;
}

}  // namespace rivalry

#include "sim/users/rumour.hpp"

#include <algorithm>
#include <span>

#include "rivalry/errors.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

namespace {

constexpr std::size_t spreaders_per_block = 1024;  // spreaders

/// What does not change during a day of one rumour.
struct RumourMorning {
  const SpreadState& state;
  const Spread& spread;
  double stifle;
  double meets;  ///< probability that a spreader meets somebody today
  const Graph& graph;
  const Random& random;
  std::uint32_t day;

  Words draws(std::uint32_t agent) const {
    std::uint32_t key = name_key(spread.name);
    return random.words(Purpose::Contact, static_cast<std::uint16_t>(key), agent, day, key >> 16);
  }
  bool spreads(std::uint32_t agent) const {
    return std::binary_search(state.frontier.begin(), state.frontier.end(), agent);
  }
};

/// Anybody but the agent itself.
std::uint32_t anybody(std::uint32_t agents, std::uint32_t agent, std::uint32_t word) {
  std::uint32_t other = below(agents - 1, word);
  return other < agent ? other : other + 1;
}

/// What comes of a meeting.
void meet(const RumourMorning& morning, std::uint32_t agent, std::uint32_t other, const Words& w,
          SpreadState::Block& block) {
  if (other == agent) return;
  double u = unit(w[2]);
  if (!is_reached(morning.state, other)) {
    if (u < morning.spread.accept) block.found.push_back(other);
    return;
  }
  bool two_spreaders = morning.spread.both_stop && morning.spreads(other);
  bool counts = !two_spreaders || w[3] < 0x80000000u;
  if (!counts || u >= morning.stifle) return;
  block.stopped.push_back(agent);
  if (two_spreaders) block.stopped.push_back(other);
}

/// The meetings of some of the spreaders.
void meetings(const RumourMorning& morning, std::span<const std::uint32_t> spreaders, SpreadState::Block& block) {
  block.open.clear(), block.ties.clear(), block.found.clear(), block.stopped.clear();
  for (std::uint32_t agent : spreaders)
    if (unit(morning.draws(agent)[0]) < morning.meets) block.open.push_back(agent);
  const Graph& graph = morning.graph;
  if (!graph.complete()) graph.append_neighbours(block.open, block.ties);
  std::size_t first = 0;
  for (std::uint32_t agent : block.open) {
    Words w = morning.draws(agent);
    if (graph.complete()) {
      if (graph.agents() > 1) meet(morning, agent, anybody(graph.agents(), agent, w[1]), w, block);
      continue;
    }
    std::uint32_t degree = graph.degree(agent);
    if (degree > 0) meet(morning, agent, block.ties[first + below(degree, w[1])], w, block);
    first += degree;
  }
}

/// Everything that the blocks put into one of their lists, ascending, once.
std::vector<std::uint32_t> gathered(const SpreadState& state, std::size_t blocks,
                                    std::vector<std::uint32_t> SpreadState::Block::*list) {
  std::vector<std::uint32_t> all;
  for (std::size_t b = 0; b < blocks; ++b)
    all.insert(all.end(), (state.blocks[b].*list).begin(), (state.blocks[b].*list).end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

void rumour_a_day(SpreadState& state, const Spread& spread, double stifle, const Graph& graph, const Random& random,
                  Day today, const Executor& executor) {
  expects(spread.contacts_per_day >= 0 && stifle >= 0 && stifle <= 1, "a rumour's contacts and a probability");
  std::size_t blocks = (state.frontier.size() + spreaders_per_block - 1) / spreaders_per_block;
  if (state.blocks.size() < blocks) state.blocks.resize(blocks);
  RumourMorning morning{state,
                        spread,
                        stifle,
                        -math::expm1(-spread.contacts_per_day),
                        graph,
                        random,
                        static_cast<std::uint32_t>(today.number)};
  for_blocks(executor, blocks, [&](std::size_t b) {
    std::size_t first = b * spreaders_per_block, count = std::min(spreaders_per_block, state.frontier.size() - first);
    meetings(morning, std::span<const std::uint32_t>(state.frontier).subspan(first, count), state.blocks[b]);
  });
  std::vector<std::uint32_t> found = gathered(state, blocks, &SpreadState::Block::found);
  std::vector<std::uint32_t> stopped = gathered(state, blocks, &SpreadState::Block::stopped);
  for (std::uint32_t agent : found) state.reached[agent / 64] |= std::uint64_t{1} << agent % 64;
  state.count += found.size();
  std::vector<std::uint32_t> left;
  std::set_difference(state.frontier.begin(), state.frontier.end(), stopped.begin(), stopped.end(),
                      std::back_inserter(left));
  state.frontier.clear();
  std::merge(left.begin(), left.end(), found.begin(), found.end(), std::back_inserter(state.frontier));
}

}  // namespace rivalry

#include "sim/users/spread.hpp"

#include <algorithm>
#include <atomic>

#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/users.hpp"
#include "rivalry/world.hpp"
#include "sim/users/matching.hpp"
#include "sim/users/rumour.hpp"

namespace rivalry {

namespace {

constexpr std::size_t frontier_per_block = 1024;  // agents of the frontier

std::uint64_t seeds(const Spread& spread, double agents) {
  double asked = spread.seed_agents > 0 ? spread.seed_agents : spread.seed_share * agents;
  expects(asked >= 0 && asked <= agents, "no more seeds than agents");
  return static_cast<std::uint64_t>(asked + 0.5);
}

/// Marks the agent as reached; true for the one caller who was first. Several blocks may find the same agent on a day:
/// who is first is left to chance, but it is reached by all of them alike.
bool claim(SpreadState& state, std::uint32_t agent) {
  std::uint64_t bit = std::uint64_t{1} << agent % 64;
  return !(std::atomic_ref(state.reached[agent / 64]).fetch_or(bit, std::memory_order_relaxed) & bit);
}

bool already(SpreadState& state, std::uint32_t agent) {
  return std::atomic_ref(state.reached[agent / 64]).load(std::memory_order_relaxed) >> agent % 64 & 1;
}

/// Calls work(agent, neighbours, block) for all of `agents`, a few at a time so that their ties stay in the cache.
template <class Work>
void visit(std::span<const std::uint32_t> agents, const Graph& graph, SpreadState::Block& block, Work work) {
  constexpr std::size_t few = 64;
  for (; !agents.empty(); agents = agents.subspan(std::min(few, agents.size()))) {
    auto some = agents.first(std::min(few, agents.size()));
    block.ties.clear();
    graph.append_neighbours(some, block.ties);
    std::span<const std::uint32_t> ties(block.ties);
    for (std::uint32_t agent : some) {
      std::uint32_t degree = graph.degree(agent);
      work(agent, ties.first(degree), block);
      ties = ties.subspan(degree);
    }
  }
}

/// Visits the frontier; what the blocks found becomes the new frontier.
template <class Work>
void advance(SpreadState& state, const Graph& graph, const Executor& executor, Work work) {
  std::size_t blocks = (state.frontier.size() + frontier_per_block - 1) / frontier_per_block;
  if (state.blocks.size() < blocks) state.blocks.resize(blocks);
  for_blocks(executor, blocks, [&](std::size_t b) {
    std::size_t first = b * frontier_per_block, count = std::min(frontier_per_block, state.frontier.size() - first);
    state.blocks[b].found.clear();
    visit(std::span<const std::uint32_t>(state.frontier).subspan(first, count), graph, state.blocks[b], work);
  });
  state.frontier.clear();
  for (std::size_t b = 0; b < blocks; ++b)
    state.frontier.insert(state.frontier.end(), state.blocks[b].found.begin(), state.blocks[b].found.end());
  std::sort(state.frontier.begin(), state.frontier.end());
  state.count += state.frontier.size();
}

/// Whether a spread crosses a tie: drawn for the pair, and for each of its ties if there are several.
class Crossing {
 public:
  Crossing(const Spread& spread, const Random& random)
      : random_(random), key_(name_key(spread.name)), below_(static_cast<std::uint64_t>(spread.transmit * 0x1p32)) {
    expects(spread.transmit >= 0 && spread.transmit <= 1, "a probability to transmit in [0, 1]");
  }

  bool operator()(std::uint32_t a, std::uint32_t b, std::uint32_t which) const {
    Words words = random_.words(Purpose::Transmit, static_cast<std::uint16_t>(key_), std::min(a, b), std::max(a, b),
                                (key_ & 0xFFFF0000u) + which);
    return words[0] < below_;
  }

 private:
  Random random_;
  std::uint32_t key_;
  std::uint64_t below_;  // of 2^32
};

void cascade(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random,
             const Executor& executor) {
  expects(!graph.complete(), "a cascade runs along ties that can be listed");
  Crossing crosses(spread, random);
  advance(state, graph, executor,
          [&](std::uint32_t agent, std::span<const std::uint32_t> ties, SpreadState::Block& block) {
            block.open.clear();
            for (std::uint32_t other : ties)
              if (!already(state, other)) block.open.push_back(other);
            std::sort(block.open.begin(), block.open.end());  // brings the ties of a pair together
            std::uint32_t which = 0;
            for (std::size_t i = 0; i < block.open.size(); ++i) {
              std::uint32_t other = block.open[i];
              which = i > 0 && block.open[i - 1] == other ? which + 1 : 0;
              if (crosses(agent, other, which) && claim(state, other)) block.found.push_back(other);
            }
          });
}

/// ties * numerator <= heard * denominator, exactly.
class Convinced {
 public:
  explicit Convinced(const Spread& spread)
      : numerator_(spread.threshold_numerator), denominator_(spread.threshold_denominator) {
    expects(numerator_ > 0 && denominator_ > 0, "a threshold above 0");
  }
  bool operator()(std::uint64_t heard, std::uint64_t ties) const {
    return static_cast<Wide>(heard) * denominator_ >= static_cast<Wide>(ties) * numerator_;
  }

 private:
  __extension__ using Wide = __int128;
  std::int64_t numerator_, denominator_;
};

// Bits of `reached` do not change while the blocks run. Of all the additions to an agent's count, exactly one takes it
// over its threshold, whatever their order; that one finds the agent.
void thresholds(SpreadState& state, const Spread& spread, const Graph& graph, const Executor& executor) {
  Convinced convinced(spread);
  advance(state, graph, executor, [&](std::uint32_t, std::span<const std::uint32_t> ties, SpreadState::Block& block) {
    for (std::uint32_t other : ties) {
      if (is_reached(state, other)) continue;
      std::uint32_t before = std::atomic_ref(state.heard[other]).fetch_add(1, std::memory_order_relaxed);
      std::uint32_t degree = graph.degree(other);
      if (convinced(before + 1, degree) && !convinced(before, degree)) block.found.push_back(other);
    }
  });
  for (std::uint32_t agent : state.frontier) claim(state, agent);
}

/// Everyone who is not reached has heard it from as many: all are convinced on one day, or nobody.
void threshold_for_all(SpreadState& state, const Spread& spread, const Graph& graph) {
  bool convinced = Convinced(spread)(state.count, graph.agents() - 1);
  state.frontier.clear();
  if (!convinced || graph.agents() == 1) return;
  for (std::uint32_t agent = 0; agent < graph.agents(); ++agent)
    if (claim(state, agent)) state.frontier.push_back(agent);
  state.count = graph.agents();
}

}  // namespace

void begin(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random) {
  std::uint32_t key = name_key(spread.name);
  state.reached.assign((std::size_t{graph.agents()} + 63) / 64, 0);
  state.heard.assign(spread.rule == SpreadRule::Threshold && !graph.complete() ? graph.agents() : 0, 0);
  state.frontier.clear();
  state.count = seeds(spread, graph.agents());
  Permutation order(graph.agents(), feistel_keys(random, Purpose::Seed, static_cast<std::uint16_t>(key), key));
  for (std::uint64_t i = 0; i < state.count; ++i) {
    auto agent = static_cast<std::uint32_t>(order.forward(i));
    claim(state, agent);
    state.frontier.push_back(agent);
  }
  std::sort(state.frontier.begin(), state.frontier.end());
}

void spread_a_day(SpreadState& state, const Spread& spread, const Graph& graph, const Random& random,
                  const Executor& executor) {
  expects(spread.rule != SpreadRule::Rumour, "a rumour goes on by rumour_a_day()");
  if (state.frontier.empty()) return;
  if (spread.rule == SpreadRule::Cascade) return cascade(state, spread, graph, random, executor);
  if (graph.complete()) return threshold_for_all(state, spread, graph);
  thresholds(state, spread, graph, executor);
}

namespace {

const Subject* subject_of(const World& world, const std::string& company) {
  for (std::size_t c = 0; c < world.scenario.companies.size(); ++c)
    if (world.scenario.companies[c].name == company) return &world.signals->subjects[c];
  return nullptr;
}

bool starts_today(const World& world, const Spread& spread) {
  if (spread.about.empty()) return world.today == spread.starts;
  const Subject* subject = subject_of(world, spread.about);
  bool is_said = subject != nullptr && subject->rumour != no_cause;
  return is_said && world.journal[static_cast<std::size_t>(subject->rumour)].day == world.today;
}

double stifle_today(const World& world, const Spread& spread) {
  const Subject* subject = subject_of(world, spread.about);
  bool denied = subject != nullptr && subject->denial != no_cause && subject->denial != subject->falsified;
  return std::min(1.0, spread.stifle * (denied ? 1 + spread.debunk : 1));
}

}  // namespace

void advance_spreads(World& world, const Executor& executor) {
  for (std::size_t s = 0; s < world.spreads.size(); ++s) {
    const Spread& spread = world.scenario.spreads[s];
    SpreadState& state = world.spreads[s];
    const Graph& graph = world.users->graph;
    if (starts_today(world, spread))
      begin(state, spread, graph, world.random);
    else if (spread.rule == SpreadRule::Rumour)
      rumour_a_day(state, spread, stifle_today(world, spread), graph, world.random, world.today, executor);
    else
      spread_a_day(state, spread, graph, world.random, executor);
  }
}

std::uint64_t spreads_memory(const Scenario& scenario) {
  double agents = scenario.population.people / scenario.population.people_per_agent;
  double per_agent = 0;
  for (const Spread& spread : scenario.spreads)
    per_agent +=
        1.0 / 8 + 2 * sizeof(std::uint32_t) + (spread.rule == SpreadRule::Threshold ? sizeof(std::uint32_t) : 0);
  return static_cast<std::uint64_t>(agents * per_agent);
}

}  // namespace rivalry

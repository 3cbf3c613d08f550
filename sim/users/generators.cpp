#include "sim/users/generators.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

// Streams of Purpose::Network; 0 and 1 belong to the implicit graph.
constexpr std::uint16_t attachment_stream = 2, rewiring_stream = 3;

/// 64 random bits -> [0, n).
std::uint64_t below_wide(std::uint64_t n, std::uint32_t high, std::uint32_t low) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<Wide>(std::uint64_t{high} << 32 | low) * n) >> 64);
}

/// Number the ends of all edges in order of birth: edge i has ends 2 i, the newcomer, and 2 i + 1, whom it ties itself
/// to. An end drawn uniformly from those before belongs to someone with probability proportional to their degree.
class Attachment {
 public:
  Attachment(std::uint32_t agents, std::uint32_t links, const Random& random)
      : founders_(std::min(agents, links + 1)), links_(links), random_(random) {
    founding_edges_ = std::uint64_t{founders_} * (founders_ - 1) / 2;
    edges_ = founding_edges_ + std::uint64_t{agents - founders_} * links;
  }

  std::uint64_t edges() const { return edges_; }

  std::pair<std::uint32_t, std::uint32_t> edge(std::uint64_t i) const {
    if (i < founding_edges_) return founding_edge(i);
    return {newcomer(i), target(i)};
  }

 private:
  std::uint32_t newcomer(std::uint64_t i) const {
    return founders_ + static_cast<std::uint32_t>((i - founding_edges_) / links_);
  }

  // The pairs (a, b), a < b, by their distance b - a, around the circle of founders.
  std::pair<std::uint32_t, std::uint32_t> founding_edge(std::uint64_t i) const {
    auto a = static_cast<std::uint32_t>(i % founders_), apart = static_cast<std::uint32_t>(i / founders_ + 1);
    return {a, (a + apart) % founders_};
  }

  std::uint32_t target(std::uint64_t i) const {
    for (;;) {
      std::uint64_t edges_before = founding_edges_ + (newcomer(i) - founders_) * std::uint64_t{links_};
      Words words = random_.words(Purpose::Network, attachment_stream, static_cast<std::uint32_t>(i),
                                  static_cast<std::uint32_t>(i >> 32));
      std::uint64_t end = below_wide(2 * edges_before, words[0], words[1]);
      if (end < 2 * founding_edges_) return static_cast<std::uint32_t>(end % founders_);  // each has as many ends
      if (end % 2 == 0) return newcomer(end / 2);
      i = end / 2;
    }
  }

  std::uint32_t founders_;
  std::uint32_t links_;
  std::uint64_t founding_edges_;
  std::uint64_t edges_;
  Random random_;
};

}  // namespace

StoredTopology barabasi_albert(std::uint32_t agents, std::uint32_t links_per_newcomer, const Random& random,
                               const Executor& executor) {
  expects(links_per_newcomer >= 1, "a newcomer has at least one link");
  Attachment attachment(agents, links_per_newcomer, random);
  return from_edges(
      agents, attachment.edges(), [&](std::uint64_t i) { return attachment.edge(i); }, executor);
}

StoredTopology watts_strogatz(std::uint32_t agents, std::uint32_t ties, double rewired, const Random& random,
                              const Executor& executor) {
  expects(ties % 2 == 0 && (ties == 0 || ties < agents), "an even number of ties, fewer than people");
  expects(rewired >= 0 && rewired <= 1, "a probability to rewire in [0, 1]");
  std::uint32_t reach = ties / 2;
  auto edge = [&](std::uint64_t i) -> std::pair<std::uint32_t, std::uint32_t> {
    auto from = static_cast<std::uint32_t>(i / reach), apart = static_cast<std::uint32_t>(i % reach + 1);
    Words words = random.words(Purpose::Network, rewiring_stream, from, apart);
    if (unit(words[0]) >= rewired) return {from, static_cast<std::uint32_t>((std::uint64_t{from} + apart) % agents)};
    auto to = static_cast<std::uint32_t>(below_wide(agents - 1, words[1], words[2]));
    return {from, to < from ? to : to + 1};
  };
  return from_edges(agents, std::uint64_t{agents} * reach, edge, executor);
}

}  // namespace rivalry

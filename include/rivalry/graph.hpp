// The social graph: who is tied to whom. Ties are mutual; a pair may be tied more than once, and a person to
// themselves, as the generators of random graphs have it (both are O(1) in the whole graph for bounded degrees).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rivalry/network.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

class Topology;

/// Immutable after construction, cheap to copy, safe to read from any number of threads. The graph is a pure function
/// of (network, agents, random): how it was built in parallel does not show.
class Graph {
 public:
  Graph() = default;  ///< no graph: nothing may be asked of it

  /// The graph that `network` describes, drawn with Purpose::Network. Takes O(1) memory for Complete, Ring and
  /// Implicit, O(ties) for the others. Throws InvariantError if the network is out of the ranges of network.hpp.
  static Graph build(const Network& network, std::uint32_t agents, const Random& random, const Executor& executor);

  /// What build() will keep, in bytes, from the network's expected number of ties.
  static std::uint64_t bytes_needed(const Network& network, double agents);

  std::uint32_t agents() const;

  /// The mean field: everyone is tied to everyone else, nobody's neighbours are enumerated.
  bool complete() const;

  /// How many ties the agent has; a tie to itself counts twice.
  std::uint32_t degree(std::uint32_t agent) const;

  /// The agent's neighbours, degree(agent) of them, repeated as often as they are tied, in a fixed order. They lie in
  /// `scratch` (at least max_degree() long) or in the graph itself. Not for a complete graph.
  std::span<const std::uint32_t> neighbours(std::uint32_t agent, std::span<std::uint32_t> scratch) const;

  /// Appends the neighbours of all these agents to `out`, one agent's after another's, each as neighbours() has them.
  /// On implicit graphs faster than one by one.
  void append_neighbours(std::span<const std::uint32_t> agents, std::vector<std::uint32_t>& out) const;

  /// One tie of an agent: the index-th of neighbours().
  struct Tie {
    std::uint32_t agent;
    std::uint32_t index;
  };
  /// Who is at the other end of each of these ties, in their order. On implicit and stored graphs it takes no more than
  /// these ties, however many others their agents have.
  void follow(std::span<const Tie> ties, std::vector<std::uint32_t>& ends) const;

  std::uint32_t max_degree() const;
  std::uint64_t bytes() const;

  /// Mean and mean square of the degree: of the law as declared, or, for stored graphs, of the graph as it came out.
  double mean_degree() const;
  double second_moment() const;

  /// z / (<k^2> - z), the tie probability at which a cascade can become epidemic on a configuration graph of these
  /// degrees (Newman 2002, eq. 33). Infinite or negative if there is none.
  double critical_transmissibility() const;

  /// How many agents have 0, 1, 2, ... ties, up to the largest degree there is, but no further than most_counted.
  static constexpr std::uint32_t most_counted = 65535;
  std::vector<std::uint64_t> degree_counts() const;

  /// How many stubs break the matching: sigma(sigma(s)) != s or sigma(s) == s, over all stubs up to 10^7, else over a
  /// fixed sample of as many. For stored graphs, how many ties lack their other half. Always 0 unless we have a bug.
  std::uint64_t matching_faults() const;

  /// No member that anything could change: see sim/core/members.hpp.
  template <class Self, class Each>
  static void visit(Self&, Each&& each) {
    each();
  }

 private:
  explicit Graph(std::shared_ptr<const Topology> topology);
  std::shared_ptr<const Topology> topology_;
};

}  // namespace rivalry

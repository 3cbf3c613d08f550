// The graph without memory: local rings beside a configuration graph (Bollobas 1980) whose stubs are matched by a keyed
// Feistel permutation. Any neighbour of anyone can be computed at any time, so no tie is stored; a few kilobytes hold
// the ties of four thousand million people.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/graph.hpp"
#include "sim/users/clusters.hpp"
#include "sim/users/degrees.hpp"
#include "sim/users/matching.hpp"
#include "sim/users/stubs.hpp"
#include "sim/users/topology.hpp"

namespace rivalry {

struct Network;
class Random;

/// How a network's ties divide into local ones, which are the same for everyone, and long-range ones, which follow the
/// degree law. All means are over the agents, ragged end of the population included.
struct Layers {
  Clusters clusters;
  double local_mean = 0, local_second_moment = 0;
  DegreeDistribution long_range;  ///< its mean makes up for what the local ties lack to the network's mean
};

/// Throws InvariantError if the network's numbers are out of range. `highest` degree: network.max_degree, or if that is
/// 0, 1000 (PowerLaw) or 60000, and fewer than there are agents.
Layers layers(const Network& network, std::uint32_t agents);

/// The mean degree that the network asks for or that its law has.
double expected_degree(const Network& network, double agents);

class ImplicitTopology final : public Topology {
 public:
  ImplicitTopology(const Network& network, std::uint32_t agents, const Random& random);

  /// What bytes() can be at most.
  static std::uint64_t most_bytes(const Network& network);

  std::uint32_t agents() const override { return stubs_.agents(); }
  std::uint32_t degree(std::uint32_t agent) const override { return clusters_.degree(agent) + stubs_.degree(agent); }
  std::span<const std::uint32_t> neighbours(std::uint32_t agent, std::span<std::uint32_t> scratch) const override;
  void append_neighbours(std::span<const std::uint32_t> agents, std::vector<std::uint32_t>& out) const override;
  void follow(std::span<const Graph::Tie> ties, std::vector<std::uint32_t>& ends) const override;
  std::uint32_t max_degree() const override { return clusters_.max_degree() + stubs_.max_degree(); }
  std::uint64_t bytes() const override {
    return sizeof(*this) + stubs_.bytes() + classes_.size() * sizeof(DegreeClass);
  }
  double mean_degree() const override { return mean_degree_; }
  double second_moment() const override { return second_moment_; }
  std::vector<std::uint64_t> degree_counts() const override;
  std::uint64_t matching_faults() const override;

 private:
  void write_group(std::span<const std::uint32_t> agents, std::span<std::uint64_t> stubs, std::uint32_t* out) const;
  ImplicitTopology(const Layers& layers, std::uint32_t agents, const Random& random);

  Clusters clusters_;
  std::vector<DegreeClass> classes_;
  Stubs stubs_;
  Matching matching_;
  double mean_degree_;
  double second_moment_;
};

}  // namespace rivalry

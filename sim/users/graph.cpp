#include "rivalry/graph.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/network.hpp"
#include "sim/users/clusters.hpp"
#include "sim/users/generators.hpp"
#include "sim/users/implicit.hpp"
#include "sim/users/stored.hpp"
#include "sim/users/topology.hpp"

namespace rivalry {

namespace {

/// Everyone is tied to everyone else.
class CompleteTopology final : public Topology {
 public:
  explicit CompleteTopology(std::uint32_t agents) : agents_(agents) {}
  std::uint32_t agents() const override { return agents_; }
  bool complete() const override { return true; }
  std::uint32_t degree(std::uint32_t) const override { return agents_ - 1; }
  std::span<const std::uint32_t> neighbours(std::uint32_t, std::span<std::uint32_t>) const override {
    throw InvariantError("expected: a graph whose ties can be listed");
  }
  std::uint32_t max_degree() const override { return agents_ - 1; }
  std::uint64_t bytes() const override { return sizeof(*this); }
  double mean_degree() const override { return agents_ - 1.0; }
  double second_moment() const override { return mean_degree() * mean_degree(); }
  std::vector<std::uint64_t> degree_counts() const override {
    std::vector<std::uint64_t> counts(std::min(agents_ - 1, Graph::most_counted) + 1);
    if (agents_ - 1 <= Graph::most_counted) counts.back() = agents_;
    return counts;
  }
  std::uint64_t matching_faults() const override { return 0; }

 private:
  std::uint32_t agents_;
};

/// Everyone is tied to the next and the one before.
class RingTopology final : public Topology {
 public:
  explicit RingTopology(std::uint32_t agents) : agents_(agents) {}
  std::uint32_t agents() const override { return agents_; }
  std::uint32_t degree(std::uint32_t) const override { return std::min(2u, agents_ - 1); }
  std::span<const std::uint32_t> neighbours(std::uint32_t agent, std::span<std::uint32_t> scratch) const override {
    return scratch.first(ring_neighbours(agent, agents_, 1, scratch.data()));
  }
  std::uint32_t max_degree() const override { return degree(0); }
  std::uint64_t bytes() const override { return sizeof(*this); }
  double mean_degree() const override { return degree(0); }
  double second_moment() const override { return mean_degree() * mean_degree(); }
  std::vector<std::uint64_t> degree_counts() const override {
    std::vector<std::uint64_t> counts(degree(0) + 1);
    counts.back() = agents_;
    return counts;
  }
  std::uint64_t matching_faults() const override { return 0; }

 private:
  std::uint32_t agents_;
};

std::shared_ptr<const Topology> keep(StoredTopology topology) {
  return std::make_shared<StoredTopology>(std::move(topology));
}

std::shared_ptr<const Topology> topology_of(const Network& network, std::uint32_t agents, const Random& random,
                                            const Executor& executor) {
  switch (network.kind) {
    case NetworkKind::Complete:
      return std::make_shared<CompleteTopology>(agents);
    case NetworkKind::Ring:
      return std::make_shared<RingTopology>(agents);
    case NetworkKind::Implicit:
      return std::make_shared<ImplicitTopology>(network, agents, random);
    case NetworkKind::Configuration:
      return keep(stored(ImplicitTopology(network, agents, random), executor));
    case NetworkKind::BarabasiAlbert:
      return keep(barabasi_albert(agents, static_cast<std::uint32_t>(network.links_per_newcomer), random, executor));
    case NetworkKind::WattsStrogatz:
      expects(network.mean_degree == std::floor(network.mean_degree), "a whole number of ties");
      return keep(
          watts_strogatz(agents, static_cast<std::uint32_t>(network.mean_degree), network.rewired, random, executor));
    case NetworkKind::Edges:
      return keep(from_edges(
          agents, network.edges.size(), [&](std::uint64_t i) { return network.edges[i]; }, executor));
  }
  throw InvariantError("expected: a kind of network");
}

/// Ties per person that a stored graph keeps.
double stored_ties(const Network& network, double agents) {
  switch (network.kind) {
    case NetworkKind::BarabasiAlbert:
      return 2.0 * network.links_per_newcomer;
    case NetworkKind::Edges:
      return 2.0 * static_cast<double>(network.edges.size()) / agents;
    default:
      return expected_degree(network, agents);
  }
}

}  // namespace

Graph Graph::build(const Network& network, std::uint32_t agents, const Random& random, const Executor& executor) {
  expects(agents >= 1, "a graph has someone in it");
  return Graph(topology_of(network, agents, random, executor));
}

std::uint64_t Graph::bytes_needed(const Network& network, double agents) {
  switch (network.kind) {
    case NetworkKind::Complete:
    case NetworkKind::Ring:
      return sizeof(RingTopology);
    case NetworkKind::Implicit:
      return ImplicitTopology::most_bytes(network);
    default:
      return static_cast<std::uint64_t>((agents + 1) * sizeof(std::uint64_t) +
                                        agents * stored_ties(network, agents) * sizeof(std::uint32_t));
  }
}

Graph::Graph(std::shared_ptr<const Topology> topology) : topology_(std::move(topology)) {}

std::uint32_t Graph::agents() const { return topology_->agents(); }
bool Graph::complete() const { return topology_->complete(); }
std::uint32_t Graph::degree(std::uint32_t agent) const { return topology_->degree(agent); }
std::span<const std::uint32_t> Graph::neighbours(std::uint32_t agent, std::span<std::uint32_t> scratch) const {
  return topology_->neighbours(agent, scratch);
}
void Graph::append_neighbours(std::span<const std::uint32_t> agents, std::vector<std::uint32_t>& out) const {
  topology_->append_neighbours(agents, out);
}
void Graph::follow(std::span<const Tie> ties, std::vector<std::uint32_t>& ends) const { topology_->follow(ties, ends); }
std::uint32_t Graph::max_degree() const { return topology_->max_degree(); }
std::uint64_t Graph::bytes() const { return topology_->bytes(); }
double Graph::mean_degree() const { return topology_->mean_degree(); }
double Graph::second_moment() const { return topology_->second_moment(); }
double Graph::critical_transmissibility() const { return mean_degree() / (second_moment() - mean_degree()); }
std::vector<std::uint64_t> Graph::degree_counts() const { return topology_->degree_counts(); }
std::uint64_t Graph::matching_faults() const { return topology_->matching_faults(); }

}  // namespace rivalry

#include "rivalry/graph.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "catch.hpp"

using namespace rivalry;

namespace {

const Executor serial;

Graph build(const Network& network, std::uint32_t agents, std::uint64_t seed = 1) {
  return Graph::build(network, agents, Random(seed, 0), serial);
}

std::vector<std::vector<std::uint32_t>> everyone(const Graph& graph) {
  std::vector<std::vector<std::uint32_t>> all(graph.agents());
  std::vector<std::uint32_t> scratch(graph.max_degree());
  for (std::uint32_t agent = 0; agent < graph.agents(); ++agent) {
    auto neighbours = graph.neighbours(agent, scratch);
    all[agent].assign(neighbours.begin(), neighbours.end());
  }
  return all;
}

/// Every tie is seen from both ends, as often from one as from the other; degrees and their counts agree with the
/// lists.
void check_consistent(const Graph& graph) {
  auto all = everyone(graph);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties, mirrored;
  std::vector<std::uint64_t> counts(graph.max_degree() + 1);
  for (std::uint32_t agent = 0; agent < graph.agents(); ++agent) {
    REQUIRE(all[agent].size() == graph.degree(agent));
    ++counts[all[agent].size()];
    for (std::uint32_t other : all[agent]) {
      REQUIRE(other < graph.agents());
      ties.emplace_back(agent, other);
      mirrored.emplace_back(other, agent);
    }
  }
  std::sort(ties.begin(), ties.end());
  std::sort(mirrored.begin(), mirrored.end());
  REQUIRE(ties == mirrored);
  while (counts.back() == 0) counts.pop_back();
  CHECK(graph.degree_counts() == counts);
  CHECK(graph.matching_faults() == 0);
}

double realised_mean(const Graph& graph) {
  double ties = 0;
  auto counts = graph.degree_counts();
  for (std::size_t k = 0; k < counts.size(); ++k) ties += static_cast<double>(k) * static_cast<double>(counts[k]);
  return ties / graph.agents();
}

Network implicit(DegreeLaw law, double mean) {
  Network network;
  network.kind = NetworkKind::Implicit;
  network.degrees = law;
  network.mean_degree = mean;
  return network;
}

Network ring() {
  Network network;
  network.kind = NetworkKind::Ring;
  return network;
}

}  // namespace

TEST_CASE("in a complete graph everyone knows all others") {
  Graph graph = build(Network{}, 1000);
  CHECK(graph.complete());
  CHECK(graph.degree(17) == 999);
  CHECK(graph.mean_degree() == 999);
  std::vector<std::uint32_t> scratch(999);
  CHECK_THROWS(graph.neighbours(0, scratch));
}

TEST_CASE("on a ring everyone knows the next and the one before") {
  for (std::uint32_t agents : {1u, 2u, 3u, 4u, 1000u}) check_consistent(build(ring(), agents));
  Graph graph = build(ring(), 1000);
  std::vector<std::uint32_t> scratch(2);
  auto neighbours = graph.neighbours(0, scratch);
  CHECK(std::vector<std::uint32_t>(neighbours.begin(), neighbours.end()) == std::vector<std::uint32_t>{1, 999});
}

TEST_CASE("implicit ties are mutual for every law, with and without clusters, at ragged sizes") {
  for (std::uint32_t agents : {1u, 2u, 3u, 63u, 64u, 65u, 130u, 1000u, 4097u, 30'001u}) {
    for (double local_share : {0.0, 0.6, 1.0}) {
      Network regular = implicit(DegreeLaw::Regular, 4), poisson = implicit(DegreeLaw::Poisson, 6.5);
      Network power = implicit(DegreeLaw::PowerLaw, 8);
      power.degree_exponent = 2.3;
      if (agents <= 8) regular.mean_degree = poisson.mean_degree = power.mean_degree = 0.5;
      if (agents == 1) regular.mean_degree = poisson.mean_degree = power.mean_degree = 0;
      for (Network* network : {&regular, &poisson, &power}) {
        network->local_share = local_share;
        network->cluster_size = 20;
        Graph graph = build(*network, agents);
        INFO("agents " << agents << ", local " << local_share);
        check_consistent(graph);
      }
    }
  }
}

TEST_CASE("the mean degree is met whatever part of the ties is local") {
  for (DegreeLaw law : {DegreeLaw::Regular, DegreeLaw::Poisson, DegreeLaw::PowerLaw}) {
    for (double mean : {3.0, 12.5, 20.0}) {
      for (double local_share : {0.0, 0.3, 0.6, 0.9}) {
        Network network = implicit(law, mean);
        network.degree_exponent = 2.3;
        network.local_share = local_share;
        Graph graph = build(network, 100'000);
        INFO("law " << static_cast<int>(law) << ", mean " << mean << ", local " << local_share);
        CHECK_THAT(graph.mean_degree(), WithinRel(mean, 1e-12));
        CHECK_THAT(realised_mean(graph), WithinAbs(mean, 0.005));
      }
    }
  }
}

#include "rivalry/graph.hpp"

#include <algorithm>
#include <cmath>
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

/// Neighbours of many at once are those of one after another.
void check_batches(const Graph& graph) {
  std::vector<std::uint32_t> some, expected, got{77};
  for (std::uint32_t agent = 0; agent < graph.agents(); agent += 1 + agent % 5) some.push_back(agent);
  std::vector<std::uint32_t> scratch(graph.max_degree());
  for (std::uint32_t agent : some) {
    auto neighbours = graph.neighbours(agent, scratch);
    expected.insert(expected.end(), neighbours.begin(), neighbours.end());
  }
  graph.append_neighbours(some, got);
  REQUIRE(got.front() == 77);
  got.erase(got.begin());
  CHECK(got == expected);
}

double realised_mean(const Graph& graph) {
  double ties = 0;
  auto counts = graph.degree_counts();
  for (std::size_t k = 0; k < counts.size(); ++k) ties += static_cast<double>(k) * static_cast<double>(counts[k]);
  return ties / graph.agents();
}

Network implicit(DegreeKind params, double mean) {
  Network network;
  network.kind = NetworkKind::Implicit;
  network.degrees = params;
  network.mean_degree = mean;
  return network;
}

Network stored_kind(NetworkKind kind) {
  Network network;
  network.kind = kind;
  network.mean_degree = 8;
  network.degrees = DegreeKind::Poisson;
  network.rewired = 0.2;
  network.links_per_newcomer = 3;
  return network;
}

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Each list sorted, so that ties can be looked up.
Lists sorted(Lists lists) {
  for (auto& list : lists) std::sort(list.begin(), list.end());
  return lists;
}

std::uint64_t ties_between(const Lists& lists, std::uint32_t a, std::uint32_t b) {
  auto [from, to] = std::equal_range(lists[a].begin(), lists[a].end(), b);
  return static_cast<std::uint64_t>(to - from);
}

std::vector<std::uint32_t> unique(std::vector<std::uint32_t> list) {
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

struct Motifs {
  double self_loops = 0, doubles = 0, triangles = 0, squares = 0;
};

/// Counts small cycles through different people, with multiplicity: a double tie is a cycle of length two.
Motifs motifs(const Lists& lists) {
  Motifs m;
  std::vector<double> paths(lists.size());  // over someone in between, from a to each
  for (std::uint32_t a = 0; a < lists.size(); ++a) {
    m.self_loops += static_cast<double>(ties_between(lists, a, a)) / 2;
    std::vector<std::uint32_t> seen;
    for (std::uint32_t b : unique(lists[a])) {
      if (b <= a) continue;
      auto one = static_cast<double>(ties_between(lists, a, b));
      m.doubles += one * (one - 1) / 2;
      for (std::uint32_t c : unique(lists[b])) {
        if (c <= a || c == b) continue;
        double two = one * static_cast<double>(ties_between(lists, b, c));
        if (c > b) m.triangles += two * static_cast<double>(ties_between(lists, c, a));
        m.squares += paths[c] * two;
        paths[c] += two;
        seen.push_back(c);
      }
    }
    for (std::uint32_t c : seen) paths[c] = 0;
  }
  return m;
}

double correlation_of_degrees(const Graph& graph) {
  double n = 0, sum = 0, squares = 0, products = 0;
  auto all = everyone(graph);
  for (std::uint32_t a = 0; a < graph.agents(); ++a)
    for (std::uint32_t b : all[a]) {
      double x = graph.degree(a), y = graph.degree(b);
      ++n, sum += x, squares += x * x, products += x * y;
    }
  double mean = sum / n;
  return (products / n - mean * mean) / (squares / n - mean * mean);
}

/// Triangles times three over pairs of neighbours.
double clustering(const Graph& graph) {
  auto lists = sorted(everyone(graph));
  double pairs = 0;
  for (const auto& list : lists) pairs += static_cast<double>(list.size() * (list.size() - 1)) / 2;
  return 3 * motifs(lists).triangles / pairs;
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
  CHECK(graph.degree_counts().back() == 1000);
  CHECK(build(Network{}, 4'000'000'000).degree_counts().size() == Graph::most_counted + 1);
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
      Network regular = implicit(DegreeKind::Regular, 4), poisson = implicit(DegreeKind::Poisson, 6.5);
      Network power = implicit(DegreeKind::PowerLaw, 8);
      power.degree_exponent = 2.3;
      if (agents <= 8) regular.mean_degree = poisson.mean_degree = power.mean_degree = 0.5;
      if (agents == 1) regular.mean_degree = poisson.mean_degree = power.mean_degree = 0;
      for (Network* network : {&regular, &poisson, &power}) {
        network->local_share = local_share;
        network->cluster_size = 20;
        Graph graph = build(*network, agents);
        INFO("agents " << agents << ", local " << local_share);
        check_consistent(graph);
        check_batches(graph);
      }
    }
  }
}

TEST_CASE("the mean degree is met whatever part of the ties is local") {
  for (DegreeKind params : {DegreeKind::Regular, DegreeKind::Poisson, DegreeKind::PowerLaw}) {
    for (double mean : {3.0, 12.5, 20.0}) {
      for (double local_share : {0.0, 0.3, 0.6, 0.9}) {
        Network network = implicit(params, mean);
        network.degree_exponent = 2.3;
        network.local_share = local_share;
        Graph graph = build(network, 100'000);
        INFO("law " << static_cast<int>(params) << ", mean " << mean << ", local " << local_share);
        CHECK_THAT(graph.mean_degree(), WithinRel(mean, 1e-12));
        CHECK_THAT(realised_mean(graph), WithinAbs(mean, 0.005));
      }
    }
  }
}

TEST_CASE("the second moment is that of the law, and the graph's own comes close to it") {
  for (DegreeKind params : {DegreeKind::Regular, DegreeKind::Poisson, DegreeKind::PowerLaw}) {
    for (double local_share : {0.0, 0.6}) {
      Network network = implicit(params, 20);
      network.degree_exponent = 2.3;
      network.local_share = local_share;
      Graph graph = build(network, 1'000'000);
      auto counts = graph.degree_counts();
      double squares = 0;
      for (std::size_t k = 0; k < counts.size(); ++k) squares += static_cast<double>(k * k * counts[k]);
      CHECK_THAT(squares / graph.agents(), WithinRel(graph.second_moment(), 0.002));
    }
  }
}

TEST_CASE("a power law with a cut-off has Newman's critical transmissibility (A9)") {
  Network network = implicit(DegreeKind::PowerLaw, 0);
  network.degree_exponent = 2;
  network.degree_cutoff = 10;
  CHECK_THAT(build(network, 1'000'000).critical_transmissibility(), WithinAbs(0.32869, 0.000005));
}

TEST_CASE("an implicit graph has the loops, double ties, triangles and squares of a random one, and no more") {
  // Cycles of length n in a random graph of these degrees are Poisson with mean q^n / 2n, q = <k(k-1)>/<k>
  // (Bollobas 1980): summed over `graphs` graphs, 4.5 standard deviations.
  const int graphs = 40;
  for (double degree : {4.0, 8.0}) {
    Motifs sum;
    for (std::uint64_t seed = 0; seed < graphs; ++seed) {
      Motifs m = motifs(sorted(everyone(build(implicit(DegreeKind::Regular, degree), 10'000, seed))));
      sum.self_loops += m.self_loops, sum.doubles += m.doubles;
      sum.triangles += m.triangles, sum.squares += m.squares;
    }
    auto check = [&](double got, int length) {
      double mean = graphs * std::pow(degree - 1, length) / (2 * length);
      INFO("degree " << degree << ", cycles of length " << length);
      CHECK_THAT(got, WithinAbs(mean, 4.5 * std::sqrt(mean)));
    };
    check(sum.self_loops, 1), check(sum.doubles, 2), check(sum.triangles, 3), check(sum.squares, 4);
  }
}

TEST_CASE("degrees of neighbours on an implicit graph are unrelated") {
  Graph graph = build(implicit(DegreeKind::Poisson, 10), 100'000);
  CHECK_THAT(correlation_of_degrees(graph), WithinAbs(0, 4 / std::sqrt(500'000.0)));
}

TEST_CASE("local ties close triangles, and the degrees of neighbours stay unrelated") {
  Network network = implicit(DegreeKind::Poisson, 20);
  network.local_share = 0.6;
  Graph graph = build(network, 100'000);
  // The clustering of the ring lattice, 3 (K-2) / 4 (K-1) with K = 12, diluted by pairs that are not both local.
  double local_pairs = 12 * 11 / 2.0, pairs = (graph.second_moment() - graph.mean_degree()) / 2;
  CHECK_THAT(clustering(graph), WithinAbs(3 * 10 / (4 * 11.0) * local_pairs / pairs, 0.005));
  CHECK_THAT(correlation_of_degrees(graph), WithinAbs(0, 0.05));
}

TEST_CASE("stored graphs are mutual too") {
  for (NetworkKind kind : {NetworkKind::Configuration, NetworkKind::BarabasiAlbert, NetworkKind::WattsStrogatz}) {
    check_batches(build(stored_kind(kind), 10'001));
    check_consistent(build(stored_kind(kind), 10'001));
  }
  Network edges = stored_kind(NetworkKind::Edges);
  edges.edges = {{0, 1}, {1, 2}, {3, 3}, {2, 1}, {0, 5}};
  Graph graph = build(edges, 7);
  check_consistent(graph);
  std::vector<std::uint32_t> degrees;
  for (std::uint32_t agent = 0; agent < 7; ++agent) degrees.push_back(graph.degree(agent));
  CHECK(degrees == std::vector<std::uint32_t>{2, 3, 2, 2, 0, 1, 0});
  edges.edges.clear();
  for (std::uint32_t i = 1; i <= 70'000; ++i) edges.edges.emplace_back(0, i);
  auto counts = build(edges, 70'001).degree_counts();
  CHECK(counts.size() == Graph::most_counted + 1);
  CHECK(counts[1] == 70'000);
  edges.edges.emplace_back(0, 70'001);
  CHECK_THROWS(build(edges, 70'001));
}

TEST_CASE("the stored configuration graph is the implicit one") {
  Network network = stored_kind(NetworkKind::Configuration);
  network.local_share = 0.5;
  Graph stored = build(network, 5000);
  network.kind = NetworkKind::Implicit;
  Graph implicit_graph = build(network, 5000);
  CHECK(everyone(stored) == sorted(everyone(implicit_graph)));
}

TEST_CASE("a graph does not depend on who builds it") {
  for (NetworkKind kind : {NetworkKind::Configuration, NetworkKind::BarabasiAlbert, NetworkKind::WattsStrogatz}) {
    Random random(3, 1);
    Network network = stored_kind(kind);
    auto by = [&](Executor executor) { return everyone(Graph::build(network, 100'000, random, executor)); };
    auto alone = by({Workers::Serial, 1});
    CHECK(by({Workers::Threads, 3}) == alone);
    CHECK(by({Workers::Tbb, 1}) == alone);
  }
}

TEST_CASE("another replicate has another graph, the same replicate the same") {
  for (NetworkKind kind : {NetworkKind::Implicit, NetworkKind::BarabasiAlbert, NetworkKind::WattsStrogatz}) {
    Network network = stored_kind(kind);
    auto of = [&](std::uint32_t replicate) {
      return everyone(Graph::build(network, 1000, Random(1, replicate), serial));
    };
    CHECK(of(0) == of(0));
    CHECK(of(0) != of(1));
  }
}

TEST_CASE("preferential attachment has the degrees of Bollobas et al. (G1)") {
  Network network = stored_kind(NetworkKind::BarabasiAlbert);
  const std::uint32_t agents = 300'000;
  auto counts = build(network, agents).degree_counts();
  const double m = 3;
  for (double k : {3.0, 4.0, 5.0, 10.0, 30.0}) {
    double share = 2 * m * (m + 1) / (k * (k + 1) * (k + 2));
    CHECK_THAT(static_cast<double>(counts[static_cast<std::size_t>(k)]) / agents,
               WithinAbs(share, 3 * std::sqrt(share * (1 - share) / agents)));
  }
  CHECK(counts.size() > 500);  // hubs grow as the square root of the population
}

TEST_CASE("a rewired lattice has the clustering of Watts and Strogatz") {
  Network network = stored_kind(NetworkKind::WattsStrogatz);
  network.mean_degree = 10;
  network.rewired = 0;
  CHECK_THAT(clustering(build(network, 20'000)), WithinRel(2.0 / 3, 1e-12));
  for (double p : {0.1, 0.3}) {
    network.rewired = p;
    CHECK_THAT(clustering(build(network, 20'000)) / (2.0 / 3), WithinAbs((1 - p) * (1 - p) * (1 - p), 0.02));
  }
}

TEST_CASE("what a graph will need is what it takes") {
  for (NetworkKind kind : {NetworkKind::Configuration, NetworkKind::BarabasiAlbert, NetworkKind::WattsStrogatz}) {
    Network network = stored_kind(kind);
    CHECK_THAT(static_cast<double>(Graph::bytes_needed(network, 50'000)),
               WithinRel(static_cast<double>(build(network, 50'000).bytes()), 0.01));
  }
  Network network = implicit(DegreeKind::PowerLaw, 20);
  network.degree_exponent = 2.3;
  CHECK(build(network, 50'000).bytes() <= Graph::bytes_needed(network, 50'000));
}

TEST_CASE("four thousand million people have neighbours in a few kilobytes") {
  Network network = implicit(DegreeKind::Poisson, 20);
  network.local_share = 0.6;
  Graph graph = build(network, 4'000'000'000);
  CHECK(graph.bytes() < 100'000);
  std::vector<std::uint32_t> scratch(graph.max_degree()), back(graph.max_degree());
  for (std::uint32_t agent : {0u, 1'234'567'890u, 3'999'999'999u}) {
    for (std::uint32_t other : graph.neighbours(agent, scratch)) {
      auto theirs = graph.neighbours(other, back);
      CHECK(std::find(theirs.begin(), theirs.end(), agent) != theirs.end());
    }
  }
}

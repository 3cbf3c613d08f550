#include "sim/users/spread.hpp"

#include <bit>
#include <cmath>
#include <numeric>
#include <set>

#include "catch.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/network.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/users.hpp"

using namespace rivalry;

namespace {

const Executor serial;

Network implicit(DegreeKind params, double mean) {
  Network network;
  network.kind = NetworkKind::Implicit;
  network.degrees = params;
  network.mean_degree = mean;
  return network;
}

Network edges(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs) {
  Network network;
  network.kind = NetworkKind::Edges;
  network.edges = std::move(pairs);
  return network;
}

Spread cascade(double transmit, double seed_agents) {
  Spread spread;
  spread.name = "rumour";
  spread.transmit = transmit;
  spread.seed_agents = seed_agents;
  return spread;
}

Spread threshold(std::int64_t numerator, std::int64_t denominator, double seed_share) {
  Spread spread;
  spread.name = "fashion";
  spread.rule = SpreadRule::Threshold;
  spread.threshold_numerator = numerator;
  spread.threshold_denominator = denominator;
  spread.seed_share = seed_share;
  return spread;
}

/// Until nobody new is reached. The bits, the count and the frontiers must agree all along.
SpreadState run(const Spread& spread, const Graph& graph, const Random& random, const Executor& executor = serial) {
  SpreadState state;
  begin(state, spread, graph, random);
  while (!state.frontier.empty()) spread_a_day(state, spread, graph, random, executor);
  std::uint64_t bits = 0;
  for (std::uint64_t word : state.reached) bits += static_cast<std::uint64_t>(std::popcount(word));
  REQUIRE(bits == state.count);
  return state;
}

double share_reached(const Spread& spread, const Network& network, std::uint32_t agents, std::uint32_t replicate = 0) {
  Random random(1, replicate);
  Graph graph = Graph::build(network, agents, random, serial);
  return static_cast<double>(run(spread, graph, random).count) / agents;
}

std::vector<std::uint32_t> first_reached(const Spread& spread, const Graph& graph, std::uint32_t replicate) {
  SpreadState state;
  begin(state, spread, graph, Random(1, replicate));
  return state.frontier;
}

}  // namespace

TEST_CASE("seeds are as many as asked, all different, and spread evenly over replicates") {
  Network network;
  network.kind = NetworkKind::Ring;
  Graph graph = Graph::build(network, 1000, Random(1, 0), serial);
  auto seeds = first_reached(cascade(0.5, 137), graph, 0);
  CHECK(std::set<std::uint32_t>(seeds.begin(), seeds.end()).size() == 137);
  CHECK(first_reached(threshold(1, 5, 0.25), graph, 0).size() == 250);
  std::vector<double> cells(10);
  for (std::uint32_t replicate = 0; replicate < 10'000; ++replicate)
    ++cells[first_reached(cascade(0.5, 1), graph, replicate).at(0) / 100];
  double chi_square = 0;
  for (double n : cells) chi_square += (n - 1000) * (n - 1000) / 1000;
  CHECK(chi_square < 33);  // 9 degrees of freedom, p = 1e-4
}

TEST_CASE("a tie that always transmits reaches the component, one that never does nobody") {
  Network network = edges({{0, 1}, {1, 2}, {2, 3}, {4, 5}});
  Graph graph = Graph::build(network, 6, Random(1, 0), serial);
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    Random random(1, replicate);
    bool in_chain = first_reached(cascade(1, 1), graph, replicate).at(0) < 4;
    CHECK(run(cascade(1, 1), graph, random).count == (in_chain ? 4 : 2));
    CHECK(run(cascade(0, 1), graph, random).count == 1);
  }
}

TEST_CASE("a tie transmits with its probability, a double tie has two chances") {
  Graph single = Graph::build(edges({{0, 1}}), 2, Random(1, 0), serial);
  Graph twice = Graph::build(edges({{0, 1}, {1, 0}}), 2, Random(1, 0), serial);
  double once = 0, again = 0;
  const int draws = 40'000;
  for (std::uint32_t replicate = 0; replicate < draws; ++replicate) {
    once += static_cast<double>(run(cascade(0.3, 1), single, Random(1, replicate)).count - 1);
    again += static_cast<double>(run(cascade(0.3, 1), twice, Random(1, replicate)).count - 1);
  }
  CHECK_THAT(once / draws, WithinAbs(0.3, 4 * std::sqrt(0.3 * 0.7 / draws)));
  CHECK_THAT(again / draws, WithinAbs(0.51, 4 * std::sqrt(0.51 * 0.49 / draws)));
}

TEST_CASE("at the threshold is enough: a third of three is one, and a hair more is not") {
  // The middle of a star of three; one of the four is reached.
  Graph graph = Graph::build(edges({{0, 1}, {0, 2}, {0, 3}}), 4, Random(1, 0), serial);
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    Random random(1, replicate);
    bool middle = first_reached(threshold(1, 3, 0.25), graph, replicate).at(0) == 0;
    CHECK(run(threshold(1, 3, 0.25), graph, random).count == 4);
    CHECK(run(threshold(333'333'334, 1'000'000'000, 0.25), graph, random).count == (middle ? 4 : 1));
  }
}

TEST_CASE("people without ties are not convinced by anything") {
  Graph graph = Graph::build(edges({{0, 1}, {1, 2}, {2, 0}}), 1000, Random(1, 0), serial);
  CHECK(run(threshold(1, 10, 0.5), graph, Random(1, 0)).count <= 503);
}

TEST_CASE("everyone hears from everyone on a complete graph") {
  Graph graph = Graph::build(Network{}, 1001, Random(1, 0), serial);
  CHECK(run(threshold(100, 1000, 100 / 1001.0), graph, Random(1, 0)).count == 1001);
  CHECK(run(threshold(101, 1000, 100 / 1001.0), graph, Random(1, 0)).count == 100);
  CHECK_THROWS(run(cascade(0.5, 1), graph, Random(1, 0)));
}

TEST_CASE("percolation on three matchings has Newman's giant component (A8, G2)") {
  CHECK_THAT(share_reached(cascade(0.6, 100), implicit(DegreeKind::Regular, 3), 1'000'000),
             WithinAbs(19.0 / 27, 0.003));
  CHECK_THAT(share_reached(cascade(0.75, 100), implicit(DegreeKind::Regular, 3), 1'000'000),
             WithinAbs(26.0 / 27, 0.003));
  CHECK(share_reached(cascade(0.45, 100), implicit(DegreeKind::Regular, 3), 1'000'000) < 0.01);
}

TEST_CASE("percolation on a power law with a cut-off has Newman's giant component (A9)") {
  Network network = implicit(DegreeKind::PowerLaw, 0);
  network.degree_exponent = 2;
  network.degree_cutoff = 10;
  CHECK_THAT(share_reached(cascade(0.5, 100), network, 1'000'000), WithinAbs(0.16918, 0.004));
  CHECK_THAT(share_reached(cascade(0.8, 100), network, 1'000'000), WithinAbs(0.43204, 0.004));
}

TEST_CASE("below its threshold a cascade reaches Newman's mean number (A10)") {
  // Sizes have variance 100 (total progeny of a Poisson process with mean 0.8).
  const int outbreaks = 20'000;
  Network network = implicit(DegreeKind::Poisson, 4);
  SpreadState state;
  double sum = 0;
  for (std::uint32_t replicate = 0; replicate < outbreaks; ++replicate) {
    Random random(1, replicate);
    Graph graph = Graph::build(network, 50'000, random, serial);
    begin(state, cascade(0.2, 1), graph, random);
    while (!state.frontier.empty()) spread_a_day(state, cascade(0.2, 1), graph, random, serial);
    sum += static_cast<double>(state.count);
  }
  CHECK_THAT(sum / outbreaks, WithinAbs(5, 4 * 10 / std::sqrt(outbreaks)));
}

TEST_CASE("seeded thresholds take the shares of Gleeson and Cahalane (A7)") {
  CHECK_THAT(share_reached(threshold(18, 100, 0.01), implicit(DegreeKind::Poisson, 4), 200'000),
             WithinAbs(0.98039, 0.003));
  CHECK_THAT(share_reached(threshold(18, 100, 0.001), implicit(DegreeKind::Poisson, 8), 200'000),
             WithinAbs(0.00231, 0.003));
  CHECK(share_reached(threshold(18, 100, 0.01), implicit(DegreeKind::Poisson, 8), 200'000) > 0.95);
}

TEST_CASE("single seeds start global cascades inside Watts' window only (A6)") {
  auto global = [](double mean_degree) {
    Spread spread = threshold(18, 100, 0);
    spread.seed_agents = 1;
    int cascades = 0;
    for (std::uint32_t replicate = 0; replicate < 300; ++replicate)
      cascades += share_reached(spread, implicit(DegreeKind::Poisson, mean_degree), 50'000, replicate) > 0.1;
    return cascades;
  };
  CHECK(global(0.8) == 0);
  CHECK(global(1.3) > 0);
  CHECK(global(5.4) > 0);
  CHECK(global(6.3) == 0);
}

TEST_CASE("what is reached does not depend on who computes it") {
  Random random(9, 2);
  Graph graph = Graph::build(implicit(DegreeKind::Poisson, 6), 100'000, random, serial);
  for (const Spread& spread : {cascade(0.3, 3000), threshold(18, 100, 0.02)}) {
    auto days = [&](Executor executor) {
      std::vector<std::vector<std::uint32_t>> frontiers;
      SpreadState state;
      begin(state, spread, graph, random);
      while (!state.frontier.empty()) {
        frontiers.push_back(state.frontier);
        spread_a_day(state, spread, graph, random, executor);
      }
      return std::make_tuple(frontiers, state.reached, state.heard, state.count);
    };
    auto alone = days({Workers::Serial, 1});
    CHECK(days({Workers::Threads, 3}) == alone);
    CHECK(days({Workers::Tbb, 1}) == alone);
  }
}

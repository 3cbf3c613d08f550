#include "sim/signals/cascades.hpp"

#include <cmath>

#include "catch.hpp"
#include "sim/signals/friends.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {

/// Everybody is on one board, opens it daily, and posts half a time a day.
Scenario board(double people, const Network& network, double passed_on) {
  Scenario scenario = bass(people, 0, 0, "2000-01-04");
  scenario.population.network = network;
  scenario.platforms[0].members_start = people;
  scenario.platforms[0].posts = {.mean_per_day = 0.5, .shape = 1e6, .friends_read = 0.5, .passed_on = passed_on};
  scenario.outputs.record = {"platform_posts_total",       "platform_reposts",          "platform_repost_depth",
                             "platform_cascade_mean",      "platform_reposts_per_post", "platform_cascades_of_size",
                             "platform_cascades_over_100", "platform_largest_cascade",  "platform_cascades_by_class"};
  return scenario;
}

const Network poisson{.kind = NetworkKind::Implicit, .degrees = DegreeKind::Poisson, .mean_degree = 10};

}  // namespace

TEST_CASE("ties are followed one by one as they are listed", "[users]") {
  Network hubs = poisson;
  hubs.local_share = 0.4;
  for (NetworkKind kind : {NetworkKind::Implicit, NetworkKind::Configuration, NetworkKind::Ring}) {
    hubs.kind = kind;
    Graph graph = Graph::build(hubs, 10000, Random(1, 0), {});
    std::vector<Graph::Tie> ties;
    std::vector<std::uint32_t> ends, expected, scratch(graph.max_degree());
    for (std::uint32_t agent = 0; agent < 10000; agent += 7)
      for (std::uint32_t i = 0; i < graph.degree(agent); i += 2) {
        ties.push_back({agent, i});
        expected.push_back(graph.neighbours(agent, scratch)[i]);
      }
    graph.follow(ties, ends);
    CHECK(ends == expected);
  }
}

TEST_CASE("a set of passers knows whom it has", "[voices]") {
  Spreaders set;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    CHECK(set.insert({i % 7, i * 64}));
    CHECK(!set.insert({i % 7, i * 64}));
  }
  CHECK(set.insert({8, 0}));
}

TEST_CASE("cascades of users' posts have Borel's sizes while they are rare", "[voices]") {
  Recording run = played(board(100000, poisson, 0.1));
  double posts = numbers(run, "platform_posts_total").back();
  std::vector<double> sizes = numbers(run, "platform_cascades_of_size");
  for (auto [size, share] : {std::pair{1, 0.606531}, {2, 0.183940}, {3, 0.083674}})
    CHECK_THAT(sizes[static_cast<std::size_t>(size) - 1], WithinAbs(share, 4 * std::sqrt(share * (1 - share) / posts)));
  CHECK_THAT(numbers(run, "platform_cascade_mean")[0], WithinAbs(2, 4 * 2 / std::sqrt(posts) + 0.005));
  CHECK(numbers(run, "platform_reposts_per_post")[0] == numbers(run, "platform_cascade_mean")[0] - 1);
  std::vector<double> depth = numbers(run, "platform_repost_depth");
  CHECK_THAT(depth[0], WithinAbs(0.5, 0.01));
  CHECK_THAT(depth[1], WithinAbs(0.25, 0.01));
}

TEST_CASE("who is away passes nothing on", "[voices]") {
  Scenario scenario = board(100000, poisson, 0.1);
  double all = numbers(played(scenario), "platform_reposts_per_post")[0];
  scenario.population.segments[0].opens = 0.2;
  double some = numbers(played(scenario), "platform_reposts_per_post")[0];
  CHECK(all > 0.95);
  // those who post have it open: a fifth of the others, and 39 % of all post
  CHECK(some < 0.5 * all);
}

TEST_CASE("each hop lowers what is passed on", "[voices]") {
  Scenario scenario = board(100000, poisson, 0.1);
  scenario.platforms[0].posts.per_hop = 0.4;
  std::vector<double> depth = numbers(played(scenario), "platform_repost_depth");
  CHECK_THAT(depth[1] / depth[0], WithinAbs(0.5 * 0.4, 0.01));
  CHECK_THAT(depth[2] / depth[1], WithinAbs(0.5 * 0.16, 0.015));
  scenario.platforms[0].posts.per_hop = 0;
  CHECK(numbers(played(scenario), "platform_repost_depth")[0] == 1);
}

TEST_CASE("hubs make the tail of cascades heavy", "[voices]") {
  Network hubs{.kind = NetworkKind::Implicit,
               .degrees = DegreeKind::PowerLaw,
               .mean_degree = 10,
               .degree_exponent = 2.3,
               .max_degree = 2000};
  Recording heavy = played(board(200000, hubs, 0.012));
  double per_post = numbers(heavy, "platform_reposts_per_post")[0];
  REQUIRE(per_post > 0.15);
  // Borel's law with as many reposts a post: mu = r / (1 + r), P(size > 100) by its own sum.
  double mu = per_post / (1 + per_post), tail = 0;
  for (int n = 101; n < 4000; ++n) tail += std::exp(-mu * n + (n - 1) * std::log(mu * n) - std::lgamma(n + 1.0));
  double share = numbers(heavy, "platform_cascades_over_100")[0];
  CHECK(share > 1000 * tail);
  CHECK(share > 1e-4);
  CHECK(numbers(heavy, "platform_largest_cascade")[0] > 100);
}

#include "sim/users/rumour.hpp"

#include <bit>

#include "catch.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/network.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/users.hpp"
#include "rivalry/world.hpp"
#include "sim/users/spread.hpp"

using namespace rivalry;

namespace {

const Executor serial;

Spread rumour(double contacts, double seeds) {
  Spread spread;
  spread.name = "rumour";
  spread.rule = SpreadRule::Rumour;
  spread.contacts_per_day = contacts;
  spread.seed_agents = seeds;
  return spread;
}

SpreadState run(const Spread& spread, const Graph& graph, std::uint32_t replicate = 0,
                const Executor& executor = serial, double stifle = 1) {
  Random random(1, replicate);
  SpreadState state;
  begin(state, spread, graph, random);
  for (Day day{1}; !state.frontier.empty() && day.number < 20000; day = day + 1)
    rumour_a_day(state, spread, stifle, graph, random, day, executor);
  std::uint64_t bits = 0;
  for (std::uint64_t word : state.reached) bits += static_cast<std::uint64_t>(std::popcount(word));
  REQUIRE(bits == state.count);
  return state;
}

Graph graph_of(NetworkKind kind, std::uint32_t agents, double degree = 0) {
  Network network;
  network.kind = kind;
  network.mean_degree = degree;
  return Graph::build(network, agents, Random(1, 0), serial);
}

}  // namespace

TEST_CASE("a fifth never hears a rumour, whoever stops", "[signals]") {
  Graph town = graph_of(NetworkKind::Complete, 4000);
  for (bool both : {false, true}) {
    Spread spread = rumour(0.02, 1);
    spread.both_stop = both;
    double sum = 0;
    for (std::uint32_t r = 0; r < 40; ++r) sum += 1 - static_cast<double>(run(spread, town, r).count) / 4000;
    CHECK_THAT(sum / 40, WithinAbs(0.203188, 0.008));
  }
}

TEST_CASE("who stifles more hears less; who never stifles tells all", "[signals]") {
  Graph town = graph_of(NetworkKind::Complete, 2000);
  CHECK(run(rumour(0.5, 1), town, 0, serial, 1).count < run(rumour(0.5, 1), town, 0, serial, 0.3).count);
  Spread eager = rumour(0.5, 1);
  Random random(1, 0);
  SpreadState state;
  begin(state, eager, town, random);
  for (Day day{1}; day.number < 200; day = day + 1) rumour_a_day(state, eager, 0, town, random, day, serial);
  CHECK(state.count == 2000);
  CHECK(state.frontier.size() == 2000);
}

TEST_CASE("on a ring a rumour goes to neighbours alone", "[signals]") {
  Graph ring = graph_of(NetworkKind::Ring, 1000);
  SpreadState state = run(rumour(1, 1), ring);
  std::size_t edges = 0;  // of the stretch of those who know
  for (std::uint32_t a = 0; a < 1000; ++a) edges += is_reached(state, a) != is_reached(state, (a + 1) % 1000);
  CHECK(edges == 2);
  CHECK(state.count >= 2);
}

TEST_CASE("a rumour that nobody accepts stays with its seeds", "[signals]") {
  Graph graph = graph_of(NetworkKind::Implicit, 5000, 8);
  Spread spread = rumour(1, 50);
  spread.accept = 0;
  Random random(1, 0);
  SpreadState state;
  begin(state, spread, graph, random);
  for (Day day{1}; day.number < 50; day = day + 1) rumour_a_day(state, spread, 1, graph, random, day, serial);
  CHECK(state.count == 50);
}

TEST_CASE("a rumour is the same for any number of threads", "[signals]") {
  Graph graph = graph_of(NetworkKind::Implicit, 60000, 12);
  for (bool both : {false, true}) {
    Spread spread = rumour(0.8, 3000);
    spread.both_stop = both;
    spread.accept = 0.7;
    SpreadState one = run(spread, graph, 0, serial, 0.6);
    for (int threads : {2, 3, 8}) {
      SpreadState many = run(spread, graph, 0, {Workers::Threads, threads}, 0.6);
      CHECK(many.reached == one.reached);
      CHECK(many.count == one.count);
    }
    CHECK(one.count > 20000);
  }
}

namespace {

/// A town in which a rumour about a shop waits for the first post.
struct Town {
  Scenario scenario;
  World world{scenario, Random(1, 0)};
  Town() {
    world.today = Day{100};
    scenario.companies.push_back({.name = "shop"});
    Spread spread = rumour(0.5, 20);
    spread.about = "shop";
    spread.stifle = 0.2;
    spread.debunk = 4;
    scenario.spreads = {spread};
    world.users->graph = graph_of(NetworkKind::Complete, 3000);
    world.spreads.resize(1);
    world.signals->subjects = {{.party = {first_company}}};
  }
  std::uint64_t play(int days) {
    for (int d = 0; d < days; ++d, world.today = world.today + 1) advance_spreads(world, serial);
    return world.spreads[0].count;
  }
  std::int32_t noted(HappeningKind what) { return note(world.journal, {.day = world.today, .what = what}); }
};

}  // namespace

TEST_CASE("a rumour about a company begins with its first post, and a denial stifles it until it is falsified",
          "[signals]") {
  std::uint64_t heard[3] = {};
  for (int story = 0; story < 3; ++story) {
    Town town;
    CHECK(town.play(10) == 0);
    town.world.signals->subjects[0].rumour = town.noted(HappeningKind::Rumour);
    CHECK(town.play(1) == 20);
    if (story > 0) town.world.signals->subjects[0].denial = town.noted(HappeningKind::Denial);
    if (story > 1) town.world.signals->subjects[0].falsified = town.world.signals->subjects[0].denial;
    heard[story] = town.play(400);
  }
  CHECK(heard[0] > 2900);
  CHECK(heard[1] < 2600);
  CHECK(heard[2] == heard[0]);
}

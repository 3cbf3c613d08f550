// People who look at one another: opinions and herds.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "rivalry/games.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/herds.hpp"
#include "sim/signals/opinions.hpp"
#include "small_worlds.hpp"

using namespace rivalry;

namespace {

Opinions group(OpinionRule rule) {
  Opinions made{.name = "group", .rule = rule};
  made.members = {{"one", 1, 0.5, {{"two", 0.5}, {"three", 0.5}}},
                  {"two", 0, 0.2, {{"one", 1}}},
                  {"three", 0.5, 0.1, {{"two", 1}}}};
  return made;
}

struct Town {
  Scenario scenario;
  World world{scenario, Random(5, 0)};
  explicit Town(Scenario s) : scenario(std::move(s)) {
    begin_opinions(world);
    begin_herds(world);
  }
  void play(int days) {
    for (int d = 0; d < days; ++d) {
      update_opinions(world, Executor{});
      choose_in_herds(world, Executor{});
      world.today = world.today + 1;
    }
  }
};

Scenario with(const Opinions& opinions) {
  Scenario scenario;
  scenario.opinions = {opinions};
  return scenario;
}

}  // namespace

TEST_CASE("members agree on what their influence says", "[signals]") {
  Opinions degroot = group(OpinionRule::DeGroot);
  std::vector<double> weights = influences(degroot);
  double consensus = 0;
  for (std::size_t i = 0; i < 3; ++i) consensus += weights[i] * degroot.members[i].start;
  Town town(with(degroot));
  town.play(1);
  CHECK(town.world.signals->opinions[0] == std::vector<double>{1, 0, 0.5});  // the first day is as it began
  town.play(400);
  for (double x : town.world.signals->opinions[0]) CHECK_THAT(x, WithinAbs(consensus, 1e-12));
}

TEST_CASE("the stubborn end on the fixed point, and their influences sum to one", "[signals]") {
  Opinions stubborn = group(OpinionRule::FriedkinJohnsen);
  Town town(with(stubborn));
  town.play(400);
  std::vector<double> x = town.world.signals->opinions[0];
  CHECK_THAT(x[0], WithinAbs(0.5 * (x[1] + x[2]) / 2 + 0.5 * 1, 1e-12));
  CHECK_THAT(x[1], WithinAbs(0.8 * x[0], 1e-12));
  CHECK_THAT(x[2], WithinAbs(0.9 * x[1] + 0.1 * 0.5, 1e-12));
  std::vector<double> weights = influences(stubborn);
  CHECK_THAT(weights[0] + weights[1] + weights[2], WithinAbs(1, 1e-12));
  CHECK_THAT(weights[0] + weights[2] / 2, WithinAbs((x[0] + x[1] + x[2]) / 3, 1e-12));
}

TEST_CASE("those who move towards each other keep their mean, and never part", "[signals]") {
  Opinions crowd{.name = "crowd", .rule = OpinionRule::Deffuant, .people = 500, .tolerance = 0.3, .step = 0.4};
  Town town(with(crowd));
  std::vector<double> before = town.world.signals->opinions[0];
  town.play(300);
  std::vector<double> after = town.world.signals->opinions[0];
  auto mean = [](const std::vector<double>& x) {
    double sum = 0;
    for (double each : x) sum += each;
    return sum / static_cast<double>(x.size());
  };
  CHECK_THAT(mean(after), WithinAbs(mean(before), 1e-12));
  CHECK(*std::max_element(after.begin(), after.end()) <= *std::max_element(before.begin(), before.end()));
  CHECK(major_clusters(crowd, before) == 1);
}

TEST_CASE("clusters are counted if they have more than a twentieth of the people", "[signals]") {
  Opinions crowd{.rule = OpinionRule::Deffuant, .people = 100, .tolerance = 0.2};
  std::vector<double> x(50, 0.2);
  x.insert(x.end(), 45, 0.7);
  x.insert(x.end(), 5, 0.99);
  CHECK(major_clusters(crowd, x) == 2);
  x.back() = 0.45;
  x[60] = 0.98;
  x[61] = 0.97;
  CHECK(major_clusters(crowd, x) == 3);
}

TEST_CASE("herds fall into cascades as often as the theory has it, choice by choice", "[signals]") {
  for (double p : {0.55, 0.7, 0.9}) {
    Scenario scenario;
    scenario.herds = {{.name = "herd", .accuracy = p, .count = 100000}};
    Town town(std::move(scenario));
    for (int pairs = 1; pairs <= 5; ++pairs) {
      town.play(2);
      double none = math::pow(p - p * p, pairs);
      double right = p * (p + 1) * (1 - none) / (2 * (1 - p + p * p));
      const auto& cascade = town.world.signals->herds[0].cascade;
      auto share = [&](int which) {
        return static_cast<double>(std::count(cascade.begin(), cascade.end(), which)) / 100000;
      };
      CHECK_THAT(share(0), WithinAbs(none, 4 * std::sqrt(none * (1 - none) / 100000)));
      CHECK_THAT(share(1), WithinAbs(right, 4 * std::sqrt(right * (1 - right) / 100000)));
    }
  }
}

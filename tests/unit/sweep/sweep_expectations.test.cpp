// What a sweep file expects, held against the sweep.
#include <atomic>
#include <stdexcept>

#include "catch.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/random.hpp"
#include "sim/core/functions.hpp"
#include "sim/sweep/plan/rehearse.hpp"
#include "sim/sweep/sweep_file.hpp"

using namespace rivalry;

namespace {

const std::string published = std::string(SOURCE_DIR) + "/scenarios/published/";
const std::string one = "functions.slopes.terms.one.x", five = "functions.slopes.terms.five.x";

struct Played {
  Sweep sweep;
  Dataset result;
};

Played played(const std::string& design, std::vector<Parameter> parameters, std::vector<Override> overrides = {},
              std::int32_t replicates = 1) {
  SweepAsk ask;
  ask.scenario = published + "u1-functions.yaml";
  ask.overrides = std::move(overrides);
  ask.parameters = std::move(parameters);
  ask.design = parse_design(design);
  ask.replicates = replicates;
  Sweep sweep = make_sweep(std::move(ask));
  std::atomic<bool> stop = false;
  auto result = rehearse(sweep, 2, stop, [](const RunProgress&) {});
  REQUIRE(result);
  return {std::move(sweep), std::move(*result)};
}

Finding found(const Played& of, const SweepExpectation& expect) {
  return hold_against(of.sweep, {expect}, of.result)[0];
}

}  // namespace

TEST_CASE("effects of a linear function are its slopes, and a wrong number is not met", "[sweep]") {
  Played walks = played("morris:5", {parameter_of(one, "0..1"), parameter_of(five, "0..2")});
  SweepExpectation expect{"a", Expected::MuStar, five, "slopes.value", 0, 10, 1e-9, "", ""};  // over its whole range
  CHECK(found(walks, expect).pass);
  expect.value = 9.9;
  CHECK_FALSE(found(walks, expect).pass);
  CHECK(*found(walks, expect).got == Catch::Detail::Approx(10));
}

TEST_CASE("an expectation that does not fit its sweep is told", "[sweep]") {
  Played grid = played("grid", {parameter_of(one, "0..1:3")});
  SweepExpectation expect{"a", Expected::First, one, "slopes.value", 0, 0, 0, "", ""};
  CHECK_THROWS_AS(found(grid, expect), std::invalid_argument);
  expect.what = Expected::Sigma;
  CHECK_THROWS_AS(found(grid, expect), std::invalid_argument);
  expect.what = Expected::Point;
  CHECK(found(grid, expect).pass);
  expect.point = 3;
  CHECK_THROWS_AS(found(grid, expect), std::invalid_argument);
  expect.point = 0, expect.key = five;
  CHECK_THROWS_AS(found(grid, expect), std::invalid_argument);
  expect.what = Expected::Mean, expect.of = "no.such";
  CHECK_THROWS_AS(found(grid, expect), std::invalid_argument);
}

TEST_CASE("mean and variance are over the points, strata over the span", "[sweep]") {
  Played grid =
      played("grid", {parameter_of(one, "0..1:3")}, {{five, "0"}, {"functions.slopes.terms.minus_three.x", "0"}});
  SweepExpectation expect{"a", Expected::Mean, "", "slopes.value", 0, 0.5, 0, "", ""};
  CHECK(found(grid, expect).pass);
  expect.what = Expected::Variance, expect.value = 0.25;
  CHECK(found(grid, expect).pass);
  expect.what = Expected::Strata, expect.key = one, expect.value = 3;
  CHECK(found(grid, expect).pass);
  Played lopsided = played("zip", {parameter_of(one, "0..1:4"), parameter_of(five, "0,0.1,0.2,1")});
  CHECK_THROWS_AS(found(lopsided, {"a", Expected::Strata, five, "", 0, 4, 0, "", ""}), std::invalid_argument);
}

TEST_CASE("of several replicates the mean counts", "[sweep]") {
  Played twice =
      played("grid", {parameter_of("functions.f.draws", "3,4")}, {{"functions.f", "{kind: extremes, draws: 2}"}}, 2);
  std::vector<double> means = mean_by_point(twice.result, "f.value");
  REQUIRE(means.size() == 2);
  for (std::size_t point = 0; point < 2; ++point) {
    ResolvedScenario there = twice.sweep.at(point);
    double sum = 0;
    for (std::uint32_t replicate : {0u, 1u}) {
      Scenario scenario = there.draw(replicate);
      sum += value_of(scenario.functions.back(), static_cast<std::uint32_t>(scenario.functions.size() - 1),
                      Random(scenario.seed, replicate));
    }
    CHECK(means[point] == sum / 2);
  }
}

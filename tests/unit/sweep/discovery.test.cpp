#include "sim/sweep/analysis/discovery.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "rivalry/random.hpp"

using namespace rivalry;

namespace {

/// Uniform numbers x1, x2, x3 in (0, 1) and a choice of three.
std::vector<CaseColumn> columns_of(std::uint32_t cases) {
  Random random(5, 0);
  std::vector<CaseColumn> columns = {
      {"x1", "1", {}, {}}, {"x2", "1", {}, {}}, {"x3", "1", {}, {}}, {"how", "", {}, {"low", "base", "high"}}};
  for (std::uint32_t i = 0; i < cases; ++i)
    for (std::uint32_t c = 0; c < 4; ++c) {
      double u = random.uniform(Purpose::Design, 0, i, c);
      columns[c].values.push_back(c == 3 ? std::floor(3 * u) : u);
    }
  return columns;
}

const BoxLimit* limit_of(const DiscoveryBox& box, std::size_t column) {
  for (const BoxLimit& limit : box.limits)
    if (limit.column == column) return &limit;
  return nullptr;
}

}  // namespace

TEST_CASE("the box in which it happens is found, and nothing else is limited") {
  auto columns = columns_of(2000);
  std::vector<bool> hit;
  for (std::size_t i = 0; i < 2000; ++i)
    hit.push_back(columns[0].values[i] > 0.6 && columns[1].values[i] < 0.5 && columns[3].values[i] != 1);
  Discovery found = discover(columns, hit);
  CHECK(found.chosen.density > 0.9);
  CHECK(found.chosen.coverage > 0.9);
  REQUIRE(limit_of(found.chosen, 0) != nullptr);
  CHECK(limit_of(found.chosen, 0)->low == Approx(0.6).margin(0.04));
  CHECK(limit_of(found.chosen, 0)->high == std::numeric_limits<double>::infinity());
  REQUIRE(limit_of(found.chosen, 1) != nullptr);
  CHECK(limit_of(found.chosen, 1)->high == Approx(0.5).margin(0.04));
  CHECK(limit_of(found.chosen, 2) == nullptr);
  REQUIRE(limit_of(found.chosen, 3) != nullptr);
  CHECK(limit_of(found.chosen, 3)->allowed == std::vector<bool>{true, false, true});
  for (const BoxLimit& limit : found.chosen.limits) CHECK(limit.quasi_p < 1e-6);
  CHECK(found.peeled.front().density == Approx(found.hits / 2000.0));
  CHECK(found.peeled.front().limits.empty());
  for (const DiscoveryBox& box : found.peeled) CHECK(box.mass >= 0.05);
}

TEST_CASE("density rises and coverage falls as a box is peeled") {
  auto columns = columns_of(500);
  std::vector<bool> hit;
  Random random(6, 0);
  for (std::uint32_t i = 0; i < 500; ++i)
    hit.push_back(random.uniform(Purpose::Design, 9, i, 0) < columns[0].values[i] * columns[1].values[i]);
  Discovery found = discover(columns, hit);
  for (std::size_t i = 1; i < found.peeled.size(); ++i) {
    CHECK(found.peeled[i].density > found.peeled[i - 1].density);
    CHECK(found.peeled[i].coverage <= found.peeled[i - 1].coverage);
  }
  CHECK(found.chosen.density > 2 * found.peeled.front().density * 0.7);
}

TEST_CASE("of a grid, all cases with one value are given up together") {
  CaseColumn amount{"amount", "USD", {}, {}}, noise{"noise", "1", {}, {}};
  std::vector<bool> hit;
  Random random(7, 0);
  for (std::uint32_t i = 0; i < 400; ++i) {
    amount.values.push_back(i % 4);
    noise.values.push_back(random.uniform(Purpose::Design, 0, i, 0));
    hit.push_back(i % 4 >= 2);
  }
  Discovery found = discover({amount, noise}, hit);
  CHECK(found.chosen.coverage == 1);
  CHECK(found.chosen.density == 1);
  REQUIRE(found.chosen.limits.size() == 1);
  CHECK(found.chosen.limits[0].low == 2);
}

TEST_CASE("a limit that is not there by more than chance is dropped") {
  CaseColumn noise{"noise", "1", {}, {}};
  std::vector<bool> hit;
  Random random(8, 0);
  for (std::uint32_t i = 0; i < 40; ++i) {
    noise.values.push_back(random.uniform(Purpose::Design, 0, i, 0));
    hit.push_back(i % 2 == 0);
  }
  CHECK(discover({noise}, hit).chosen.limits.empty());
}

TEST_CASE("quasi-p-values are binomial") {
  // 10 of 20 cases hit, all of them the 10 with x = 1: P[Bin(10, 1/2) >= 10] = 2^-10
  CaseColumn x{"x", "1", {}, {}};
  std::vector<bool> hit;
  for (int i = 0; i < 20; ++i) x.values.push_back(i % 2), hit.push_back(i % 2 == 1);
  Discovery found = discover({x}, hit);
  REQUIRE(found.chosen.limits.size() == 1);
  CHECK(found.chosen.limits[0].quasi_p == Approx(std::pow(0.5, 10)));
}

TEST_CASE("what always or never happens has no corner") {
  CaseColumn x{"x", "1", {1, 2, 3}, {}};
  CHECK_THROWS_AS(discover({x}, {true, true, true}), std::invalid_argument);
  CHECK_THROWS_AS(discover({x}, {false, false, false}), std::invalid_argument);
}

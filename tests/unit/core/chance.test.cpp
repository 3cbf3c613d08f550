#include "sim/core/chance.hpp"

#include <bit>
#include <cmath>
#include <map>

#include "catch.hpp"

using namespace rivalry;

namespace {
const Random random_numbers(11, 0);

std::uint64_t asked_of(double probability, std::uint32_t village, std::uint64_t asked = ~std::uint64_t{0}) {
  return yes_below(as_threshold(probability), asked, VillageBits(random_numbers, Purpose::Open, 1, village, 5));
}

std::map<std::uint32_t, double> points(double ceiling, std::uint32_t block) {
  std::map<std::uint32_t, double> lowest;
  points_below(ceiling, 8192, random_numbers, Purpose::Join, 1, block, 5, [&](std::uint32_t user, double height) {
    auto [place, is_new] = lowest.emplace(user, height);
    if (!is_new) place->second = std::min(place->second, height);
  });
  return lowest;
}
}  // namespace

TEST_CASE("as many say yes as the probability has it") {
  auto p = GENERATE(0.001, 0.02, 0.3, 0.5, 0.97);
  double yes = 0;
  const std::uint32_t villages = 20000;
  for (std::uint32_t v = 0; v < villages; ++v) yes += std::popcount(asked_of(p, v));
  double people = 64.0 * villages;
  CHECK_THAT(yes / people, WithinAbs(p, 4.5 * std::sqrt(p * (1 - p) / people)));
}

TEST_CASE("a user's answer depends on nobody else, and a higher probability takes no yes away") {
  for (std::uint32_t v = 0; v < 500; ++v) {
    std::uint64_t all = asked_of(0.3, v);
    CHECK(asked_of(0.3, v, 0x00FF00FF00FF00FF) == (all & 0x00FF00FF00FF00FF));
    CHECK((all & ~asked_of(0.31, v)) == 0);
  }
  CHECK(asked_of(0, 1) == 0);
}

TEST_CASE("a user acts with probability 1 - exp(-hazard)") {
  auto hazard = GENERATE(0.0001, 0.003, 0.2, 3.0);
  double acted = 0;
  const std::uint32_t blocks = 40;
  for (std::uint32_t block = 0; block < blocks; ++block) acted += static_cast<double>(points(hazard, block).size());
  double people = 8192.0 * blocks, p = 1 - std::exp(-hazard);
  CHECK_THAT(acted / people, WithinAbs(p, 4.5 * std::sqrt(p * (1 - p) / people)));
}

TEST_CASE("the points below a low ceiling are the same ones below a high ceiling") {
  std::map<std::uint32_t, double> low = points(0.01, 3), high = points(0.5, 3);
  for (const auto& [user, height] : low) CHECK(high.at(user) == height);
  std::size_t below = 0;
  for (const auto& [user, height] : high) below += height < 0.01;
  CHECK(below == low.size());
}

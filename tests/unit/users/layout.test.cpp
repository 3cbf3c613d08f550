#include "sim/users/layout.hpp"

#include <algorithm>
#include <numeric>

#include "catch.hpp"

using namespace rivalry;

namespace {
std::vector<Segment> segments() {
  Segment rare, often;
  rare.name = "rare", rare.share = 0.57, rare.opens = 0.1;
  often.name = "often", often.share = 0.43, often.opens = 0.6;
  return {rare, often};
}
}  // namespace

TEST_CASE("shares are cut by largest remainder and lose nothing") {
  CHECK(apportion({0.57, 0.337, 0.093}, 1000) == std::vector<std::uint32_t>{570, 337, 93});
  CHECK(apportion({0.5, 0.5}, 3) == std::vector<std::uint32_t>{2, 1});
  auto total = GENERATE(1u, 7u, 64u, 15625u);
  std::vector<std::uint32_t> parts = apportion({0.574, 0.333, 0.093}, total);
  CHECK(std::accumulate(parts.begin(), parts.end(), 0u) == total);
}

TEST_CASE("segments have their share of the villages, in every stretch of them") {
  Layout layout(segments(), 15625);
  auto rare_among = [&](std::uint32_t first, std::uint32_t number) {
    double rare = 0;
    for (std::uint32_t v = first; v < first + number; ++v) rare += layout.segment(v) == 0;
    return rare / number;
  };
  CHECK_THAT(rare_among(0, 15625), WithinAbs(0.57, 1e-4));
  for (std::uint32_t first : {0u, 128u, 1000u, 15000u}) CHECK_THAT(rare_among(first, 128), WithinAbs(0.57, 0.03));
}

TEST_CASE("temperaments are the quantiles of their segment, each once") {
  Layout layout(segments(), 1000);
  std::vector<double> rare;
  for (std::uint32_t v = 0; v < 1000; ++v)
    if (layout.segment(v) == 0) rare.push_back(layout.temperament(v));
  std::sort(rare.begin(), rare.end());
  for (std::size_t i = 0; i < rare.size(); ++i)
    CHECK_THAT(rare[i], WithinAbs((static_cast<double>(i) + 0.5) / static_cast<double>(rare.size()), 1e-12));
}

TEST_CASE("those who open more readily are the keener, whatever the order in the file") {
  std::vector<Segment> turned = segments();
  std::swap(turned[0], turned[1]);
  Layout layout(turned, 1000);
  for (std::uint32_t v = 0; v < 1000; ++v) CHECK((layout.segment(v) == 0) == (layout.keenness(v) > 0.57));
}

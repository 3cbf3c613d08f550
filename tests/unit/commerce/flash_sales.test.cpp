// The rush: who is served when there are too few.
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "sim/commerce/flash_sales/rush.hpp"

using namespace rivalry;

namespace {

std::vector<Arrival> rush(std::uint32_t agents, double mean_seconds, std::uint32_t sale) {
  Random random(1, 0);
  std::vector<Arrival> all;
  for (std::uint32_t agent = 0; agent < agents; ++agent) {
    Words w = random.words(Purpose::Arrive, 0, agent, sale);
    all.push_back({-mean_seconds * math::log(unit(w[0], w[1])), unit(w[2]), agent});
  }
  return all;
}

std::int64_t units_served(const std::vector<Arrival>& arrivals) {
  std::int64_t units = 0;
  for (const Arrival& arrival : arrivals) units += arrival.served;
  return units;
}

}  // namespace

TEST_CASE("the first to come are the first to be served") {
  std::vector<Arrival> all = {{5, 0.1, 0}, {1, 0.9, 1}, {3, 0.5, 2}};
  auto gone = serve(all, SaleRule::Queue, 15, 10, 0);
  CHECK(all[0].agent == 1);
  CHECK(all[0].served == 10);
  CHECK(all[1].served == 5);
  CHECK(all[2].served == 0);
  CHECK(gone == 3.0);
}

TEST_CASE("in a lottery it does not matter who comes first") {
  std::vector<Arrival> all = {{5, 0.1, 0}, {1, 0.9, 1}, {3, 0.5, 2}};
  auto gone = serve(all, SaleRule::Lottery, 15, 10, 0);
  CHECK(all[0].agent == 0);
  CHECK(all[1].agent == 2);
  CHECK(all[1].served == 5);
  CHECK_FALSE(gone);
}

TEST_CASE("equals are served by number") {
  std::vector<Arrival> all = {{1, 0.5, 9}, {1, 0.5, 3}};
  serve(all, SaleRule::Queue, 1, 1, 0);
  CHECK(all[0].agent == 3);
  CHECK(all[0].served == 1);
}

TEST_CASE("the site's limit tells how long it takes: 100,000 phones at 1,163 a second are gone in 86 seconds") {
  std::vector<Arrival> all = rush(20000, 0.001, 1);
  auto gone = serve(all, SaleRule::Queue, 100000, 10, 100000 / 86.0);
  CHECK(*gone == Approx(86).margin(0.01));
}

TEST_CASE("a slow rush waits for nobody: the last unit goes when the last buyer comes") {
  std::vector<Arrival> all = rush(1000, 100, 3);
  auto gone = serve(all, SaleRule::Queue, 500, 1, 0);
  CHECK(*gone == all[499].seconds);
  CHECK(*gone == Approx(100 * std::log(2)).epsilon(0.15));
}

TEST_CASE("units that are left are not sold out") {
  std::vector<Arrival> all = rush(10, 1, 3);
  CHECK_FALSE(serve(all, SaleRule::Queue, 11, 1, 5));
  CHECK(units_served(all) == 10);
  CHECK(serve(all, SaleRule::Queue, 10, 1, 5));
}

TEST_CASE("nobody comes") {
  std::vector<Arrival> none;
  CHECK_FALSE(serve(none, SaleRule::Queue, 5, 1, 1));
}

TEST_CASE("whoever comes, never a unit too many and none kept back") {
  rc::check([] {
    auto agents = *rc::gen::inRange<std::uint32_t>(0, 200);
    auto units = *rc::gen::inRange<std::int64_t>(1, 2000);
    auto per_agent = *rc::gen::inRange<std::int64_t>(1, 30);
    auto rule = *rc::gen::element(SaleRule::Queue, SaleRule::Lottery);
    auto limit = *rc::gen::element(0.0, 0.5, 100.0);
    std::vector<Arrival> all = rush(agents, 10, static_cast<std::uint32_t>(units));
    auto gone = serve(all, rule, units, per_agent, limit);
    RC_ASSERT(units_served(all) == std::min<std::int64_t>(units, agents * per_agent));
    RC_ASSERT(std::ranges::all_of(all, [&](const Arrival& a) { return a.served >= 0 && a.served <= per_agent; }));
    if (gone && limit > 0) RC_ASSERT(*gone * limit >= static_cast<double>(units) * (1 - 1e-12));
    RC_ASSERT(std::ranges::is_sorted(all, std::greater<>(), &Arrival::served));
  });
}

TEST_CASE("by lot, everybody has the chance units / people: 50,000 for 1.3 million are 3.846 %") {
  constexpr int sales = 400;
  int won = 0;
  for (std::uint32_t sale = 0; sale < sales; ++sale) {
    std::vector<Arrival> all = rush(130, 30, sale);
    serve(all, sale % 2 ? SaleRule::Queue : SaleRule::Lottery, 5, 1, 0);
    for (const Arrival& arrival : all) won += arrival.agent < 26 ? static_cast<int>(arrival.served) : 0;
  }
  double expected = sales * 26 * 5 / 130.0;
  CHECK(std::abs(won - expected) < 4 * std::sqrt(expected));
}

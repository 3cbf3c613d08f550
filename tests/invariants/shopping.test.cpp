// Whatever the shops: no cent appears or vanishes, threads do not matter, and what a change cannot reach stays the
// same.
#include <rapidcheck.h>

#include <numeric>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "sim/commerce/split.hpp"
#include "small_shops.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {

double share_of_100() { return *rc::gen::inRange(0, 101) / 100.0; }

Shop any_shop(int number) {
  Shop made =
      shop(("shop" + std::to_string(number)).c_str(), *rc::gen::inRange(-20, 20) / 10.0, *rc::gen::inRange(1, 30000));
  made.company = *rc::gen::element<std::string>("bazaar", "network", "");
  made.platform = *rc::gen::element<std::string>("", "weibo", "qq");
  made.nest = *rc::gen::element<std::string>("", "nest");
  made.basket_spread = share_of_100();
  made.orders = *rc::gen::inRange(1, 5);
  made.take_rate = share_of_100() * 0.9;
  made.returns = share_of_100() * 0.5;
  made.return_days = *rc::gen::inRange(1, 12);
  if (!made.company.empty()) made.subsidy = share_of_100() * 0.9, made.goods = share_of_100();
  made.kickbacks = {{.platform = "weibo", .share = share_of_100()}};
  if (*rc::gen::arbitrary<bool>()) made.accepts = {{.rail = "card", .eases = 0.3}, {.rail = "wallet"}};
  made.links = {{.platform = "qq", .bonus = 1, .linked = share_of_100(), .links = 0.01}};
  return made;
}

Scenario any_market() {
  std::vector<Shop> shops;
  for (int i = *rc::gen::inRange(1, 6); i > 0; --i) shops.push_back(any_shop(i));
  Scenario scenario = market(3000, "2000-02-10", shops);
  scenario.population.segments = {{.name = "poor", .share = 0.4, .budget = 100},
                                  {.name = "rich", .share = 0.6, .budget = 3000}};
  scenario.platforms = {club(scenario, "weibo", 2000), club(scenario, "qq", 1500)};
  scenario.platforms[0].sleep = 0.01;
  scenario.companies[0].cash = *rc::gen::inRange(0, 100000);
  scenario.shopping = {.price_sensitivity = 1, .loyalty = 2, .nests = {{.name = "nest", .dissimilarity = 0.5}}};
  scenario.rails = {{.name = "card", .company = "network", .fee = 0.01, .users = 0.5},
                    {.name = "wallet", .fee = 0.1, .users = 0.2, .grows = 0.01}};
  return scenario;
}

void bring(World& world) {
  for (std::uint32_t agent = 0; agent < 30; ++agent)
    world.shopping->brought.push_back({.agent = agent * 7,
                                       .shop = static_cast<std::uint16_t>(agent % world.scenario.shops.size()),
                                       .platform = static_cast<std::int32_t>(agent % 3) - 1});
}

bool same_world(const World& a, const World& b) {
  for (std::uint32_t agent = 0; agent < a.users->agents; ++agent)
    if (a.purses->cash[agent] != b.purses->cash[agent] || a.shopping->chosen[agent] != b.shopping->chosen[agent])
      return false;
  for (std::uint32_t party = 0; party < a.books->ledger.parties(); ++party)
    if (a.books->ledger.cash({party}) != b.books->ledger.cash({party})) return false;
  return true;
}

}  // namespace

TEST_CASE("parts of any amount add up, and none is a cent from its rate") {
  CHECK(rc::check("split", [] {
    auto amount = *rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 50);
    std::vector<double> rates;
    double left = 1;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) left -= rates.emplace_back(left * share_of_100());
    std::vector<std::int64_t> parts = split(amount, rates);
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == amount);
    for (std::size_t i = 0; i < rates.size(); ++i)
      RC_ASSERT(std::abs(static_cast<double>(parts[i]) - static_cast<double>(amount) * rates[i]) <= 1.001);
  }));
}

TEST_CASE("no cent appears or vanishes in any shop") {
  CHECK(rc::check("markets", [] {
    Scenario scenario = any_market();
    World world = lived(scenario, [](World& tonight) {
      std::int64_t purses = 0;
      for (std::int64_t each : tonight.purses->cash.all()) {
        RC_ASSERT(each >= 0);
        purses += each;
      }
      RC_ASSERT(purses == tonight.purses->filled - tonight.purses->spent);
      RC_ASSERT(purses + tonight.shopping->to_return == tonight.books->ledger.cash(people));
      bring(tonight);
    });
    for (const ShopState& shop : world.shopping->shops) {
      RC_ASSERT(shop.total.sold == shop.total.take + shop.total.fee + shop.total.merchants);
      RC_ASSERT(shop.total.sold >= 0);
      RC_ASSERT(shop.total.take >= 0);
    }
  }));
}

TEST_CASE("shopping is the same on any number of threads") {
  CHECK(rc::check("threads", [] {
    Scenario scenario = any_market();
    scenario.population.people = 30000;
    World one = lived(scenario, bring);
    for (int threads : {2, 3, 8}) RC_ASSERT(same_world(one, lived(scenario, bring, {Workers::Threads, threads})));
  }));
}

TEST_CASE("a shop that nobody can enter changes nothing") {
  CHECK(rc::check("closed shop", [] {
    Scenario scenario = any_market();
    World before = lived(scenario);
    scenario.platforms.push_back(club(scenario, "nobody", 0));
    Shop closed = shop("closed", 5);
    closed.platform = "nobody";
    scenario.shops.push_back(closed);
    RC_ASSERT(same_world(before, lived(scenario)));
  }));
}

TEST_CASE("a dearer link changes nobody who cannot use it") {
  Scenario scenario = market(30000, "2000-03-01", {shop("a", 0), shop("b", 0)});
  scenario.shopping.loyalty = 1;
  scenario.platforms = {club(scenario, "wechat", 10000)};
  scenario.shops[0].links = {{.platform = "wechat", .bonus = 0, .linked = 0.5}};
  World before = lived(scenario);
  scenario.shops[0].links[0].bonus = 2;
  World after = lived(scenario);
  std::uint32_t differ = 0;
  for (std::uint32_t agent = 0; agent < before.users->agents; ++agent) {
    bool member = before.users->platforms[0].villages[agent / 64].active() >> agent % 64 & 1;
    bool same = before.shopping->chosen[agent] == after.shopping->chosen[agent];
    differ += !same;
    if (!member) REQUIRE(same);
  }
  CHECK(differ > 1000);
}

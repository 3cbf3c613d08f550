// People choose among shops as the nested logit says, pay from their purses, and everybody gets his part to the cent.
#include <cmath>
#include <numeric>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/shopping.hpp"
#include "sim/commerce/baskets.hpp"
#include "sim/commerce/shop_choice.hpp"
#include "sim/commerce/split.hpp"
#include "small_shops.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double standard_error(double p, double n) { return std::sqrt(p * (1 - p) / n); }

/// Share of all who chose each shop in the first week, nothing first.
std::vector<double> shares(const Scenario& scenario) {
  World world = lived(scenario);
  std::vector<double> counts(scenario.shops.size() + 1);
  for (std::uint32_t agent = 0; agent < world.users->agents; ++agent) ++counts[world.shopping->chosen[agent] & 15u];
  for (double& count : counts) count /= world.users->agents;
  return counts;
}

}  // namespace

TEST_CASE("parts add up, and cents left over go to those who lost most by rounding") {
  const double rates[] = {0.05, 0.006};
  CHECK(split(1000, rates) == std::vector<std::int64_t>{50, 6, 944});
  CHECK(split(99, rates) == std::vector<std::int64_t>{5, 1, 93});
  CHECK(split(10, rates) == std::vector<std::int64_t>{1, 0, 9});
  CHECK(split(0, rates) == std::vector<std::int64_t>{0, 0, 0});
  const double all[] = {0.29, 0.71};
  CHECK(split(100, all) == std::vector<std::int64_t>{29, 71, 0});
  const double too_much[] = {0.6, 0.5};
  CHECK_THROWS(split(100, too_much));
  CHECK_THROWS(split(-1, rates));
}

TEST_CASE("baskets have the mean and nearly the spread of their law") {
  std::vector<double> sizes = sizes_of_baskets(0.9);
  double mean = std::accumulate(sizes.begin(), sizes.end(), 0.0) / static_cast<double>(sizes.size());
  CHECK_THAT(mean, WithinAbs(1, 1e-12));
  CHECK(std::is_sorted(sizes.begin(), sizes.end()));
  CHECK_THAT(sizes[sizes.size() / 2], WithinRel(math::exp(-0.9 * 0.9 / 2), 0.01));
  double square = 0;
  for (double size : sizes) square += size * size / static_cast<double>(sizes.size());
  CHECK_THAT(square, WithinRel(math::exp(0.9 * 0.9), 0.05));
}

TEST_CASE("shops in a nest share its customers as the nested logit says") {
  Scenario scenario = market(200000, "2000-01-07", {shop("bus", 0.3), shop("blue_bus", 0), shop("car", 0.5)});
  scenario.shopping.nests = {{.name = "buses", .dissimilarity = 0.4}};
  scenario.shops[0].nest = scenario.shops[1].nest = "buses";
  double bus = std::exp(0.3 / 0.4), blue = 1, both = std::pow(bus + blue, 0.4), car = std::exp(0.5);
  double all = 1 + both + car;
  std::vector<double> expected = {1 / all, both / all * bus / (bus + blue), both / all * blue / (bus + blue),
                                  car / all};
  std::vector<double> chosen = shares(scenario);
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK_THAT(chosen[i], WithinAbs(expected[i], 4 * standard_error(expected[i], 200000)));
}

TEST_CASE("the same shop under two names wins nothing") {
  Scenario one = market(200000, "2000-01-07", {shop("bus", 0), shop("car", 0)});
  Scenario two = market(200000, "2000-01-07", {shop("bus", 0), shop("car", 0), shop("blue_bus", 0)});
  two.shopping.nests = {{.name = "buses", .dissimilarity = 0.001}};
  two.shops[0].nest = two.shops[2].nest = "buses";
  double error = 4 * standard_error(1.0 / 3, 200000);
  CHECK_THAT(shares(one)[2], WithinAbs(1.0 / 3, error));
  CHECK_THAT(shares(two)[2], WithinAbs(1.0 / 3, error));
}

TEST_CASE("prices and what merchants add to them make a shop appeal less") {
  Scenario scenario = market(200000, "2000-01-07", {shop("dear", 0), shop("cheap", 0)});
  scenario.shopping.price_sensitivity = 2;
  scenario.shops[0].price = 1.2;
  scenario.shops[0].take_rate = 0.1;
  scenario.shops[0].passed_on = 0.5;
  scenario.shops[1].subsidy = 0.1;
  double dear = std::pow(1.2 / 0.95, -2), cheap = std::pow(0.9, -2), all = 1 + dear + cheap;
  std::vector<double> chosen = shares(scenario);
  CHECK_THAT(chosen[1], WithinAbs(dear / all, 4 * standard_error(dear / all, 200000)));
  CHECK_THAT(chosen[2], WithinAbs(cheap / all, 4 * standard_error(cheap / all, 200000)));
}

TEST_CASE("habit counts the last eight weeks, the latest most") {
  Scenario scenario = market(64 * 7 * 200, "2000-01-07", {shop("a", -1), shop("b", -1)});
  scenario.shopping.loyalty = 3;
  scenario.shopping.remembers = 0.7;
  World world = lived(scenario);
  double norm = (1 - std::pow(0.7, 8)) / (1 - 0.7);
  auto check = [&](std::uint32_t chosen, double habit_a, double habit_b) {
    for (std::uint32_t agent = 0; agent < world.users->agents; ++agent) world.shopping->chosen[agent] = chosen;
    ChoiceDay day(world, world.today);
    double a = 0, n = 0;
    for (std::uint32_t village = 0; village < world.users->villages; ++village) {
      Choices choices;
      day.choose(village, ~std::uint64_t{0}, day.ways(village, ~std::uint64_t{0}), choices);
      for (std::uint8_t choice : choices.shop) a += choice == 1, ++n;
    }
    double weight_a = std::exp(-1 + 3 * habit_a), weight_b = std::exp(-1 + 3 * habit_b);
    double expected = weight_a / (1 + weight_a + weight_b);
    CHECK_THAT(a / n, WithinAbs(expected, 4 * standard_error(expected, n)));
  };
  check(0, 0, 0);
  check(0x11111111u, 1, 0);
  check(0x00000001u, 1 / norm, 0);
  check(0x00002100u, std::pow(0.7, 2) / norm, std::pow(0.7, 3) / norm);
  check(0x10000000u, std::pow(0.7, 7) / norm, 0);
  check(0x21212121u, (1 + std::pow(.7, 2) + std::pow(.7, 4) + std::pow(.7, 6)) / norm,
        (.7 + std::pow(.7, 3) + std::pow(.7, 5) + std::pow(.7, 7)) / norm);
}

TEST_CASE("nobody shops where he is no member, or cannot pay") {
  Scenario scenario = market(50000, "2000-01-14", {shop("club", 3), shop("cash_only", 3), shop("open", 0)});
  scenario.platforms = {club(scenario, "members", 0)};
  scenario.shops[0].platform = "members";
  scenario.rails = {{.name = "rare", .users = 0.02}};
  scenario.shops[1].accepts = {{.rail = "rare"}};
  scenario.outputs.record = {"shop_customers"};
  std::vector<double> customers = numbers(played(scenario), "shop_customers");
  std::size_t last = customers.size() - 3;
  CHECK(customers[last] == 0);
  double p = 0.02 * std::exp(3) / (2 + std::exp(3));
  CHECK_THAT(customers[last + 1] / 50000, WithinAbs(p, 4 * standard_error(p, 50000)));
  CHECK(customers[last + 2] > 0);
}

TEST_CASE("a link, an easy payment and an interest are worth their bonus to who has them") {
  Scenario scenario = market(200000, "2000-01-07", {shop("shop", -1)});
  scenario.platforms = {club(scenario, "wechat", 200000)};
  scenario.interests = {{.name = "phones", .share = 0.5}};
  scenario.rails = {{.name = "easy", .users = 0.4}, {.name = "cash", .users = 1}};
  scenario.shops[0].links = {{.platform = "wechat", .bonus = 1.2, .linked = 0.3}};
  scenario.shops[0].accepts = {{.rail = "cash"}, {.rail = "easy", .eases = 0.7}};
  scenario.shops[0].serves = {{.interest = "phones", .appeal = 0.5}};
  double expected = 0;
  for (int linked : {0, 1})
    for (int easy : {0, 1})
      for (int phones : {0, 1}) {
        double v = std::exp(-1 + 1.2 * linked + 0.7 * easy + 0.5 * phones);
        expected += (linked ? 0.3 : 0.7) * (easy ? 0.4 : 0.6) * 0.5 * v / (1 + v);
      }
  CHECK_THAT(shares(scenario)[1], WithinAbs(expected, 4 * standard_error(expected, 200000)));
}

TEST_CASE("sales are people times probability times orders times basket") {
  Scenario scenario = market(100000, "2000-03-24", {shop("shop", -0.5, 12000)});
  scenario.population.people_per_agent = 2;
  scenario.shops[0].basket_spread = 0.8;
  scenario.shops[0].orders = 3;
  World world = lived(scenario);
  double p = std::exp(-0.5) / (1 + std::exp(-0.5)), weeks = 12, n = 50000 * weeks;
  double mean = 36000 * 2, square = mean * mean * std::exp(0.8 * 0.8);
  double error = std::sqrt(n * (p * square - p * p * mean * mean));
  CHECK_THAT(static_cast<double>(world.shopping->shops[0].total.sold), WithinAbs(n * p * mean, 4 * error));
}

TEST_CASE("every part of a day's sales is in the ledger, to the cent") {
  Scenario scenario = market(6400, "2000-01-20", {shop("shop", 0, 12345)});
  scenario.platforms = {club(scenario, "weibo", 6400)};
  scenario.rails = {{.name = "card", .company = "network", .fee = 0.013, .users = 1}};
  Shop& params = scenario.shops[0];
  params.basket_spread = 1;
  params.kickbacks = {{.platform = "weibo", .share = 0.3}};
  params.accepts = {{.rail = "card"}};
  params.subsidy = 0.07;
  params.goods = 0.01;
  params.returns = 0.1;
  params.return_days = 3;
  std::int64_t take = 0, fee = 0, kickback = 0, subsidy = 0, goods = 0, paid = 0, refunds = 0;
  World world = lived(scenario, [&](World& tonight) {
    for (std::uint32_t agent = 0; agent < 50; ++agent)
      tonight.shopping->brought.push_back({.agent = agent * 3, .shop = 0, .platform = 0});
    const Ledger& ledger = tonight.books->ledger;
    PartyId bazaar = tonight.firms->company(0), network = tonight.firms->company(1);
    take = ledger.cash_flow(TransferReason::TakeRate, bazaar);
    fee = ledger.cash_flow(TransferReason::PaymentFee, network);
    kickback = ledger.cash_flow(TransferReason::Commission, network);
    subsidy = -ledger.cash_flow(TransferReason::Marketing, bazaar);
    goods = -ledger.cash_flow(TransferReason::Inputs, bazaar);
    paid = -ledger.cash_flow(TransferReason::Sale, people);
    refunds = ledger.cash_flow(TransferReason::Refund, people);
  });
  const Parts& total = world.shopping->shops[0].total;
  CHECK(world.shopping->shops[0].brought > 0);
  CHECK(total.sold == total.take + total.fee + total.merchants);
  CHECK(take == total.take);
  CHECK(fee == total.fee);
  CHECK(kickback == total.kickback[0]);
  CHECK(kickback > 0);
  CHECK(subsidy == total.subsidy);
  CHECK(goods == total.goods);
  CHECK(paid - refunds + subsidy == total.sold);
  CHECK(paid == world.purses->spent);
  CHECK(refunds > 0);
  std::int64_t purses = 0;
  for (std::int64_t each : world.purses->cash.all()) purses += each;
  CHECK(world.books->ledger.cash(people) == purses + world.shopping->to_return);
}

TEST_CASE("who cannot pay does not buy, and is counted") {
  Scenario scenario = market(64000, "2000-01-07", {shop("shop", 20, 1000)});
  scenario.population.segments = {{.name = "poor", .share = 0.5, .budget = 10},
                                  {.name = "rich", .share = 0.5, .budget = 1000}};
  World world = lived(scenario);
  const ShopState& state = world.shopping->shops[0];
  CHECK(state.orders + state.refused == 64000);
  CHECK_THAT(static_cast<double>(state.refused), WithinAbs(32000, 500));
  CHECK(state.total.sold == 1000 * state.orders);
}

TEST_CASE("a promotion for everybody draws those whose day it is not") {
  Scenario scenario = market(70000, "2000-01-21", {shop("tmall", -4), shop("other", 0)});
  scenario.events = {{.name = "singles_day",
                      .effect = event::Promotion{.shop = "tmall", .lifts = 3, .everybody = true},
                      .at = day("2000-01-11"),
                      .lasts_days = 1}};
  std::vector<std::int64_t> tmall, other;
  lived(scenario, [&](World& tonight) {
    tmall.push_back(tonight.shopping->shops[0].today.sold);
    other.push_back(tonight.shopping->shops[1].today.sold);
  });
  double p = 1 / (1 + std::exp(1)), usual = std::exp(-4) / (2 + std::exp(-4));
  double due = std::exp(-1) / (2 + std::exp(-1));
  CHECK_THAT(static_cast<double>(tmall[10]) / 100, WithinRel(60000 * p + 10000 * due, 0.03));
  CHECK_THAT(static_cast<double>(tmall[9]) / 100, WithinRel(10000 * usual, 0.4));
  CHECK_THAT(static_cast<double>(other[10]), WithinRel(static_cast<double>(other[3]), 0.2));
}

TEST_CASE("a campaign makes more people take up a way to pay") {
  Scenario scenario = market(6400, "2000-03-01", {shop("shop", 0)});
  scenario.rails = {{.name = "wallet", .users = 0.1, .grows = 0.001, .starts = day("2000-01-10")}};
  scenario.shops[0].accepts = {{.rail = "wallet"}};
  scenario.events = {{.name = "envelopes",
                      .effect = event::Campaign{.rail = "wallet", .adds = 0.05},
                      .at = day("2000-02-01"),
                      .lasts_days = 10}};
  std::vector<double> share;
  lived(scenario, [&](World& tonight) { share.push_back(tonight.shopping->rails[0].share); });
  CHECK(share[8] == 0);
  CHECK_THAT(1 - share[9], WithinAbs(0.9 * std::exp(-0.001), 1e-12));
  CHECK_THAT(1 - share.back(), WithinAbs(0.9 * std::exp(-0.001 * (share.size() - 9.0) - 0.5), 1e-9));
}

TEST_CASE("people come with habits") {
  Scenario scenario = market(64000, "2000-02-26", {shop("shop", -1)});
  scenario.shopping.loyalty = 2;
  std::vector<double> sales;
  lived(scenario, [&](World& tonight) { sales.push_back(static_cast<double>(tonight.shopping->shops[0].today.sold)); });
  double first = std::accumulate(sales.begin(), sales.begin() + 7, 0.0);
  double last = std::accumulate(sales.end() - 7, sales.end(), 0.0);
  CHECK_THAT(first, WithinRel(last, 0.03));
}

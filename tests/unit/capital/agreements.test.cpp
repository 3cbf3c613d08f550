// Commercial agreements: customers brought, and what is paid for them; events that hang on a contract.
#include "sim/capital/agreements.hpp"

#include "catch.hpp"
#include "rivalry/agreements.hpp"
#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "sim/scenario/keys/key.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using small_worlds::day;

namespace {

const PartyId network{first_company}, shop{first_company + 1};
constexpr double dollars = 100;

/// A network that brings customers to a shop; everybody is on both.
Scenario alliance(const char* end) {
  Scenario scenario = small_worlds::bass(20000, 0, 0, end);
  scenario.population.segments[0].opens = 0.5;
  scenario.platforms[0].members_start = 20000;
  Platform other = scenario.platforms[0];
  other.name = "market";
  scenario.platforms.push_back(other);
  scenario.companies = {{.name = "network"}, {.name = "shop"}};
  scenario.companies[1].cash = 1e13;
  Agreement terms{.platform = "product", .shop = "market", .clicks = 0.1, .conversion = 0.05};
  terms.basket = 20 * dollars;
  terms.commission = 0.1;
  scenario.contracts = {{.name = "alliance", .terms = terms, .holder = "shop", .issuer = "network"}};
  scenario.outputs = {1000, {}};
  return scenario;
}

Agreement& terms_of(Scenario& scenario) { return std::get<Agreement>(scenario.contracts[0].terms); }

World lived(
    const Scenario& scenario, std::uint32_t replicate = 0,
    const std::function<void(World&)>& each_night = [](World&) {}) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, replicate, {}, never, nullptr, each_night));
}

const AgreementState& deal(const World& world) { return world.capital->contracts[0].agreement; }

}  // namespace

TEST_CASE("binomial quantiles have the law's mean and variance, small or large", "[agreements]") {
  auto [n, p] = GENERATE(std::pair{100, 0.03}, std::pair{40, 0.9}, std::pair{1000000, 0.001}, std::pair{3, 0.5});
  double sum = 0, squares = 0;
  constexpr int draws = 20000;
  for (int i = 0; i < draws; ++i) {
    auto k = static_cast<double>(binomial(n, p, (i + 0.5) / draws));
    sum += k, squares += k * k;
  }
  double mean = sum / draws;
  CHECK(mean == Approx(n * p).epsilon(0.001));
  CHECK(squares / draws - mean * mean == Approx(n * p * (1 - p)).epsilon(0.01));
  CHECK(binomial(5, 1, 0.5) == 5);
  CHECK(binomial(5, 0, 0.5) == 0);
  CHECK(binomial(0, 0.5, 0.5) == 0);
}

TEST_CASE("what an agreement brings is users x clicks x conversion x basket x commission", "[agreements]") {
  Scenario scenario = alliance("2000-12-31");
  terms_of(scenario).basket_spread = 1;
  double users = 0;
  World world = lived(scenario, 0, [&](World& tonight) {
    if (!deal(tonight).begun) return;
    for (const Openers& openers : tonight.users->openers) users += static_cast<double>(openers[3]);
  });
  double orders = users * 0.1 * 0.05, basket = 20 * dollars;
  REQUIRE(orders > 1000);
  CHECK(static_cast<double>(deal(world).customers) == Approx(orders).margin(4 * std::sqrt(orders)));
  CHECK(static_cast<double>(deal(world).sold) == Approx(orders * basket).margin(4 * basket * std::sqrt(2 * orders)));
  CHECK(static_cast<double>(deal(world).commission) == Approx(0.1 * static_cast<double>(deal(world).sold)).margin(366));
  CHECK(world.books->ledger.cash(network) == deal(world).delivered());
}

TEST_CASE("those who link their accounts click more readily", "[agreements]") {
  Scenario scenario = alliance("2000-12-31");
  std::int64_t without = deal(lived(scenario)).customers;
  terms_of(scenario).linked = 1;
  terms_of(scenario).linked_clicks = 2;
  auto with = static_cast<double>(deal(lived(scenario)).customers);
  CHECK(with == Approx(2.0 * static_cast<double>(without)).epsilon(0.05));
  terms_of(scenario).linked = 0;
  terms_of(scenario).links = 1 / days_per_year;
  CHECK(deal(lived(scenario)).linked == Approx(1 - math::exp(-1)).epsilon(0.01));
}

TEST_CASE("merchants spend until a dollar brings what they want", "[agreements]") {
  Scenario scenario = alliance("2001-12-31");
  Agreement& terms = terms_of(scenario);
  terms.merchants = 10 * dollars;
  terms.target = 4;
  terms.follows = 0.2;
  std::int64_t sold = 0, spent = 0;
  lived(scenario, 0, [&](World& tonight) {
    if (tonight.today == day("2001-06-30")) sold = deal(tonight).sold, spent = deal(tonight).advertising;
    if (tonight.today == day("2001-12-31")) sold = deal(tonight).sold - sold, spent = deal(tonight).advertising - spent;
  });
  CHECK(static_cast<double>(sold) / static_cast<double>(spent) == Approx(4).epsilon(0.03));
}

TEST_CASE("a year that falls short is made up for, and the agreement ends", "[agreements]") {
  Scenario scenario = alliance("2002-12-31");
  terms_of(scenario).commits = 1e9;
  terms_of(scenario).lasts_days = 2 * days_per_year;
  World world = lived(scenario);
  CHECK(deal(world).years == 2);
  CHECK(deal(world).delivered() == 2 * static_cast<std::int64_t>(1e9));
  CHECK(world.capital->contracts[0].stage == ContractStage::Done);
  int shortfalls = 0;
  for (const Happening& happening : world.journal) shortfalls += happening.what == HappeningKind::Shortfall;
  CHECK(shortfalls == 2);
}

TEST_CASE("an investor who cannot pay owes it, a company is billed for it", "[agreements]") {
  Scenario scenario = alliance("2000-02-28");
  scenario.companies[1].cash = 0;
  scenario.companies[1].default_after = 1000;
  World billed = lived(scenario);
  CHECK(billed.books->invoices.open_to(shop, network) == deal(billed).delivered());
  scenario.companies.pop_back();
  scenario.investors = {{.name = "shop", .cash = 1000}};
  World owing = lived(scenario);
  CHECK(owing.books->ledger.cash(network) == 1000);
  CHECK(deal(owing).owed == deal(owing).delivered() - 1000);
}

TEST_CASE("events that hang on a contract are in force with it", "[events]") {
  Scenario scenario = alliance("2001-06-30");
  scenario.contracts[0].at = day("2000-03-01");
  terms_of(scenario).lasts_days = 100;
  Event while_it_lasts{.name = "boost", .effect = event::Scaling{.platform = "product", .by = 2}};
  while_it_lasts.contract = "alliance";
  Event from_then_on = while_it_lasts;
  from_then_on.name = "habit";
  from_then_on.upon = Upon::Signing;
  Event of_nothing = while_it_lasts;
  of_nothing.name = "nothing";
  of_nothing.contract = "switched_off";
  scenario.events = {while_it_lasts, from_then_on, of_nothing};
  lived(scenario, 0, [&](World& tonight) {
    bool signed_before = tonight.today > day("2000-03-01");
    bool over = tonight.capital->contracts[0].stage == ContractStage::Done &&
                tonight.today > tonight.capital->contracts[0].since;
    CHECK(tonight.news->since[0].has_value() == (signed_before && !over));
    CHECK(tonight.news->since[1].has_value() == signed_before);
    CHECK_FALSE(tonight.news->since[2].has_value());
  });
}

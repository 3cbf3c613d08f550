// What companies are worth: moods, money, multiples, and stakes in each other.
#include "sim/capital/worth.hpp"

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "sim/capital/cross_holdings.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using small_worlds::day;

namespace {

const PartyId first{first_company}, second{first_company + 1}, investor{first_company + 2};
constexpr double million = 1e8;  // of dollars, in cents

Scenario two_companies(const char* end) {
  Scenario scenario;
  scenario.name = "small";
  scenario.start = day("2013-01-01");
  scenario.end = day(end);
  scenario.population.people = 1;
  Company one{.name = "one"}, other{.name = "other"};
  one.shares = other.shares = 1000;
  scenario.companies = {one, other};
  scenario.investors = {{.name = "fund", .cash = 100 * million}};
  scenario.outputs = {1000, {}};
  return scenario;
}

World lived(const Scenario& scenario, std::uint32_t replicate = 0) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, replicate, {}, never, nullptr, [](World&) {}));
}

struct Sample {
  double sum = 0, squares = 0;
  int size = 0;
  void add(double x) { sum += x, squares += x * x, ++size; }
  double mean() const { return sum / size; }
  double deviation() const { return std::sqrt(squares / size - mean() * mean()); }
  double error() const { return deviation() / std::sqrt(size); }
};

/// The logarithm of the value after a year over that at the beginning, and its exponential.
std::pair<Sample, Sample> year_of(const Scenario& scenario, std::uint32_t replicates) {
  Sample logarithm, ratio;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    double value = company_value(lived(scenario, r), first) / scenario.companies[0].value.start;
    logarithm.add(math::log(value));
    ratio.add(value);
  }
  return {logarithm, ratio};
}

}  // namespace

TEST_CASE("without business a value is geometric Brownian motion", "[worth]") {
  Scenario scenario = two_companies("2014-01-01");
  scenario.companies[0].value = {.start = 3254 * million, .drift = 0.05 / days_per_year, .volatility = 0.6};
  auto [logarithm, ratio] = year_of(scenario, 1000);
  double years = 365 / days_per_year;
  CHECK(logarithm.mean() == Approx((0.05 - 0.18) * years).margin(4 * logarithm.error()));
  CHECK(logarithm.deviation() == Approx(0.6 * std::sqrt(years)).epsilon(4 / std::sqrt(2 * 1000)));
  CHECK(ratio.mean() == Approx(math::exp(0.05 * years)).margin(4 * ratio.error()));
}

TEST_CASE("a mood that returns to normal stays within bounds, and its mean is 1", "[worth]") {
  Scenario scenario = two_companies("2014-01-01");
  scenario.companies[0].value = {.start = million, .volatility = 0.6, .reverts = 10 / days_per_year};
  auto [logarithm, ratio] = year_of(scenario, 1000);
  CHECK(logarithm.deviation() == Approx(0.6 / std::sqrt(20)).epsilon(0.1));  // sigma / sqrt(2 kappa)
  CHECK(ratio.mean() == Approx(1).margin(4 * ratio.error()));
}

TEST_CASE("a company's mood is its own, whoever else is there", "[worth]") {
  Scenario scenario = two_companies("2013-02-01");
  scenario.companies[0].value = {.start = million, .volatility = 0.6};
  double before = company_value(lived(scenario), first);
  std::swap(scenario.companies[0], scenario.companies[1]);
  CHECK(company_value(lived(scenario), second) == before);
}

TEST_CASE("money that comes in is worth what it is, whatever the mood", "[worth]") {
  Scenario scenario = two_companies("2013-01-03");
  scenario.companies[0].cash = 5 * million;
  scenario.companies[0].value.start = 10 * million;
  instrument::SharePurchase terms{.purchase = {.shares = 100}, .price = 3 * million};
  scenario.contracts = {{.name = "stake", .terms = terms, .holder = "fund", .issuer = "one"}};
  CHECK(company_value(lived(scenario), first) == Approx(13 * million));
  scenario.companies[0].value = {.per_sales = 1};
  CHECK(company_value(lived(scenario), first) == Approx(8 * million));
}

TEST_CASE("a stake in another company counts at fully diluted shares", "[worth]") {
  Scenario scenario = two_companies("2013-01-02");
  scenario.companies[0].value.start = 10 * million;
  scenario.companies[1].value.start = 40 * million;
  scenario.companies[1].holders = {{.name = "one", .share = 0.5}};
  scenario.companies[1].option_pool = 1000;
  CHECK(company_value(lived(scenario), first) == Approx(20 * million));
}

TEST_CASE("values of companies that own each other are solved together", "[worth]") {
  std::vector<double> values = with_stakes({10, 20, 5}, {{0, 1, 0.5}, {1, 0, 0.2}});
  CHECK(values[0] == Approx(20 / 0.9));
  CHECK(values[1] == Approx(20 + 0.2 * 20 / 0.9));
  CHECK(values[2] == 5);
  std::vector<double> limited = with_stakes({-5, 8, -1}, {{0, 1, 0.5}, {2, 0, 1}});
  CHECK(limited[0] == 0);
  CHECK(limited[1] == 8);
  CHECK(limited[2] == 0);
  CHECK_THROWS_AS(with_stakes({1, 1}, {{0, 1, 1}, {1, 0, 1}}), InvariantError);
}

TEST_CASE("the multiple rises with growth and margin, which are seen in the sales", "[worth]") {
  Scenario scenario = two_companies("2015-01-01");
  BusinessLine line{.name = "goods", .sales = million / 10, .grows = 0.5 / days_per_year, .margin = 0.4};
  scenario.companies[0].business = {line};
  scenario.companies[0].value = {.per_sales = 2, .per_growth = 4, .per_margin = 5};
  World world = lived(scenario);
  double sales = sales_a_day(world, first) * days_per_year;
  CHECK(business_value(world, first) == Approx((2 + 4 * 0.5 + 5 * 0.4) * sales).epsilon(0.01));
  CHECK(company_value(world, first) ==
        Approx(business_value(world, first) + static_cast<double>(world.books->ledger.cash(first))));
}

TEST_CASE("an investor's view differs from the market's, and from month to month", "[worth]") {
  Scenario scenario = two_companies("2013-01-02");
  scenario.companies[0].value.start = 10 * million;
  scenario.investors[0].believes = {{.company = "one", .value = 1.5}};
  World world = lived(scenario);
  CHECK(believed_value(world, investor, first) == Approx(15 * million));
  CHECK(view_of(world, investor, second).value == 1);
  scenario.investors[0].believes[0].conviction = 0.2;
  World january = lived(scenario);
  double then = believed_value(january, investor, first);
  CHECK(then != Approx(15 * million));
  january.today = january.today + 60;
  CHECK(believed_value(january, investor, first) != Approx(then));
}

TEST_CASE("what a listing tells the market stays", "[worth]") {
  Scenario scenario = two_companies("2013-01-02");
  scenario.companies[0].cash = 4 * million;
  scenario.companies[0].value.start = 10 * million;
  World world = lived(scenario);
  rerate(world, first, 1.3);
  CHECK(company_value(world, first) == Approx(13 * million));
  world.today = world.today + 1;
  value_companies(world, {});
  CHECK(company_value(world, first) == Approx(13 * million));
}

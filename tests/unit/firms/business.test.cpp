// Lines of business, and the courts of their markets.
#include "sim/firms/business.hpp"

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/chapter.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "sim/firms/markets.hpp"
#include "sim/run/world_parts.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using small_worlds::day;

namespace {

const PartyId maker{first_company};
constexpr double dollars = 100;

Scenario one_company(const char* end) {
  Scenario scenario = small_worlds::rivals(5000, end);
  scenario.companies = {{.name = "maker"}};
  scenario.outputs = {1000, {}};
  return scenario;
}

World lived(
    const Scenario& scenario, std::uint32_t replicate = 0,
    const std::function<void(World&)>& each_night = [](World&) {}) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, replicate, {}, never, nullptr, each_night));
}

std::vector<Day> days_of(const World& world, HappeningKind what) {
  std::vector<Day> days;
  for (const Happening& happening : world.journal)
    if (happening.what == what) days.push_back(happening.day);
  return days;
}

/// A line that sells 1000 dollars a day in a market where suits take their exact time.
Scenario in_court(const char* end) {
  Scenario scenario = one_company(end);
  scenario.platforms.clear();
  scenario.companies[0].business = {{.name = "phones", .sales = 1000 * dollars, .market = "india"}};
  Market india{.name = "india", .injunction_after = 2, .injunction_lasts = 8, .relief = 0.6};
  india.settled_after = 30;
  india.exactly = true;
  india.settlement = 0.1;
  scenario.markets = {india};
  Event suit{.name = "suit", .effect = event::Suit{.market = "india"}, .company = "maker"};
  suit.at = day("2000-02-01");
  scenario.events = {suit};
  return scenario;
}

}  // namespace

TEST_CASE("a line of its own sells what its growth says, to the cent", "[business]") {
  Scenario scenario = one_company("2000-12-31");
  BusinessLine line{.name = "goods", .sales = 1000 * dollars, .grows = 0.5 / days_per_year, .fades = 1 / days_per_year};
  line.margin = 0.3;
  scenario.companies[0].business = {line};
  std::int64_t earned = 0, kept = 0;
  World world = lived(scenario, 0, [&](World& tonight) {
    double years = (tonight.today - scenario.start) / days_per_year;
    std::int64_t today = tonight.business->companies[0].lines[0].earned_today;
    CHECK(static_cast<double>(today) == Approx(1000 * dollars * math::exp(0.5 * (1 - math::exp(-years)))).margin(1));
    earned += today;
    kept += today - std::llround(static_cast<double>(today) * 0.7);
  });
  CHECK(world.books->ledger.cash(maker) == kept);
  CHECK(world.books->ledger.earned(TransferReason::Sale, maker) == earned);
}

TEST_CASE("a platform's line earns from those who open it and from their attention", "[business]") {
  Scenario scenario = one_company("2000-03-31");
  scenario.companies[0].business = {{.name = "ads", .platform = "old", .per_minute = 0.25, .per_active = 2}};
  lived(scenario, 0, [](World& tonight) {
    const PlatformUsers& users = tonight.users->platforms[0];
    std::int64_t opened = 0;
    for (const Census& segment : users.census) opened += segment.active_daily;
    double earns = (users.minutes * 0.25 + static_cast<double>(opened) * 2) * tonight.users->people_per_agent;
    CHECK(tonight.business->companies[0].lines[0].earned_today == std::llround(earns));
  });
}

TEST_CASE("chance moves sales, and not their mean", "[business]") {
  Scenario scenario = one_company("2000-12-30");
  scenario.platforms.clear();
  scenario.companies[0].business = {{.name = "goods", .sales = 1000 * dollars, .volatility = 0.3}};
  double sum = 0, squares = 0;
  constexpr int replicates = 400;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    double last = static_cast<double>(lived(scenario, r).business->companies[0].lines[0].earned_today) / dollars;
    sum += last, squares += last * last;
  }
  double mean = sum / replicates, error = std::sqrt((squares / replicates - mean * mean) / replicates);
  CHECK(mean == Approx(1000).margin(4 * error));
  CHECK(error * std::sqrt(replicates) / mean == Approx(0.3).epsilon(0.2));
}

TEST_CASE("a line begins on its day, and nothing is sold in a blocked market", "[business]") {
  Scenario scenario = one_company("2000-01-20");
  scenario.markets = {{.name = "home"}, {.name = "abroad", .blocked = true}};
  BusinessLine later{.name = "later", .sales = 100, .market = "home"}, never{.name = "never", .sales = 100};
  later.from = day("2000-01-10");
  never.market = "abroad";
  scenario.companies[0].business = {later, never};
  CHECK(lived(scenario).books->ledger.cash(maker) == 11 * 100);
}

TEST_CASE("a suit stops sales, part is allowed again, both sides settle, and licences protect", "[business]") {
  Scenario scenario = in_court("2000-06-30");
  World world = lived(scenario, 0, [&](World& tonight) {
    std::int64_t today = tonight.business->companies[0].lines[0].earned_today;
    if (tonight.today < day("2000-02-03")) CHECK(today == 100000);
    if (tonight.today >= day("2000-02-03") && tonight.today < day("2000-02-11")) CHECK(today == 0);
    if (tonight.today >= day("2000-02-11") && tonight.today < day("2000-03-12")) CHECK(today == 60000);
    if (tonight.today >= day("2000-03-12")) CHECK(today == 100000);
  });
  CHECK(days_of(world, HappeningKind::Suit) == std::vector{day("2000-02-01")});
  CHECK(days_of(world, HappeningKind::Injunction) == std::vector{day("2000-02-03")});
  CHECK(days_of(world, HappeningKind::Relief) == std::vector{day("2000-02-11")});
  CHECK(days_of(world, HappeningKind::Settled) == std::vector{day("2000-03-12")});
  CHECK(world.business->companies[0].lines[0].licences == 1);
  const Happening& settled = world.journal.back();
  CHECK(settled.amount > 0);
  CHECK(-world.books->ledger.earned(TransferReason::Licences, maker) == settled.amount);
  CHECK(world.journal[static_cast<std::size_t>(settled.cause)].what == HappeningKind::Relief);
}

TEST_CASE("suits come in proportion to sales and to what is not licensed", "[business]") {
  Market market{.name = "india", .suits = 0.02, .suits_at = 1000};
  CHECK(suit_hazard(market, 500, 0) == Approx(0.01));
  CHECK(suit_hazard(market, 2000, 0.75) == Approx(0.01));
  CHECK(suit_hazard(market, 1000, 1) == 0);
  Scenario scenario = in_court("2000-04-09");  // 100 days
  scenario.events.clear();
  scenario.markets[0].suits = 0.02;
  scenario.markets[0].suits_at = 1000 * dollars;
  scenario.markets[0].injunction = 0;
  scenario.companies[0].business[0].licences = 0.5;
  constexpr int replicates = 500;
  int sued = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) sued += !days_of(lived(scenario, r), HappeningKind::Suit).empty();
  double p = 1 - math::exp(-0.01 * 99);  // nothing has been sold on the first morning
  CHECK(sued == Approx(replicates * p).margin(4 * std::sqrt(replicates * p * (1 - p))));
}

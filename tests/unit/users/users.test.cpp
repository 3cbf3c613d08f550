#include <cmath>

#include "catch.hpp"
#include "rivalry/parallel.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {
double bass_curve(double p, double q, double t) {
  double e = std::exp(-(p + q) * t);
  return (1 - e) / (1 + q / p * e);
}
double after_years(const std::vector<double>& by_day, double years) {
  return by_day[static_cast<std::size_t>(std::lround(years * days_per_year))];
}
}  // namespace

TEST_CASE("agents who meet everybody follow Bass's curve, for any parameters") {
  auto [p, q] = GENERATE(std::pair{0.03, 0.38}, std::pair{0.01, 0.9}, std::pair{0.2, 0.0});
  const double people = 200000;
  std::vector<double> joined = numbers(played(bass(people, p, q, "2008-01-01")), "platform_registered");
  for (double years : {1.0, 3.0, 7.0}) {
    double expected = bass_curve(p, q, years);
    double tolerance = 4 * std::sqrt(expected * (1 - expected) / people) + 0.002;
    CHECK_THAT(after_years(joined, years) / people, WithinAbs(expected, tolerance));
  }
}

TEST_CASE("on a ring people see their neighbours and not the mean (Fibich and Gibori 2010)") {
  Scenario scenario = bass(100000, 0.03, 0.38, "2010-01-10");
  scenario.population.network.kind = NetworkKind::Ring;
  std::vector<double> joined = numbers(played(scenario), "platform_registered");
  CHECK_THAT(after_years(joined, 5) / 100000, WithinAbs(0.248463, 0.006));
  CHECK_THAT(after_years(joined, 10) / 100000, WithinAbs(0.558259, 0.007));
}

TEST_CASE("dormancy and return settle at the ratio of their hazards") {
  Scenario scenario = bass(100000, 0, 0, "2006-01-01");
  Platform& product = scenario.platforms[0];
  product.members_start = 100000;
  product.sleep = 3 / days_per_year;
  product.wake = 1 / days_per_year;
  std::vector<double> dormant = numbers(played(scenario), "platform_dormant");
  CHECK_THAT(dormant.back() / 100000, WithinAbs(0.75, 0.006));
}

TEST_CASE("a platform that nobody closes, wakes or sleeps on keeps its members for ever") {
  Scenario scenario = bass(50000, 0, 0, "2001-01-01");
  scenario.platforms[0].members_start = 20000;
  std::vector<double> members = numbers(played(scenario), "platform_registered");
  CHECK(members.front() == members.back());
  CHECK_THAT(members.front(), WithinAbs(20000, 4 * std::sqrt(50000 * 0.4 * 0.6)));
}

TEST_CASE("daily and monthly users come from the users themselves") {
  Scenario scenario = bass(200000, 0, 0, "2000-03-01");
  scenario.platforms[0].members_start = 200000;
  scenario.population.segments = {{.name = "all", .opens = 0.05}};
  Recording recording = played(scenario);
  std::vector<double> daily = numbers(recording, "platform_active_daily");
  std::vector<double> monthly = numbers(recording, "platform_active_monthly");
  CHECK_THAT(daily.back() / 200000, WithinAbs(0.05, 0.002));
  double at_least_once = 1 - std::pow(0.95, 30);
  CHECK_THAT(monthly.front() / 200000, WithinAbs(at_least_once, 0.004));
  CHECK_THAT(monthly.back() / 200000, WithinAbs(at_least_once, 0.004));
}

TEST_CASE("a monthly user is one who opened on at least one of exactly thirty days") {
  Scenario scenario = bass(1000, 0, 0, "2000-04-01");
  scenario.platforms[0].members_start = 1000;
  scenario.platforms[0].sleep = 1e9;  // as good as 16: everybody stops on the second day
  std::vector<double> monthly = numbers(played(scenario), "platform_active_monthly");
  CHECK(monthly[1] == 1000);   // they opened in the morning and stopped in the course of the day
  CHECK(monthly[30] == 1000);  // 29 days ago
  CHECK(monthly[31] == 0);
}

TEST_CASE("the pull of a platform multiplies the odds of opening it") {
  Scenario scenario = bass(200000, 0, 0, "2000-01-05");
  scenario.platforms[0].members_start = 200000;
  scenario.platforms[0].pull = 4;
  scenario.population.segments = {{.name = "all", .opens = 0.2}};
  CHECK_THAT(numbers(played(scenario), "platform_active_daily").back() / 200000, WithinAbs(0.5, 0.005));
}

TEST_CASE("reach bounds who can ever join") {
  Scenario scenario = bass(100000, 20, 0, "2002-01-01");
  scenario.platforms[0].reach = 0.6;
  scenario.population.segments = {{.name = "all", .reach = 0.5}};
  CHECK_THAT(numbers(played(scenario), "platform_registered").back() / 100000, WithinAbs(0.3, 0.006));
}

TEST_CASE("a platform opens on its day and not before") {
  Scenario scenario = bass(10000, 5, 0, "2000-03-01");
  scenario.platforms[0].launched = day("2000-02-01");
  std::vector<double> joined = numbers(played(scenario), "platform_registered");
  CHECK(joined[30] == 0);
  CHECK(joined[31] > 0);
}

TEST_CASE("a substitute takes newcomers away, a complement and an account link bring them") {
  Scenario scenario = bass(200000, 0.5, 0, "2001-01-01");
  Platform incumbent = scenario.platforms[0];
  incumbent.name = "incumbent";
  incumbent.members_start = 200000;
  scenario.platforms.push_back(incumbent);
  auto share_joined = [&](CrossEffect effect) {
    effect.other = "incumbent";
    scenario.platforms[0].with = {effect};
    std::vector<double> both = numbers(played(scenario), "platform_registered");
    return both[both.size() - 2] / 200000;
  };
  double one_year = 366 / days_per_year;
  CHECK_THAT(share_joined({.substitutes = 0.4}), WithinAbs(1 - std::exp(-0.3 * one_year), 0.005));
  CHECK_THAT(share_joined({.complements = 1}), WithinAbs(1 - std::exp(-1.0 * one_year), 0.005));
  CHECK_THAT(share_joined({.account_link = 0.5 / days_per_year}), WithinAbs(1 - std::exp(-1.0 * one_year), 0.005));
}

TEST_CASE("the population need not fill its last village") {
  Scenario scenario = bass(8192 + 64 + 1, 500, 0, "2000-03-01");
  scenario.population.network = {.kind = NetworkKind::Ring};
  std::vector<double> joined = numbers(played(scenario), "platform_registered");
  CHECK(joined.back() == 8192 + 64 + 1);
}

#include "users_rows.hpp"

#include "playing.hpp"

namespace rivalry::bench {

namespace {

constexpr double people = 4e6;

Platform platform(const char* name, double internal_per_year, Day start) {
  Platform made;
  made.name = name;
  made.launched = start;
  made.join_external = 0.1 / days_per_year;
  made.join_internal = internal_per_year / days_per_year;
  made.sleep = 0.1 / days_per_year;
  made.wake = 0.05 / days_per_year;
  return made;
}

Segment segment(const char* name, double share, double opens, double spread) {
  Segment made;
  made.name = name;
  made.share = share;
  made.opens = opens;
  made.opens_spread = spread;
  return made;
}

Scenario a_year() {
  Scenario scenario;
  scenario.start = *parse_day("2011-01-01");
  scenario.end = *parse_day("2011-12-31");
  scenario.population.people = people;
  scenario.population.segments = {segment("rare", 0.57, 0.006, 0), segment("regular", 0.337, 0.06, 0.1),
                                  segment("daily", 0.093, 0.7, 0.2)};
  scenario.population.network.kind = NetworkKind::Implicit;
  scenario.population.network.mean_degree = 20;
  scenario.platforms = {platform("old", 1, scenario.start), platform("new", 3, scenario.start)};
  scenario.platforms[0].members_start = people / 8;
  scenario.outputs = {7, {"platform_registered", "platform_active_monthly", "platform_active_daily"}};
  return scenario;
}

Scenario a_small_outbreak() {
  Scenario scenario;
  scenario.start = *parse_day("2000-01-01");
  scenario.end = *parse_day("2000-07-01");
  scenario.population.people = 50000;
  scenario.population.segments = {segment("everyone", 1, 1, 0)};
  scenario.population.network.kind = NetworkKind::Implicit;
  scenario.population.network.degrees = DegreeKind::Poisson;
  scenario.population.network.mean_degree = 4;
  Spread spread;
  spread.name = "rumour";
  spread.transmit = 0.2;
  spread.seed_agents = 1;
  spread.starts = scenario.start;
  scenario.spreads = {spread};
  scenario.outputs = {182, {"spread_reached"}};
  return scenario;
}

}  // namespace

double user_day_ns(int threads) { return agent_day_ns(a_year(), threads); }

double user_bytes(int threads) { return agent_bytes(a_year(), threads); }

double small_outbreak_us(int) { return seconds_to_play(a_small_outbreak(), 20000, {}) * 1e6 / 20000; }

}  // namespace rivalry::bench

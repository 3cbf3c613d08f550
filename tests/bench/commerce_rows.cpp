#include "commerce_rows.hpp"

#include "playing.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/interests.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry::bench {

namespace {

Scenario everything() { return ResolvedScenario::load(RIVALRY_BENCH_FOLDER "/everything.yaml", {}).draw(0); }

Scenario nothing_but_joining() {
  Scenario scenario = everything();
  scenario.interests.clear();
  scenario.voices.clear();
  scenario.merchants.clear();
  scenario.shops.clear();
  scenario.rails.clear();
  scenario.flash_sales.clear();
  scenario.companies.clear();
  for (Platform& platform : scenario.platforms) {
    platform.owner.clear();
    platform.posts = {};
    platform.talks = {};
    platform.ads = {};
  }
  scenario.outputs.record = {"platform_registered", "platform_active_monthly", "platform_active_daily"};
  return scenario;
}

}  // namespace

double everything_ns(int threads) { return agent_day_ns(everything(), threads); }

double nothing_but_joining_ns(int threads) { return agent_day_ns(nothing_but_joining(), threads); }

double everything_bytes(int threads) { return agent_bytes(everything(), threads); }

}  // namespace rivalry::bench

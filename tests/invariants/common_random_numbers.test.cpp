// Promise 2: two scenarios that differ from a date on are the same before it; what a change cannot reach stays the
// same.
#include "catch.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {
std::vector<double> of_platform(const Recording& recording, const char* name, std::size_t platform) {
  std::vector<double> all = numbers(recording, name), mine;
  for (std::size_t i = platform; i < all.size(); i += 2) mine.push_back(all[i]);
  return mine;
}
}  // namespace

TEST_CASE("an event changes nothing before its date, and something after it") {
  Scenario scenario = rivals(30000, "2000-06-01");
  Recording without = played(scenario);
  scenario.events = {{.name = "campaign",
                      .effect = event::Campaign{.platform = "old", .adds = 1 / days_per_year},
                      .at = day("2000-04-01")}};
  Recording with = played(scenario);
  std::vector<double> a = numbers(without, "platform_registered"), b = numbers(with, "platform_registered");
  std::size_t until = 2 * static_cast<std::size_t>(day("2000-04-01") - scenario.start);
  CHECK(std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(until), b.begin()));
  CHECK(a.back() != b.back());
}

TEST_CASE("recording more changes nothing that was recorded before") {
  Scenario scenario = rivals(20000, "2000-04-01");
  Recording everything = played(scenario);
  scenario.outputs.record = {"platform_registered"};
  Recording little = played(scenario);
  CHECK(numbers(little, "platform_registered") == numbers(everything, "platform_registered"));
}

TEST_CASE("a platform that the change cannot reach stays as it was") {
  Scenario scenario = rivals(30000, "2000-06-01");
  scenario.platforms[0].with.clear();
  scenario.platforms[1].with.clear();
  Recording before = played(scenario);
  scenario.platforms[1].join_internal *= 2;
  scenario.platforms[1].pull = 0.5;
  Recording after = played(scenario);
  for (const char* name : {"platform_registered", "platform_active_daily", "platform_silent"}) {
    CHECK(of_platform(before, name, 0) == of_platform(after, name, 0));
  }
  CHECK(of_platform(before, "platform_registered", 1) != of_platform(after, "platform_registered", 1));
}

TEST_CASE("raising a hazard takes nobody's membership away") {
  Scenario scenario = bass(30000, 0.3, 0, "2001-01-01");
  std::vector<double> low = numbers(played(scenario), "platform_registered");
  scenario.platforms[0].join_external *= 1.01;
  std::vector<double> high = numbers(played(scenario), "platform_registered");
  for (std::size_t t = 0; t < low.size(); ++t) REQUIRE(low[t] <= high[t]);
}

// Promise 1: results depend on the scenario and the seed, not on who computed them or in what order.
#include "catch.hpp"
#include "rivalry/parallel.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

TEST_CASE("one result for any number of threads and any way of running") {
  Scenario scenario = rivals(60000, "2000-06-01");
  Recording serial = played(scenario);
  for (int threads : {2, 3, 8}) CHECK(same(serial, played(scenario, 0, {Workers::Threads, threads})));
  for (int threads : {1, 2, 3, 8}) {
    ThreadLimit limit(threads);
    CHECK(same(serial, played(scenario, 0, {Workers::Tbb, threads})));
  }
}

TEST_CASE("replicates and seeds differ, and each is the same again") {
  Scenario scenario = rivals(20000, "2000-03-01");
  Recording first = played(scenario, 0);
  CHECK(same(first, played(scenario, 0)));
  CHECK(!same(first, played(scenario, 1)));
  scenario.seed += 1;
  CHECK(!same(first, played(scenario, 0)));
}

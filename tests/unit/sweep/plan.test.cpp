#include "sim/sweep/plan/plan.hpp"

#include <set>

#include "catch.hpp"
#include "sim/sweep/plan/probe.hpp"

using namespace rivalry;

namespace {

std::vector<std::int32_t> points(std::int32_t count) {
  std::vector<std::int32_t> all;
  for (std::int32_t point = 0; point < count; ++point) all.push_back(point);
  return all;
}

std::vector<Task> tasks_in_order(const Plan& plan) {
  std::vector<Task> tasks;
  for (std::int64_t parcel = 0; parcel < plan.parcels(); ++parcel)
    for (const Portion& portion : plan.parcel(parcel))
      for (std::int32_t replicate = portion.first; replicate < portion.end; ++replicate)
        tasks.push_back({portion.point, replicate});
  return tasks;
}

}  // namespace

TEST_CASE("a plan hands out every task once, whatever the sizes") {
  for (std::int32_t count : {1, 2, 3, 7, 10, 64, 97})
    for (std::int32_t replicates : {1, 5, 12})
      for (std::int32_t portion : {1, 4, 12})
        for (std::int64_t parcel : {1, 3, 50}) {
          Plan plan;
          plan.add({points(count), 0, replicates, portion, parcel});
          plan.add({{0}, replicates, replicates + 3, 2, 1});
          auto tasks = tasks_in_order(plan);
          std::set<Task> different(tasks.begin(), tasks.end());
          REQUIRE(tasks.size() == different.size());
          REQUIRE(static_cast<std::int64_t>(tasks.size()) == plan.tasks());
          REQUIRE(plan.tasks() == std::int64_t{count} * replicates + 3);
          REQUIRE(plan.asked(static_cast<std::size_t>(count))[0] == replicates + 3);
        }
}

TEST_CASE("what is played first is spread over the design") {
  Plan plan;
  plan.add({points(1000), 0, 10, 1, 1});
  auto tasks = tasks_in_order(plan);
  std::set<std::int32_t> tenths;
  for (std::size_t i = 0; i < 20; ++i) tenths.insert(tasks[i].point / 100);
  CHECK(tenths.size() == 10);
  for (std::size_t i = 0; i < 1000; ++i) REQUIRE(tasks[i].replicate == 0);
}

TEST_CASE("batches hold what is not asked for yet, in portions that are long against resolving a point") {
  Probe cost;
  cost.seconds_per_point = 0.005;
  cost.seconds_per_replicate = 0.01;
  auto batches = batches_for({0, 0, 100, 200}, {200, 200, 200, 200}, cost);
  REQUIRE(batches.size() == 2);
  CHECK(batches[0].points == std::vector<std::int32_t>{0, 1});
  CHECK(batches[0].first == 0);
  CHECK(batches[1].points == std::vector<std::int32_t>{2});
  CHECK(batches[1].first == 100);
  for (const Batch& batch : batches) CHECK(batch.portion * 0.01 >= 20 * 0.005);
  CHECK(batches_for({5}, {5}, cost).empty());
}

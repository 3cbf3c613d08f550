#include "sim/sweep/analysis/grouped.hpp"

#include <cmath>

#include "catch.hpp"
#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/designs/points.hpp"

using namespace rivalry;

namespace {

/// A grid of three sizes and two names, two replicates each; the answer is 10 * size + replicate.
struct Grid {
  Points points;
  TaskAnswers tasks;
  Responses responses;

  Grid() {
    points.count = 6;
    points.axes = {{"size", {"30 USD", "10 USD", "20 USD"}, {30, 10, 20}, "USD", {0, 0, 1, 1, 2, 2}},
                   {"name", {"b", "a"}, {}, "", {0, 1, 0, 1, 0, 1}}};
    tasks.answers = {"x", "USD", false, {}};
    for (std::int32_t point = 0; point < 6; ++point)
      for (std::int32_t replicate = 0; replicate < 2; ++replicate) {
        tasks.tasks.push_back({point, replicate});
        tasks.answers.numbers.push_back(10 * points.axes[0].number(static_cast<std::size_t>(point)) + replicate);
      }
    tasks.asked = 12;
    responses = responses_of(tasks, 6);
  }
};

}  // namespace

TEST_CASE("grouped: values ascend, names stay as they come") {
  Grid grid;
  KeyGroups sizes = groups_of(grid.points.axes[0], 8), names = groups_of(grid.points.axes[1], 8);
  CHECK(sizes.labels == std::vector<std::string>{"10 USD", "20 USD", "30 USD"});
  CHECK(sizes.of == std::vector<std::size_t>{2, 2, 0, 0, 1, 1});
  CHECK(names.labels == std::vector<std::string>{"b", "a"});
  CHECK(std::fabs(share_between(sizes, grid.responses) - 1) < 1e-12);
  CHECK(share_between(names, grid.responses) == 0);
  CHECK(keys_by_importance(grid.points, grid.responses) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("grouped: replicates are what an interval is over") {
  Grid grid;
  std::vector<MeanInterval> means = means_of(groups_of(grid.points.axes[0], 8), grid.tasks);
  REQUIRE(means.size() == 3);
  CHECK(means[0].count == 2);  // of two points each, replicate 0 is 100 and replicate 1 is 101
  CHECK(means[0].mean == 100.5);
  CHECK(std::fabs(means[0].half() - 12.7062 * 0.5) < 1e-3);
  auto cells = means_of(groups_of(grid.points.axes[0], 8), groups_of(grid.points.axes[1], 8), grid.responses);
  CHECK(cells == std::vector<std::vector<double>>{{100.5, 100.5}, {200.5, 200.5}, {300.5, 300.5}});
}

TEST_CASE("grouped: many values stand together, with short labels") {
  Axis axis{"rate", {}, {}, "1", {}};
  for (int i = 0; i < 48; ++i) {
    axis.values.push_back(std::to_string(1.0001 + i) + " % per year");
    axis.numbers.push_back(1.0001 + i);
    axis.at.push_back(i);
  }
  KeyGroups groups = groups_of(axis, 12);
  CHECK(groups.labels == std::vector<std::string>{"1 - 12 % per year", "13 - 24 % per year", "25 - 36 % per year",
                                                  "37 - 48 % per year"});
  CHECK(groups.of.front() == 0);
  CHECK(groups.of.back() == 3);
}

#include "sim/sweep/shards/stack.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/sweep/shards/alignment.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

using Texts = std::vector<std::string>;

/// Two replicates of a point with a variable along `thing`, and a list.
PointData with_things(std::int32_t point, const Texts& things) {
  Dataset data;
  data.dimensions = {{"replicate", 2}, {"thing", things.size()}, {"event", 2}};
  std::vector<std::int64_t> values;
  for (std::int64_t r = 0; r < 2; ++r)
    for (const std::string& thing : things) values.push_back(100 * point + 10 * r + thing[0] - 'a');
  data.variables = {{"replicate", {"replicate"}, std::vector<std::int32_t>{0, 1}, {}},
                    {"thing", {"thing"}, things, {}},
                    {"worth", {"replicate", "thing"}, values, {{"units", std::string("USD")}}},
                    {"event_replicate", {"event"}, std::vector<std::int32_t>{0, 1}, {}},
                    {"event_day", {"event"}, std::vector<std::int32_t>{point, point + 1}, {}}};
  return {point, data};
}

const std::vector<std::int64_t>& worth(const Dataset& data) {
  return std::get<std::vector<std::int64_t>>(find_variable(data, "worth")->values);
}

bool has_fill(const Dataset& data, const std::string& name) {
  for (const Attribute& attribute : find_variable(data, name)->attributes)
    if (attribute.name == "_FillValue") return true;
  return false;
}

}  // namespace

TEST_CASE("stacked in any order and any groups, tasks give the same result") {
  LabelOrder order = {{"thing", {"b", "a"}}};
  std::vector<PointData> parts;
  for (std::int32_t point = 0; point < 9; ++point)
    parts.push_back(with_things(point, point % 3 == 0   ? Texts{"b", "a"}
                                       : point % 3 == 1 ? Texts{"a"}
                                                        : Texts{"b", "z", "a"}));
  std::vector<Dataset> at_once = stack(parts);
  CHECK(at_once.size() == 3);
  auto expected = to_hdf5(Alignment(at_once, order).along_points(9, 2), Compression::Deflate);
  std::minstd_rand shuffler(1);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(parts.begin(), parts.end(), shuffler);
    std::vector<Dataset> shards;
    for (std::size_t from = 0; from < parts.size();) {
      std::size_t size = 1 + shuffler() % 4, end = std::min(parts.size(), from + size);
      std::vector<PointData> some(parts.begin() + static_cast<std::ptrdiff_t>(from),
                                  parts.begin() + static_cast<std::ptrdiff_t>(end));
      for (Dataset& shard : stack(some)) shards.push_back(std::move(shard));
      from = end;
    }
    if (round % 2) shards.push_back(shards[0]);  // played twice
    REQUIRE(to_hdf5(Alignment(shards, order).along_points(9, 2), Compression::Deflate) == expected);
    std::vector<Dataset> joined = join(shards);
    REQUIRE(joined.size() == 3);
    REQUIRE(to_hdf5(Alignment(joined, order).along_points(9, 2), Compression::Deflate) == expected);
  }
}

TEST_CASE("labels that a point does not have are missing, never zero") {
  auto shards = stack({with_things(0, {"b", "a"}), with_things(1, {"a", "z"})});
  Dataset data = Alignment(shards, {{"thing", {"b", "a"}}}).along_points(2, 2);
  CHECK(std::get<Texts>(find_variable(data, "thing")->values) == Texts{"b", "a", "z"});
  constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  CHECK(worth(data) == std::vector<std::int64_t>{1, 0, none, 11, 10, none, none, 100, 125, none, 110, 135});
  CHECK(has_fill(data, "worth"));
  auto same = stack({with_things(0, {"b"}), with_things(1, {"b"})});
  CHECK_FALSE(has_fill(Alignment(same, {}).along_points(2, 2), "worth"));
}

TEST_CASE("a task that was not played is missing in the result, and lists follow their tasks") {
  std::vector<Dataset> shards = stack({with_things(2, {"a"})});
  Dataset result = Alignment(shards, {}).along_points(3, 2);
  constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  CHECK(worth(result) == std::vector<std::int64_t>{none, none, none, none, 200, 210});
  CHECK(find_variable(result, "worth")->dims == Texts{"point", "replicate", "thing"});
  CHECK(std::get<std::vector<std::int32_t>>(find_variable(result, "event_point")->values) ==
        std::vector<std::int32_t>{2, 2});
  CHECK(std::get<std::vector<std::int32_t>>(find_variable(result, "event_replicate")->values) ==
        std::vector<std::int32_t>{0, 1});
  CHECK(find_variable(result, "task") == nullptr);
}

TEST_CASE("a task twice is taken once; another unit is an error of ours") {
  CHECK(tasks_of(stack({with_things(0, {"a"}), with_things(0, {"a"})})[0]).size() == 2);
  PointData other = with_things(1, {"a"});
  other.data.variables[2].attributes[0].value = std::string("CNY");
  CHECK_THROWS_AS(stack({with_things(0, {"a"}), other}), InvariantError);
}

TEST_CASE("tasks are taken out of a stack as if they had been played alone") {
  auto all = stack({with_things(0, {"a"}), with_things(1, {"a"}), with_things(2, {"a"})});
  Dataset swapped = picked(all[0], [](const Task& task) {
    return task.point == 1 ? std::nullopt : std::optional<Task>({2 - task.point, task.replicate});
  });
  auto alone = stack({with_things(0, {"a"}), with_things(2, {"a"})});
  CHECK(tasks_of(swapped) == tasks_of(alone[0]));
  CHECK(worth(swapped) == std::vector<std::int64_t>{200, 210, 0, 10});
  CHECK(std::get<std::vector<std::int32_t>>(find_variable(swapped, "event_day")->values) ==
        std::vector<std::int32_t>{2, 3, 0, 1});
  CHECK(picked(all[0], [](const Task&) { return std::optional<Task>(); }).variables.empty());
}

TEST_CASE("the numbers of tasks and back") {
  for (Task task : {Task{0, 0}, Task{0, 2147483647}, Task{2147483647, 1}}) CHECK(task_of(task_number(task)) == task);
  CHECK(task_number({0, 5}) < task_number({1, 0}));
}

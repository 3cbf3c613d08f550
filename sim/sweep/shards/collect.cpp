#include "sim/sweep/shards/collect.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/results/store/run_directory.hpp"
#include "sim/sweep/designs/points.hpp"
#include "sim/sweep/shards/alignment.hpp"
#include "sim/sweep/shards/labels.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

namespace {

std::vector<Attribute> described(const char* long_name, const std::string& units = "") {
  std::vector<Attribute> attributes = {{"long_name", std::string(long_name)}};
  if (!units.empty()) attributes.push_back({"units", units});
  return attributes;
}

Variable column_of(const Axis& axis, std::size_t points) {
  Variable variable{axis.variable(), {"point"}, {}, {{"long_name", axis.path}}};
  if (axis.numbers.empty()) {
    std::vector<std::string> words;
    for (std::size_t point = 0; point < points; ++point) words.push_back(axis.value(point));
    variable.values = std::move(words);
    return variable;
  }
  std::vector<double> numbers;
  for (std::size_t point = 0; point < points; ++point) numbers.push_back(axis.number(point));
  variable.values = std::move(numbers);
  variable.attributes.push_back({"units", axis.unit});
  if (axis.unit.starts_with("days since"))
    variable.attributes.push_back({"calendar", std::string("proleptic_gregorian")});
  return variable;
}

/// The sweep's scenario with the number of replicates that were asked for, whatever was asked for last.
std::string text_of(const Sweep& sweep, std::int32_t replicates) {
  std::string text = sweep.base.text();
  auto begin = text.starts_with("replicates:") ? 0 : text.find("\nreplicates:");
  if (begin == std::string::npos) return text;
  begin = text.find(':', begin);
  return text.replace(begin, text.find('\n', begin) - begin, fmt::format(": {}", replicates));
}

void add_missing(Dataset& result, const std::vector<MissingTask>& missing) {
  std::vector<std::int32_t> points, replicates;
  std::vector<std::string> codes, messages;
  for (const MissingTask& each : missing) {
    points.push_back(each.task.point);
    replicates.push_back(each.task.replicate);
    codes.push_back(each.code);
    messages.push_back(each.message);
  }
  result.dimensions.push_back({"missing", missing.size()});
  auto add = [&](const char* name, Values values, const char* long_name) {
    result.variables.push_back({name, {"missing"}, std::move(values), described(long_name)});
  };
  add("missing_point", std::move(points), "Point of a task that is not here");
  add("missing_replicate", std::move(replicates), "Replicate of a task that is not here");
  add("missing_code", std::move(codes), "Why: the code of its error, or `waiting`");
  add("missing_message", std::move(messages), "What went wrong");
}

}  // namespace

std::vector<MissingTask> missing_tasks(const std::vector<std::int32_t>& asked, const ShardIndex& shard_index) {
  std::vector<MissingTask> missing;
  auto failures = shard_index.failures();
  for (std::size_t point = 0; point < asked.size(); ++point) {
    auto number = static_cast<std::int32_t>(point);
    if (shard_index.done_of(number, asked[point]) == asked[point]) continue;
    for (std::int32_t replicate = 0; replicate < asked[point]; ++replicate) {
      Task task{number, replicate};
      if (shard_index.has(task)) continue;
      auto failed = failures.find(task);
      if (failed == failures.end())
        missing.push_back({task, "waiting", "not played yet"});
      else
        missing.push_back({task, failed->second.code, failed->second.message});
    }
  }
  return missing;
}

void add_design(Dataset& result, const Sweep& sweep, const std::vector<std::int32_t>& asked,
                const std::vector<MissingTask>& missing) {
  std::vector<Variable> columns;
  std::string names;
  for (const Axis& axis : sweep.points.axes) {
    columns.push_back(column_of(axis, sweep.points.count));
    names += (names.empty() ? "" : " ") + axis.variable();
  }
  columns.push_back({"replicates_asked", {"point"}, asked, described("Replicates asked for", "1")});
  auto place = std::find_if(result.variables.begin(), result.variables.end(),
                            [](const Variable& each) { return each.name == "replicate"; });
  result.variables.insert(place + 1, columns.begin(), columns.end());
  if (!missing.empty()) add_missing(result, missing);
  std::int32_t most = *std::max_element(asked.begin(), asked.end());
  auto attributes =
      run_attributes(sweep.identity, sweep.base.draw(0).question, sweep.base.draw(0).seed, text_of(sweep, most));
  if (!names.empty()) attributes.push_back({"coordinates", names});
  result.attributes.insert(result.attributes.begin(), attributes.begin(), attributes.end());
}

Dataset result_of(const std::vector<Dataset>& stacked, const Sweep& sweep, const std::vector<std::int32_t>& asked,
                  const std::vector<MissingTask>& missing) {
  auto replicates = static_cast<std::size_t>(*std::max_element(asked.begin(), asked.end()));
  Alignment alignment(stacked, label_order(sweep.base.draw(0)));
  Dataset result = alignment.along_points(sweep.points.count, replicates);
  add_design(result, sweep, asked, missing);
  return result;
}

}  // namespace rivalry

#include "sim/sweep/shards/virtual_result.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <set>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/virtual.hpp"
#include "sim/sweep/shards/collect.hpp"
#include "sim/sweep/shards/shard_file.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

bool lies_along_tasks(const Variable& variable) {
  return !variable.dims.empty() && variable.dims[0] == "task" && variable.name != "task";
}

/// Its tasks and lists, without the numbers of the tasks.
Dataset without_numbers(Dataset shard) {
  std::erase_if(shard.variables, lies_along_tasks);
  return shard;
}

Attribute missing_value(const Values& like) {
  return std::visit(
      [](const auto& values) -> Attribute {
        using T = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_integral_v<T>)
          return {"_FillValue", static_cast<std::int64_t>(std::numeric_limits<T>::min())};
        else
          return {"_FillValue", std::numeric_limits<double>::quiet_NaN()};
      },
      like);
}

/// The variable as the result has it: along point and replicate, without values.
Variable outline(const Variable& variable, bool has_gaps) {
  Variable result{variable.name, {"point", "replicate"}, {}, variable.attributes};
  result.dims.insert(result.dims.end(), variable.dims.begin() + 1, variable.dims.end());
  std::visit([&](const auto& values) { result.values = std::decay_t<decltype(values)>{}; }, variable.values);
  if (has_gaps) result.attributes.push_back(missing_value(variable.values));
  return result;
}

/// What is not alike though it must be: names, types, dimensions, and the labels that tasks' numbers lie along (those
/// of lists alone may differ: lists are copied). Empty if all is.
std::string difference(const Dataset& a, const Dataset& b) {
  auto is_axis = [&](const Variable& each) {
    return each.name != "task" && each.dims == std::vector{each.name} &&
           std::any_of(a.variables.begin(), a.variables.end(), [&](const Variable& other) {
             return lies_along_tasks(other) &&
                    std::find(other.dims.begin(), other.dims.end(), each.name) != other.dims.end();
           });
  };
  for (std::size_t i = 0; i < std::max(a.variables.size(), b.variables.size()); ++i) {
    if (i >= a.variables.size() || i >= b.variables.size()) return (i >= a.variables.size() ? b : a).variables[i].name;
    const Variable &x = a.variables[i], &y = b.variables[i];
    bool alike = x.name == y.name && x.dims == y.dims && x.values.index() == y.values.index();
    if (!alike || (is_axis(x) && x.values != y.values)) return x.name;
  }
  return "";
}

class Builder {
 public:
  Builder(const fs::path& directory, const Sweep& sweep, const std::vector<std::int32_t>& asked)
      : directory_(directory), sweep_(sweep), asked_(asked) {
    replicates_ = static_cast<std::uint64_t>(*std::max_element(asked.begin(), asked.end()));
  }

  void take(const fs::path& path, Dataset shard) {
    if (shard.variables.empty()) return;
    if (parts_.empty()) first_ = outlined(shard);
    if (std::string what = difference(first_, outlined(shard)); !what.empty())
      throw WorldError(ExitCode::CannotCreate, (directory_ / virtual_file).string(),
                       fmt::format("the points of this sweep differ in {}, which a virtual dataset cannot hold", what),
                       fmt::format("rivalry collect {}", directory_.string()));
    parts_.push_back({"shards/" + path.filename().string(), 0, {}});
    add_runs(tasks_of(shard), parts_.back());
    small_.push_back(without_numbers(std::move(shard)));
  }

  std::vector<std::byte> finish(const ShardIndex& shard_index) {
    Dataset result = result_of(small_, sweep_, asked_, missing_tasks(asked_, shard_index));
    bool has_gaps = taken_.size() < sweep_.points.count * replicates_;
    std::set<std::string> virtuals;
    std::string before = "replicate";
    auto place_behind = [&](const std::string& name) {
      return std::find_if(result.variables.begin(), result.variables.end(),
                          [&](const Variable& each) { return each.name == name; });
    };
    auto at = place_behind("replicates_asked") + 1;
    for (const Variable& variable : first_.variables) {
      if (lies_along_tasks(variable)) {
        virtuals.insert(variable.name);
        at = result.variables.insert(at, outline(variable, has_gaps)) + 1;
      } else if (auto there = place_behind(variable.name); there != result.variables.end() && there >= at) {
        at = there + 1;
      }
    }
    std::erase_if(parts_, [](const VirtualPart& part) { return part.runs.empty(); });
    return to_hdf5_virtual(result, virtuals, 2, parts_);
  }
  bool is_empty() const { return parts_.empty(); }

 private:
  /// The shape alone, with the labels of what is no row.
  static Dataset outlined(const Dataset& shard) {
    Dataset shape = shard;
    for (Variable& variable : shape.variables) {
      bool is_axis = variable.dims == std::vector{variable.name} && variable.name != "task";
      if (!is_axis) std::visit([](auto& values) { values.clear(); }, variable.values);
    }
    return shape;
  }

  void add_runs(const std::vector<Task>& tasks, VirtualPart& part) {
    part.rows = tasks.size();
    for (std::size_t row = 0; row < tasks.size(); ++row) {
      const Task& task = tasks[row];
      bool is_asked = static_cast<std::size_t>(task.point) < asked_.size() &&
                      static_cast<std::uint64_t>(task.replicate) < replicates_;
      if (!is_asked || !taken_.insert(task).second) continue;
      std::uint64_t to =
          static_cast<std::uint64_t>(task.point) * replicates_ + static_cast<std::uint64_t>(task.replicate);
      if (!part.runs.empty() && part.runs.back().from_row + part.runs.back().count == row &&
          part.runs.back().to_row + part.runs.back().count == to)
        ++part.runs.back().count;
      else
        part.runs.push_back({row, to, 1});
    }
  }

  fs::path directory_;
  const Sweep& sweep_;
  std::vector<std::int32_t> asked_;
  std::uint64_t replicates_ = 0;
  Dataset first_;
  std::vector<Dataset> small_;
  std::vector<VirtualPart> parts_;
  std::set<Task> taken_;
};

}  // namespace

std::vector<std::byte> virtual_result(const fs::path& directory, const Sweep& sweep,
                                      const std::vector<std::int32_t>& asked, const ShardIndex& shard_index) {
  Builder builder(directory, sweep, asked);
  for (const fs::path& path : shard_index.shards()) {
    auto shard = read_shard(path);
    if (!shard)
      throw WorldError(ExitCode::InputOutput, path.string(), "was damaged after it was written",
                       fmt::format("rivalry resume {}", directory.string()));
    builder.take(path, std::move(*shard));
  }
  expects(!builder.is_empty(), "something has been played");
  return builder.finish(shard_index);
}

}  // namespace rivalry

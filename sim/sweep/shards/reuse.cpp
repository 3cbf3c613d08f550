#include "sim/sweep/shards/reuse.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include "rivalry/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

/// What a point is, whatever the order in which its keys were given.
std::string text_of(const Points& points, std::size_t point) {
  auto changes = points.overrides(point);
  std::sort(changes.begin(), changes.end(), [](const Override& a, const Override& b) { return a.path < b.path; });
  std::string text;
  for (const Override& change : changes) text += change.path + "=" + change.value + "\n";
  return text;
}

std::map<std::string, std::int32_t> by_text(const Points& points) {
  std::map<std::string, std::int32_t> found;
  for (std::size_t point = 0; point < points.count; ++point)
    found.emplace(text_of(points, point), static_cast<std::int32_t>(point));
  return found;
}

std::vector<std::string> lines_that_matter(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    if (!line.starts_with("replicates:")) lines.push_back(line);
  return lines;
}

/// The first line in which two resolved scenarios differ, with the number of others.
std::string difference(const std::string& theirs, const std::string& ours) {
  auto a = lines_that_matter(theirs), b = lines_that_matter(ours);
  std::vector<std::string> only_a, only_b;
  for (const std::string& line : a)
    if (std::find(b.begin(), b.end(), line) == b.end()) only_a.push_back(line);
  for (const std::string& line : b)
    if (std::find(a.begin(), a.end(), line) == a.end()) only_b.push_back(line);
  auto first = [](const std::vector<std::string>& lines) {
    std::string text = lines.empty() ? "nothing" : lines[0];
    auto begin = text.find_first_not_of(' ');
    return "`" + text.substr(begin == std::string::npos ? 0 : begin) + "`";
  };
  std::size_t others = std::max(only_a.size(), only_b.size());
  std::string more = others > 1 ? fmt::format(", and {} more", others - 1) : "";
  return fmt::format("changed: {} was {}{}", first(only_b), first(only_a), more);
}

/// Why nothing of a sweep of the same name can be taken over; empty if it can.
std::string why_not(const Sweep& sweep, const fs::path& directory, const SweepRecord& theirs) {
  if (theirs.model_version != model_version())
    return fmt::format("another model: {}, not {}", theirs.model_version, model_version());
  if (theirs.base_hash != sweep.base_hash) return difference(read_text(directory / "resolved.yaml"), sweep.base.text());
  return "";
}

Kin kin_in(const Sweep& sweep, const std::map<std::string, std::int32_t>& ours, const fs::path& directory,
           const SweepRecord& record, const std::function<bool(const Task&)>& wanted) {
  Kin kin{directory, 0, why_not(sweep, directory, record), {}};
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  if (!kin.why_not.empty()) {
    kin.tasks = shard_index.done();
    return kin;
  }
  Sweep other = sweep_in(directory);
  if (other.ask.chance != Chance::Common) return kin;
  auto asked = record.plan.asked(other.points.count);
  for (std::size_t point = 0; point < other.points.count; ++point) {
    auto own = ours.find(text_of(other.points, point));
    if (own == ours.end()) continue;
    for (std::int32_t replicate = 0; replicate < asked[point]; ++replicate) {
      Task theirs{static_cast<std::int32_t>(point), replicate}, task{own->second, replicate};
      if (shard_index.has(theirs) && wanted(task)) kin.taken.emplace(theirs, task);
    }
  }
  kin.tasks = static_cast<std::int64_t>(kin.taken.size());
  return kin;
}

}  // namespace

std::vector<Kin> kin_of(const Sweep& sweep, const fs::path& directory, const std::function<bool(const Task&)>& wanted) {
  std::vector<Kin> kin;
  if (sweep.ask.chance != Chance::Common) return kin;
  std::optional<std::map<std::string, std::int32_t>> ours;
  std::set<Task> taken;
  std::error_code error;
  std::set<fs::path> siblings;
  fs::path folder = directory.has_parent_path() ? directory.parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, error)) siblings.insert(entry.path());
  std::string name = sweep.identity.name + "-";
  for (const fs::path& sibling : siblings) try {
      if (!is_sweep(sibling) || fs::equivalent(sibling, directory, error)) continue;
      SweepRecord record = read_sweep_record(sibling);
      if (!record.run_id.starts_with(name) || record.hash == sweep.identity.hash) continue;
      if (!ours) ours = by_text(sweep.points);
      Kin found = kin_in(sweep, *ours, sibling, record,
                         [&](const Task& task) { return wanted(task) && !taken.contains(task); });
      for (const auto& [theirs, task] : found.taken) taken.insert(task);
      if (found.tasks > 0) kin.push_back(std::move(found));
    } catch (const WorldError&) {
    } catch (const ScenarioError&) {
    }
  return kin;
}

std::int64_t take_over(const std::vector<Kin>& kin, const fs::path& directory) {
  std::int64_t tasks = 0;
  for (const Kin& each : kin) {
    if (each.taken.empty()) continue;
    ShardIndex shard_index(each.directory / "shards");
    shard_index.refresh();
    std::set<Task> here;
    for (const fs::path& shard : shard_index.shards()) {
      auto new_task = [&](const Task& theirs) -> std::optional<Task> {
        auto ours = each.taken.find(theirs);
        return ours == each.taken.end() || here.contains(ours->second) ? std::nullopt : std::optional(ours->second);
      };
      auto label = read_label(shard);
      bool any = label && std::any_of(label->tasks.begin(), label->tasks.end(),
                                      [&](const Task& theirs) { return new_task(theirs).has_value(); });
      auto data = any ? read_shard(shard) : std::nullopt;
      if (!data) continue;
      Dataset chosen = picked(*data, new_task);
      if (chosen.variables.empty()) continue;
      for (const Task& task : tasks_of(chosen)) here.insert(task);
      add_shards(directory / "shards", {chosen}, {});
    }
    tasks += static_cast<std::int64_t>(here.size());
  }
  return tasks;
}

}  // namespace rivalry

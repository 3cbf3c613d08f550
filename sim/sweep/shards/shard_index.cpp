#include "sim/sweep/shards/shard_index.hpp"

#include <algorithm>
#include <set>

#include "sim/results/store/atomic_file.hpp"

namespace rivalry {

namespace fs = std::filesystem;

void ShardIndex::refresh() {
  std::set<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    std::string name = entry.path().filename().string();
    if (name.ends_with(".h5") && !name.starts_with(unfinished_prefix)) names.insert(std::move(name));
  }
  bool gone = std::any_of(seen_.begin(), seen_.end(), [&](const auto& each) { return !names.contains(each.first); });
  if (gone) *this = ShardIndex(folder_);
  for (const std::string& name : names)
    if (!seen_.contains(name)) take(name);
}

void ShardIndex::take(const std::string& name) {
  auto label = read_label(folder_ / name);
  std::error_code error;
  if (!label && !fs::exists(folder_ / name, error)) return;  // packed into another one meanwhile
  seen_[name] = label.has_value();
  if (!label) return damaged_.push_back(name);
  for (const Task& task : label->tasks) {
    auto point = static_cast<std::size_t>(task.point), replicate = static_cast<std::size_t>(task.replicate);
    if (point >= has_.size()) has_.resize(std::max(point + 1, 2 * has_.size()));
    auto& of_point = has_[point];
    if (replicate >= of_point.size()) of_point.resize(replicate + 1);
    if (!of_point[replicate]) ++done_;
    of_point[replicate] = true;
  }
  for (FailedTask& failed : label->failed) {
    auto [known, is_new] = failed_.try_emplace(failed.task, failed);
    if (!is_new && known->second.attempt < failed.attempt) known->second = std::move(failed);
  }
}

bool ShardIndex::has(const Task& task) const {
  auto point = static_cast<std::size_t>(task.point), replicate = static_cast<std::size_t>(task.replicate);
  return point < has_.size() && replicate < has_[point].size() && has_[point][replicate];
}

std::int32_t ShardIndex::done_of(std::int32_t point, std::int32_t below) const {
  if (static_cast<std::size_t>(point) >= has_.size()) return 0;
  const auto& of_point = has_[static_cast<std::size_t>(point)];
  auto end = of_point.begin() + std::min(static_cast<std::ptrdiff_t>(of_point.size()), std::ptrdiff_t{below});
  return static_cast<std::int32_t>(std::count(of_point.begin(), end, true));
}

bool ShardIndex::failed(const Task& task, std::int32_t attempt) const {
  auto found = failed_.find(task);
  return found != failed_.end() && found->second.attempt >= attempt;
}

std::map<Task, FailedTask> ShardIndex::failures() const {
  std::map<Task, FailedTask> failures = failed_;
  std::erase_if(failures, [&](const auto& each) { return has(each.first); });
  return failures;
}

std::vector<fs::path> ShardIndex::shards() const {
  std::vector<fs::path> paths;
  for (const auto& [name, sound] : seen_)
    if (sound) paths.push_back(folder_ / name);
  return paths;
}

}  // namespace rivalry

// What has been played of a sweep, as the shards say. Reads the labels of new shards alone, so that it is cheap to keep
// up to date while others write.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/shard_file.hpp"

namespace rivalry {

/// Not thread-safe.
class ShardIndex {
 public:
  /// `folder` holds the shards; it may not be there yet. Reads nothing before refresh().
  explicit ShardIndex(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Takes up shards that are new. If one is gone, takes up all again.
  void refresh();

  bool has(const Task& task) const;
  std::int64_t done() const { return done_; }  ///< tasks
  /// Of a point, at most `below` replicates: how many are done.
  std::int32_t done_of(std::int32_t point, std::int32_t below) const;

  /// Whether the task failed in this attempt or a later one.
  bool failed(const Task& task, std::int32_t attempt) const;
  /// Of tasks that are not done: the latest failure of each.
  std::map<Task, FailedTask> failures() const;

  /// The shards, by name.
  std::vector<std::filesystem::path> shards() const;
  /// Files among them without a sound label.
  const std::vector<std::string>& damaged() const { return damaged_; }

 private:
  void take(const std::string& name);

  std::filesystem::path folder_;
  std::map<std::string, bool> seen_;    ///< by name: whether its label is sound
  std::vector<std::vector<bool>> has_;  ///< by point and replicate
  std::map<Task, FailedTask> failed_;
  std::vector<std::string> damaged_;
  std::int64_t done_ = 0;
};

}  // namespace rivalry

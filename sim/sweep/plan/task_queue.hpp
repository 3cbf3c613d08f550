// Where a process gets its work from: the parcels of the plan that nobody else has, portion by portion.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "sim/sweep/shards/shard_index.hpp"

namespace rivalry {

class Claims;
class Plan;
struct Task;

/// Replicates of a point that are to be played now.
struct Assignment {
  std::int64_t parcel = 0;
  std::int32_t point = 0;
  std::vector<std::int32_t> replicates;
};

/// Not thread-safe.
class TaskQueue {
 public:
  /// `attempt`: failures of earlier ones are played again. All must outlive the feed.
  TaskQueue(const Plan& plan, std::int32_t attempt, ShardIndex& shard_index, Claims& claims);

  enum class State {
    Work,   ///< there is an assignment
    Wait,   ///< what is left is with others
    Empty,  ///< nothing is left
  };
  struct Next {
    State state = State::Empty;
    std::optional<Assignment> assignment;
  };
  Next next();

  /// An assignment's tasks are in shards, or were given up: its parcel is let go of with its last one.
  void finished(std::int64_t parcel);

  /// Tasks of the plan that are done or have failed, as far as the harvest knows.
  std::int64_t finished_tasks() const;

 private:
  std::vector<Assignment> left_in(std::int64_t parcel) const;
  bool is_finished(const Task& task) const { return shard_index_.has(task) || shard_index_.failed(task, attempt_); }
  bool open_parcel();

  const Plan& plan_;
  std::int32_t attempt_;
  ShardIndex& shard_index_;
  Claims& claims_;
  std::deque<std::int64_t> open_;  ///< parcels that were not finished when last looked at, and are not ours
  std::size_t cursor_ = 0;         ///< in open_
  std::deque<Assignment> assignments_;
  std::map<std::int64_t, std::int64_t> outstanding_;  ///< by parcel of ours: assignments not finished
};

}  // namespace rivalry

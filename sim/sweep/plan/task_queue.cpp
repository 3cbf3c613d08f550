#include "sim/sweep/plan/task_queue.hpp"

#include <numeric>

#include "sim/sweep/cluster/claims.hpp"
#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/shard_index.hpp"

namespace rivalry {

TaskQueue::TaskQueue(const Plan& plan, std::int32_t attempt, ShardIndex& shard_index, Claims& claims)
    : plan_(plan), attempt_(attempt), shard_index_(shard_index), claims_(claims) {
  open_.resize(static_cast<std::size_t>(plan.parcels()));
  std::iota(open_.begin(), open_.end(), 0);
}

std::vector<Assignment> TaskQueue::left_in(std::int64_t parcel) const {
  std::vector<Assignment> left;
  for (const Portion& portion : plan_.parcel(parcel)) {
    Assignment assignment{parcel, portion.point, {}};
    for (std::int32_t replicate = portion.first; replicate < portion.end; ++replicate)
      if (!is_finished({portion.point, replicate})) assignment.replicates.push_back(replicate);
    if (!assignment.replicates.empty()) left.push_back(std::move(assignment));
  }
  return left;
}

/// Takes the next parcel that has something left and is nobody's. False if there is none from the cursor to the end.
bool TaskQueue::open_parcel() {
  while (cursor_ < open_.size()) {
    std::int64_t parcel = open_[cursor_];
    if (left_in(parcel).empty()) {
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(cursor_));
      continue;
    }
    if (!claims_.take(parcel)) {
      ++cursor_;
      continue;
    }
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(cursor_));
    shard_index_.refresh();  // whoever had it before may just have finished it
    auto left = left_in(parcel);
    if (left.empty()) {
      claims_.release(parcel);
      continue;
    }
    outstanding_[parcel] = static_cast<std::int64_t>(left.size());
    assignments_.insert(assignments_.end(), left.begin(), left.end());
    return true;
  }
  return false;
}

TaskQueue::Next TaskQueue::next() {
  if (assignments_.empty() && !open_parcel()) {
    cursor_ = 0;
    shard_index_.refresh();
    if (!open_parcel()) {
      cursor_ = 0;
      return {open_.empty() ? State::Empty : State::Wait, std::nullopt};
    }
  }
  Next next{State::Work, std::move(assignments_.front())};
  assignments_.pop_front();
  return next;
}

void TaskQueue::finished(std::int64_t parcel) {
  auto found = outstanding_.find(parcel);
  if (found == outstanding_.end() || --found->second > 0) return;
  outstanding_.erase(found);
  claims_.release(parcel);
}

std::int64_t TaskQueue::finished_tasks() const {
  std::int64_t finished = 0;
  for (const auto& [task, failed] : shard_index_.failures()) finished += failed.attempt >= attempt_ ? 1 : 0;
  return finished + shard_index_.done();
}

}  // namespace rivalry

#include "sim/run/profile.hpp"

#include <chrono>
#include <utility>

#include "rivalry/errors.hpp"
#include "sim/run/timetable.hpp"

namespace rivalry {

RunProfile::RunProfile() : rows_(timetable().size()) {}

void RunProfile::add(std::span<const RowTally> day) {
  expects(day.size() == rows_.size(), "a tally of each row of the timetable");
  std::lock_guard lock(guard_);
  for (std::size_t i = 0; i < day.size(); ++i) {
    rows_[i].calls += day[i].calls;
    rows_[i].nanoseconds += day[i].nanoseconds;
    rows_[i].wrote.bits |= day[i].wrote.bits;
  }
}

void RunProfile::add_beginning(std::int64_t nanoseconds) {
  std::lock_guard lock(guard_);
  ++beginning_.calls;
  beginning_.nanoseconds += nanoseconds;
}

void RunProfile::add_recording(std::int64_t nanoseconds) {
  std::lock_guard lock(guard_);
  ++recording_.calls;
  recording_.nanoseconds += nanoseconds;
}

std::vector<RowTally> RunProfile::rows() const {
  std::lock_guard lock(guard_);
  return rows_;
}

RowTally RunProfile::beginning() const {
  std::lock_guard lock(guard_);
  return beginning_;
}

RowTally RunProfile::recording() const {
  std::lock_guard lock(guard_);
  return recording_;
}

Stopwatch::Stopwatch(bool runs) : runs_(runs) { lap(); }

std::int64_t Stopwatch::lap() {
  if (!runs_) return 0;
  auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
  std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(since_boot).count();
  return now - std::exchange(last_, now);
}

}  // namespace rivalry

#include "sim/run/profile.hpp"

#include "rivalry/errors.hpp"
#include "sim/run/timetable.hpp"

namespace rivalry {

Profile::Profile() : rows_(timetable().size()) {}

void Profile::add(std::span<const RowTally> day) {
  expects(day.size() == rows_.size(), "a tally of each row of the timetable");
  std::lock_guard lock(guard_);
  for (std::size_t i = 0; i < day.size(); ++i) {
    rows_[i].calls += day[i].calls;
    rows_[i].nanoseconds += day[i].nanoseconds;
    rows_[i].wrote.bits |= day[i].wrote.bits;
  }
}

void Profile::add_beginning(std::int64_t nanoseconds) {
  std::lock_guard lock(guard_);
  ++beginning_.calls;
  beginning_.nanoseconds += nanoseconds;
}

void Profile::add_recording(std::int64_t nanoseconds) {
  std::lock_guard lock(guard_);
  ++recording_.calls;
  recording_.nanoseconds += nanoseconds;
}

std::vector<RowTally> Profile::rows() const {
  std::lock_guard lock(guard_);
  return rows_;
}

RowTally Profile::beginning() const {
  std::lock_guard lock(guard_);
  return beginning_;
}

RowTally Profile::recording() const {
  std::lock_guard lock(guard_);
  return recording_;
}

}  // namespace rivalry

#include "sim/run/timetable.hpp"

#include "sim/signals/events.hpp"
#include "sim/users/day.hpp"

namespace rivalry {

std::span<const Mechanism> timetable() {
  static constexpr Mechanism rows[] = {
      {Phase::News, "events", events_happen, "Dated and random events begin and end."},
      {Phase::Users, "day", users_live,
       "Users open, join, fall dormant, return, leave, post and divide their attention."},
      {Phase::Users, "neighbours", neighbours_hear,
       "Those who know them learn who became active and who ceased to be."},
      {Phase::Measure, "invariants", users_are_all_there, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry

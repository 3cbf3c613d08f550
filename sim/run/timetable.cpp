#include "sim/run/timetable.hpp"

#include "sim/signals/events.hpp"
#include "sim/users/day.hpp"
#include "sim/users/spread.hpp"

namespace rivalry {

std::span<const Mechanism> timetable() {
  static constexpr Mechanism rows[] = {
      {Phase::News, "events", events_happen, "Dated and random events begin and end."},
      {Phase::Beliefs, "spreads", spreads_go_on, "What spreads from person to person takes one step."},
      {Phase::Users, "day", users_live,
       "Users open, join, fall dormant, return, leave, post and divide their attention."},
      {Phase::Users, "neighbours", neighbours_hear,
       "Those who know them learn who became active and who ceased to be."},
      {Phase::Measure, "invariants", users_are_all_there, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry

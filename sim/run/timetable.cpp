#include "sim/run/timetable.hpp"

#include "sim/signals/beliefs.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/posts.hpp"
#include "sim/users/day.hpp"
#include "sim/users/spread.hpp"

namespace rivalry {

std::span<const Mechanism> timetable() {
  static constexpr Mechanism rows[] = {
      {Phase::News, "events", events_happen, "Dated and random events begin and end."},
      {Phase::News, "posts", posts_appear, "What is said in public about companies, and who stays silent."},
      {Phase::Beliefs, "spreads", spreads_go_on, "What spreads from person to person takes one step."},
      {Phase::Beliefs, "beliefs", beliefs_follow, "What was said and seen since yesterday moves suspicions."},
      {Phase::Users, "day", users_live,
       "Users open, join, fall dormant, return, leave, post and divide their attention."},
      {Phase::Users, "neighbours", neighbours_hear,
       "Those who know them learn who became active and who ceased to be."},
      {Phase::Measure, "invariants", users_are_all_there, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry

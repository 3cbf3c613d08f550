#include "sim/run/timetable.hpp"

#include "sim/books/balance.hpp"
#include "sim/books/default.hpp"
#include "sim/books/settlement.hpp"
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
      {Phase::Settlement, "payments", bills_are_paid, "Whoever owes something that is due pays what he can."},
      {Phase::Settlement, "defaults", insolvent_are_cleared,
       "Those who cannot pay in the end fail together, and their creditors share what there is."},
      {Phase::Measure, "books_balance", books_balance, "No cent, claim or share has appeared or vanished."},
      {Phase::Measure, "invariants", users_are_all_there, "Nobody has appeared or vanished without a reason."},
  };
  return rows;
}

}  // namespace rivalry

// What happens from outside, on a date or by chance: what a scenario says, and what is in force today.
#pragma once

#include <optional>
#include <string>

#include "rivalry/calendar.hpp"

namespace rivalry {

enum class Deed {
  Campaign,      ///< adds `adds` (per day) to the external hazard of joining `platform`, while it lasts
  Scale,         ///< multiplies the quantity `what` of `platform` by `by`, while it lasts
  LinkAccounts,  ///< adds `adds` (per day) to the hazard of joining `platform` for the active members of `other`
};

/// The quantities that `Scale` can change.
enum class Scaled { JoinExternal, JoinInternal, Sleep, Wake, Pull };

struct Event {
  std::string name;
  Deed deed = Deed::Campaign;
  std::string platform;
  std::string other;
  Scaled what = Scaled::JoinExternal;
  double adds = 0;
  double by = 1;
  std::optional<Day> at;  ///< dated; else by chance:
  double chance = 0;      ///< hazard per day, once in force between from and until
  std::optional<Day> from;
  std::optional<Day> until;
  double lasts_days = 0;  ///< 0: for good
  bool again = false;     ///< random events: may happen again after it has ended
};

}  // namespace rivalry

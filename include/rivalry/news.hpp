// What happens from outside, on a date or by chance: what a scenario says, and what is in force today.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

enum class EventKind {
  Campaign,      ///< adds `adds` (per day) to the external hazard of joining `platform`, or of taking up the way to pay
                 ///< `rail`, while it lasts
  Scale,         ///< multiplies the quantity `what` of `platform` by `by`, while it lasts
  LinkAccounts,  ///< adds `adds` (per day) to the hazard of joining `platform` for the active members of `other`, or to
                 ///< that of linking accounts on `platform` with `shop`
  Rumour,        ///< it is said in public that `company` does not pay; `amount`: how many posts
  Deny,          ///< `company` says that all is well
  Protest,       ///< creditors gather at the door of `company`
  Endorse,       ///< `from_whom` speaks well of `company`
  Rescue,  ///< `from_whom` puts `amount` into `company`, in the form of `form`; without a date, when it is worth it to
           ///< them
  TieUp,   ///< `from_whom` sells through `company`, which earns `earns` a day, while it lasts
  Demand,  ///< multiplies what customers want of `company` by `by`, while it lasts
  Sue,     ///< `company` is sued in `market`
  SellShares,  ///< `from_whom` sells shares of `company` to `to`
  BuyBack,     ///< `company` buys its own shares from `from_whom`, for at most `amount`
  Acquire,     ///< `from_whom` buys all of `company` for `amount`
  Promote,     ///< adds `lifts` to the appeal of `shop`, while it lasts
  Censor,      ///< of the posts of `voice`, or of all voices about `interest`, `share` are removed, while it lasts
};

/// When an event that hangs on a contract is in force.
enum class Upon : std::uint8_t {
  InForce,   ///< while the contract is
  Signing,   ///< from its signing on
  Exercise,  ///< from its exercise on
};

/// In what form money comes to a company in distress.
enum class RescueForm { Loan, Note, Equity };

/// The quantities that `Scale` can change.
enum class Scaled { JoinExternal, JoinInternal, Sleep, Wake, Pull };

struct Event {
  std::string name;
  EventKind kind = EventKind::Campaign;
  std::string platform;
  std::string other;
  Scaled what = Scaled::JoinExternal;
  double adds = 0;
  double by = 1;
  std::string company;
  std::string market;
  std::string shop;
  std::string rail;
  double lifts = 0;        ///< Promote: appeal
  bool everybody = false;  ///< Promote: also those whose day to shop it is not
  std::string contract;    ///< that it hangs on, instead of a date
  Upon upon = Upon::InForce;
  std::string from_whom;  ///< the investor or company that acts: `by`
  double amount = 0;      ///< in minor units
  RescueForm form = RescueForm::Equity;
  double pre_money = 0;   ///< Equity: what the company is held to be worth before, in minor units
  double discount = 0;    ///< Note: on the price at conversion
  double cap = 0;         ///< Note: pre-money value above which it does not convert
  double earns = 0;       ///< TieUp: margin per day, in minor units
  std::string to;         ///< SellShares: who buys; empty: the public
  double share = 0;       ///< Censor: of the posts. SellShares: of what the seller has; or
  double shares = 0;      ///< ... so many
  std::string voice;      ///< Censor: whose posts; or
  std::string interest;   ///< ... posts about what
  double price = 0;       ///< SellShares, BuyBack: per share, in minor units; 0: what the market thinks it is worth
  std::optional<Day> at;  ///< dated; else by chance:
  double chance = 0;      ///< hazard per day, once in force between from and until
  std::optional<Day> from;
  std::optional<Day> until;
  double lasts_days = 0;  ///< 0: for good
  bool again = false;     ///< random events: may happen again after it has ended
};

/// What today's news do to one platform.
struct Conditions {
  double adds_external = 0;  ///< hazard of joining, per day
  double times_join_external = 1;
  double times_join_internal = 1;
  double times_sleep = 1;
  double times_wake = 1;
  double times_pull = 1;
  std::vector<double> adds_link;  ///< per platform: hazard of joining for those active there, per day
};

struct News {
  std::vector<std::optional<Day>> since;  ///< per event: the day from which it is in force, if it is
  std::vector<Conditions> conditions;     ///< per platform, today
};

}  // namespace rivalry

// What happens from outside, on a date or by chance: what a scenario says, and what is in force today.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

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

// ---- the kinds of events --------------------------------------------------------------------------------------------
//
// One struct each: its word under `do`, what `explain` says of it, whether it is about a company and who acts, and what
// no other kind needs. A kind is that struct, its name in Event::Effect, the lines of its keys in
// sim/scenario/keys/events.cpp, and one function of the chapter that it changes (see sim/signals/events.hpp).

namespace event {

/// Which of Event::company and Event::from_whom it needs.
enum class Parties { None, Company, CompanyAndActor };

/// More people join `platform`, or take up the way to pay `rail`, while it lasts.
struct Campaign {
  static constexpr std::string_view word = "campaign";
  static constexpr std::string_view meaning = "adds to the hazard of joining a platform or of taking up a way to pay";
  static constexpr Parties parties = Parties::None;
  std::string platform;
  std::string rail;
  double adds = 0;  ///< to the hazard, per day
};

/// The quantity `what` of `platform` is multiplied, while it lasts.
struct Scaling {
  static constexpr std::string_view word = "scale";
  static constexpr std::string_view meaning = "multiplies a quantity";
  static constexpr Parties parties = Parties::None;
  std::string platform;
  Scaled what = Scaled::JoinExternal;
  double by = 1;
};

/// The active members of `other` join `platform` more easily, or its members link their accounts with `shop`.
struct LinkAccounts {
  static constexpr std::string_view word = "link_accounts";
  static constexpr std::string_view meaning =
      "those active on the other platform join more easily, or members of the platform link their accounts with a shop";
  static constexpr Parties parties = Parties::None;
  std::string platform;
  std::string other;
  std::string shop;
  double adds = 0;  ///< to the hazard, per day
};

struct Rumour {
  static constexpr std::string_view word = "rumour";
  static constexpr std::string_view meaning = "it is said in public that the company does not pay";
  static constexpr Parties parties = Parties::Company;
  double posts = 1;
};

struct Denial {
  static constexpr std::string_view word = "deny";
  static constexpr std::string_view meaning = "the company says that all is well";
  static constexpr Parties parties = Parties::Company;
};

struct Protest {
  static constexpr std::string_view word = "protest";
  static constexpr std::string_view meaning = "creditors gather at its door";
  static constexpr Parties parties = Parties::Company;
};

struct Endorsement {
  static constexpr std::string_view word = "endorse";
  static constexpr std::string_view meaning = "somebody speaks well of it";
  static constexpr Parties parties = Parties::CompanyAndActor;
};

/// Without a date, when it is worth it to the investor.
struct Rescue {
  static constexpr std::string_view word = "rescue";
  static constexpr std::string_view meaning = "an investor puts money in";
  static constexpr Parties parties = Parties::CompanyAndActor;
  double amount = 0;  ///< in minor units
  RescueForm form = RescueForm::Equity;
  double pre_money = 0;  ///< Equity: what the company is held to be worth before, in minor units
  double discount = 0;   ///< Note: on the price at conversion
  double cap = 0;        ///< Note: pre-money value above which it does not convert
};

/// Who acts sells through the company, while it lasts.
struct TieUp {
  static constexpr std::string_view word = "tie_up";
  static constexpr std::string_view meaning = "a partner sells through it";
  static constexpr Parties parties = Parties::CompanyAndActor;
  double earns = 0;  ///< the company's margin per day, in minor units
};

/// What customers want of the company is multiplied, while it lasts.
struct Demand {
  static constexpr std::string_view word = "demand";
  static constexpr std::string_view meaning = "multiplies what customers want of it";
  static constexpr Parties parties = Parties::Company;
  double by = 1;
};

struct Suit {
  static constexpr std::string_view word = "sue";
  static constexpr std::string_view meaning = "it is sued in a market";
  static constexpr Parties parties = Parties::Company;
  std::string market;
};

struct ShareSale {
  static constexpr std::string_view word = "sell_shares";
  static constexpr std::string_view meaning = "somebody sells shares of the company";
  static constexpr Parties parties = Parties::CompanyAndActor;
  std::string to;     ///< who buys; empty: the public
  double share = 0;   ///< of what the seller has; or
  double shares = 0;  ///< ... so many
  double price = 0;   ///< per share, in minor units; 0: what the market thinks it is worth
};

/// The company buys from who acts.
struct BuyBack {
  static constexpr std::string_view word = "buy_back";
  static constexpr std::string_view meaning = "the company buys its own shares";
  static constexpr Parties parties = Parties::CompanyAndActor;
  double amount = 0;  ///< in minor units, at most
  double price = 0;   ///< per share, in minor units; 0: what the market thinks it is worth
};

struct Acquisition {
  static constexpr std::string_view word = "acquire";
  static constexpr std::string_view meaning = "somebody buys all of it, and every class of shares gets its part";
  static constexpr Parties parties = Parties::CompanyAndActor;
  double amount = 0;  ///< in minor units
};

struct Promotion {
  static constexpr std::string_view word = "promote";
  static constexpr std::string_view meaning = "a shop appeals more";
  static constexpr Parties parties = Parties::None;
  std::string shop;
  double lifts = 0;        ///< appeal
  bool everybody = false;  ///< also those whose day to shop it is not
};

/// Of the posts of `voice`, or of all voices about `interest`, a share is removed, while it lasts.
struct Censorship {
  static constexpr std::string_view word = "censor";
  static constexpr std::string_view meaning = "posts of voices are removed";
  static constexpr Parties parties = Parties::None;
  double share = 0;
  std::string voice;
  std::string interest;
};

}  // namespace event

// ---- what a scenario says -------------------------------------------------------------------------------------------

struct Event {
  using Effect =
      std::variant<event::Campaign, event::Scaling, event::LinkAccounts, event::Rumour, event::Denial, event::Protest,
                   event::Endorsement, event::Rescue, event::TieUp, event::Demand, event::Suit, event::ShareSale,
                   event::BuyBack, event::Acquisition, event::Promotion, event::Censorship>;
  std::string name;
  Effect effect;          ///< what happens
  std::string company;    ///< that it is about; empty: none
  std::string from_whom;  ///< the investor or company that acts
  std::string contract;   ///< that it hangs on, instead of a date
  Upon upon = Upon::InForce;
  std::optional<Day> at;  ///< dated; else by chance:
  double chance = 0;      ///< hazard per day, once in force between from and until
  std::optional<Day> from;
  std::optional<Day> until;
  double lasts_days = 0;  ///< 0: for good
  bool again = false;     ///< random events: may happen again after it has ended
};

// ---- how it is ------------------------------------------------------------------------------------------------------

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

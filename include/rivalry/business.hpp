// What companies earn besides their shops: lines of business, on platforms and in markets; and what they are worth.
//
// Money is in minor units of the scenario's currency, rates per day, shares in [0, 1]. Volatility: standard deviation
// of what a year adds to a logarithm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// A market with courts of its own. Who sells there without licences is sued; a court stops its sales after a while,
/// allows part of them again, and in the end both sides settle.
struct Market {
  std::string name;
  bool blocked = false;          ///< nothing can be sold there
  double suits = 0;              ///< hazard of being sued for who sells `suits_at` a day there without licences
  double suits_at = 0;           ///< ... in proportion to sales
  double injunction = 1;         ///< probability that a court stops the sales
  double injunction_after = 0;   ///< days after the suit
  double injunction_lasts = 0;   ///< days on average (exponential), until part of the sales is allowed again
  double relief = 1;             ///< that part
  double settled_after = 0;      ///< days on average (exponential), from then on
  bool exactly = false;          ///< these two last exactly so long
  double settlement = 0;         ///< what it costs: share of a year's sales there
  double settlement_covers = 1;  ///< share of what was not licensed that is licensed by it
};

/// Something that a company sells: the attention of a platform's users, or goods in a market.
struct BusinessLine {
  std::string name;
  std::string platform;     ///< whose users it earns from; empty: it sells by itself
  double per_minute = 0;    ///< earned a day for each minute of attention a day
  double per_active = 0;    ///< ... for each member who opens the platform
  double per_thousand = 0;  ///< earned for a thousand display ads shown there
  double sold = 1;          ///< share of those that are sold
  double per_member = 0;    ///< paid a day by each member active in a month
  bool slots = false;       ///< counts what merchants pay for slots beside talk
  double sales = 0;         ///< of a line that sells by itself, at the beginning
  double grows = 0;         ///< rate at which all of these grow; may be below 0
  double fades = 0;         ///< rate at which that rate fades
  double volatility = 0;    ///< of what chance does to them: a martingale
  double margin = 1;        ///< share of the sales that is left after their costs
  std::optional<Day> from;  ///< nothing is earned before; growth counts from then on
  std::string market;       ///< in which it sells; empty: nowhere in particular
  double licences = 0;      ///< share of the patents it needs there that it has licensed
};

/// What a company is worth to the market: `start`, or what its sales and users are worth, times a mood; and what it has
/// besides: money, less debts, and stakes in others.
struct ValueParams {
  double start = 0;       ///< of its business at the beginning, in minor units; 0: reckoned from sales and users
  double per_sales = 0;   ///< times a year's sales,
  double per_growth = 0;  ///< ... plus this times their growth (a year, logarithmic),
  double per_margin = 0;  ///< ... plus this times their margin
  double growth = 0;      ///< of its sales at the beginning; measured from then on
  double partners = 0;    ///< what the market expects partners to pay a day, before they do
  double per_user = 0;    ///< of each member of `platform` active in a month
  std::string platform;
  double drift = 0;       ///< of the mood
  double volatility = 0;  ///< of the mood
  double reverts = 0;     ///< rate at which the mood returns to normal
};

/// An investor's own view of a company.
struct View {
  std::string company;
  double value = 1;         ///< what it thinks the company is worth, over what the market thinks
  double conviction = 0;    ///< standard deviation of the logarithm of what each month does to that
  double synergy = 0;       ///< what owning all of it would add to its own business, in minor units
  double control_cost = 0;  ///< what regulators and partners would make it pay for more than it has, in minor units
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// How a line of business stands before the courts of its market.
enum class Court : std::uint8_t {
  Quiet,
  Sued,       ///< the court has not decided yet
  Stopped,    ///< by an injunction
  Relieved,   ///< part may be sold
  Contested,  ///< there was no injunction, and both sides have not settled
};

/// A line of business today.
struct LineState {
  std::int64_t earned_today = 0;
  std::int64_t earned = 0;  ///< so far
  double sales = 0;         ///< a day: smoothed
  double luck = 0;          ///< logarithm of what chance has made of it
  double licences = 0;
  Court court = Court::Quiet;
  Day next;  ///< when the court decides again
  std::int32_t because = no_cause;
};

/// One company's business.
struct BusinessState {
  std::vector<LineState> lines;
  double partners = 0;        ///< what partners pay it a day: smoothed
  double sales_before = 0;    ///< all its sales a day, smoothed over a longer time
  double mood = 0;            ///< sum of what chance has done to the logarithm of the business's value
  double rerated = 0;         ///< ... and of what listings have
  double at_start = 0;        ///< what sales and users were worth on the first day
  double money_at_start = 0;  ///< cash and claims less debts
  double money = 0;           ///< ... when it was valued last
  double business = 0;        ///< what its business is worth
  double value = 0;           ///< of its equity, stakes in others included
};

struct Business {
  std::vector<BusinessState> companies;  ///< as declared
};

}  // namespace rivalry

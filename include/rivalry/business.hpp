// What companies earn besides their shops: lines of business, on platforms and in markets; and what they are worth.
//
// Money is in minor units of the scenario's currency, rates per day, shares in [0, 1].
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

/// A market with courts of its own.
struct Market {
  std::string name;
};

/// Something that a company sells: the attention of a platform's users, or goods in a market.
struct BusinessLine {
  std::string name;
  std::string platform;   ///< whose users it earns from; empty: it sells by itself
  double per_minute = 0;  ///< earned per minute of attention
  double per_active = 0;  ///< ... per member who opens the platform, and day
  double sales = 0;       ///< of a line that sells by itself, per day, at the beginning
  double grows = 0;       ///< hazard-like rate by which all of these grow, per day
  double margin = 1;      ///< share of the sales that is left after their costs
  std::string market;     ///< in which it sells; empty: nowhere in particular
};

/// What a company is worth to the market: `start`, or what its users, sales and stakes are worth, times a mood.
struct ValueLaw {
  double start = 0;      ///< in minor units; 0: reckoned from the business alone
  double per_sales = 0;  ///< of a year's sales
  double per_user = 0;   ///< of each member of `platform` active in a month
  std::string platform;
  double drift = 0;       ///< of the mood, per day
  double volatility = 0;  ///< of the mood, per square root of a day
};

/// An investor's own view of a company.
struct View {
  std::string company;
  double value = 1;         ///< what it thinks the company is worth, over what the market thinks
  double conviction = 0;    ///< standard deviation of the logarithm of what each month adds to that
  double synergy = 0;       ///< what owning all of it would add to its own business, in minor units
  double control_cost = 0;  ///< what regulators and partners would make it pay for more than it has, in minor units
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// A line of business today.
struct LineState {
  std::int64_t earned_today = 0;
  double sales = 0;  ///< a day: smoothed
};

/// One company's business.
struct BusinessState {
  std::vector<LineState> lines;
  double mood = 0;   ///< logarithm
  double value = 0;  ///< of its equity, stakes in others included, in minor units
};

struct Business {
  std::vector<BusinessState> companies;  ///< as declared
};

}  // namespace rivalry

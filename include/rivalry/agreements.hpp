// Commercial agreements: one company's users become another's customers, and it is paid for them.
//
// Money in minor units of the scenario's currency, rates per day, shares in [0, 1], people are people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rivalry/calendar.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

/// What a scenario says of an agreement: the part of a contract that only an agreement has. Issuer brings, holder pays.
struct Agreement {
  static constexpr std::string_view word = "agreement";
  static constexpr std::string_view meaning = "it pays for customers it is brought";
  std::string platform;   ///< of the issuer, whose users click
  std::string shop;       ///< of the holder, where they buy
  double clicks = 0;      ///< share of those who open both on a day who click
  double conversion = 0;  ///< share of those who click who buy
  double basket = 0;
  double basket_spread = 0;  ///< standard deviation over mean
  double commission = 0;     ///< of what they buy
  double linked = 0;         ///< share of those on both who have linked their accounts, at the beginning
  double links = 0;          ///< hazard of linking
  double linked_clicks = 1;  ///< how often who has linked clicks, over who has not
  double merchants = 0;      ///< what merchants spend on advertising at the beginning, per day
  double target = 1;         ///< sales per amount spent at which they are content
  double follows = 0;        ///< spending is multiplied by (return / target) ^ follows each week
  double reach = 0;          ///< clicks go with merchants' spending to this power
  double noise = 0;          ///< standard deviation of what chance adds to the logarithm of the spending in a week
  double expects = 0;        ///< what both expect it to bring in all
  double lasts_days = 0;     ///< 0: for good
  double commits = 0;        ///< that the holder pays at least in each year
};

/// How it is.
struct AgreementState {
  bool begun = false;
  Day began;
  double linked = 0;
  double spending = 0;            ///< of merchants, per day
  std::int64_t sold_of_week = 0;  ///< to those who clicked
  std::int64_t spent_of_week = 0;
  std::int64_t customers = 0;  ///< orders so far
  std::int64_t sold = 0;       ///< to them
  std::int64_t commission = 0;
  std::int64_t advertising = 0;
  std::int64_t made_up = 0;  ///< paid for years that fell short
  std::int64_t owed = 0;     ///< that the holder could not pay
  std::int64_t of_year = 0;  ///< paid since the last anniversary
  std::int32_t years = 0;    ///< anniversaries so far

  std::int64_t delivered() const { return commission + advertising + made_up; }
};

}  // namespace rivalry

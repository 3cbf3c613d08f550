// Advertising: what a platform shows, to whom, for whose money.
//
// Money in minor units of the scenario's currency, rates per day, shares and probabilities in [0, 1].
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// Somebody who bids for slots beside what people talk about.
struct Merchant {
  std::string name;
  std::string platform;  ///< where it advertises
  std::string shop;      ///< where those who click may buy
  std::string interest;  ///< the talk beside which it wants to be
  std::string company;   ///< who pays; empty: the outside
};

/// What a platform does with its users' attention and talk.
struct PlatformAds {
  double load = 0;  ///< display ads shown per minute of attention
};

// ---- how they are ---------------------------------------------------------------------------------------------------

struct MerchantState {
  std::int64_t spent_today = 0;
  std::int64_t sold_today = 0;  ///< to those who clicked: set when orders are booked
};

/// One platform's advertising today.
struct PlatformAdsState {
  std::int64_t impressions_today = 0;  ///< display: people's, not agents'
  std::int64_t slots_today = 0;        ///< what merchants paid for slots
};

struct Ads {
  std::vector<MerchantState> merchants;     ///< as declared
  std::vector<PlatformAdsState> platforms;  ///< as declared
};

}  // namespace rivalry

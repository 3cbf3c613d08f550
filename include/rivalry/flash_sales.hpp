// Flash sales: so many units, on a date, to those who reserved in time.
//
// Money in minor units of the scenario's currency, durations in days unless said otherwise, shares in [0, 1].
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

struct FlashSale {
  std::string name;
  std::string voice;  ///< that announces it
  Day opens;          ///< reservations
  Day at;             ///< the sale
};

// ---- how they are ---------------------------------------------------------------------------------------------------

struct FlashSaleState {
  std::int64_t reservations = 0;  ///< people
  std::int64_t sold = 0;          ///< units
};

struct FlashSales {
  std::vector<FlashSaleState> all;  ///< as declared
};

}  // namespace rivalry

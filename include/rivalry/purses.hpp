// What users have to spend: one column, settled by column. The ledger knows their sum, as the cash of the people.
#pragma once

#include <cstdint>

#include "rivalry/column.hpp"

namespace rivalry {

/// In minor units, for all the people an agent stands for. Empty if there is no shop.
struct Purses {
  Column<std::int64_t> cash;  ///< per agent
  std::int64_t filled = 0;    ///< put in so far
  std::int64_t spent = 0;     ///< taken out so far
};

}  // namespace rivalry

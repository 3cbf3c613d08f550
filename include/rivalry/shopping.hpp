// Shopping: among which shops people choose, what they buy, and who gets which part of what they pay.
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

/// A marketplace: merchants from outside sell there, its company takes a part.
struct Shop {
  std::string name;
  std::string company;              ///< whose it is; empty: the outside's
  std::string platform;             ///< only its active members can shop there; empty: everybody
  std::vector<std::string> serves;  ///< interests
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// Something that somebody buys today because of a click or a post: handed to the shops by ads and voices.
struct Basket {
  std::uint32_t agent = 0;
  std::uint16_t shop = 0;
  std::int32_t platform = -1;  ///< that brought the customer: its kickback
  std::int32_t merchant = -1;  ///< whose ad it was
};

struct Shopping {
  std::vector<Basket> brought;  ///< today, in a fixed order; booked and emptied by the shops
};

}  // namespace rivalry

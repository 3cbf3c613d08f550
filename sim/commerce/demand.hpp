// What makes somebody in a shop buy, today.
#pragma once

#include <cstdint>

#include "rivalry/spread.hpp"

namespace rivalry {

struct World;

struct DemandToday {
  std::size_t platform = 0;  ///< whose visitors are the shop's
  std::uint16_t stream = 0;  ///< tells the shop's draws apart
  double conversion = 0;     ///< that a visitor who trusts it wants to buy
  double fill = 1;           ///< that what is wanted is there
  double distrust = 0;       ///< that one who has heard the rumour stays away
  const SpreadState* rumour = nullptr;

  double trust(std::uint32_t person) const {
    return rumour != nullptr && is_reached(*rumour, person) ? 1 - distrust : 1;
  }
};

/// Price and marketing move conversion with constant elasticities; events that change demand multiply it; capacity
/// limits it; distrust fades exponentially after the last bad news.
DemandToday demand_today(const World& world, std::size_t company);

}  // namespace rivalry

// The last days' sales of a shop, by who brought them and how they were paid.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

struct World;

/// Where sales paid in this way (their number: any) and brought by this platform (-1: by none) are found.
inline std::size_t cell(const World& world, std::size_t rail, std::int32_t platform) {
  std::size_t platforms = world.scenario.platforms.size();
  return rail * (platforms + 1) + (platform < 0 ? platforms : static_cast<std::size_t>(platform));
}

/// A day is kept until its goods come back.
inline void begin_cells(World& world, std::size_t shop) {
  std::size_t cells = (world.scenario.rails.size() + 1) * (world.scenario.platforms.size() + 1);
  auto days = static_cast<std::size_t>(world.scenario.shops[shop].return_days) + 1;
  world.shopping->shops[shop].sold.assign(days, SalesCells(cells));
  world.shopping->shops[shop].total.kickback.assign(world.scenario.platforms.size(), 0);
}

/// Sales of a day; nothing was sold before the first.
inline SalesCells& cells_of(World& world, std::size_t shop, Day day) {
  std::vector<SalesCells>& sold = world.shopping->shops[shop].sold;
  return sold[static_cast<std::size_t>(day - world.scenario.start) % sold.size()];
}

}  // namespace rivalry

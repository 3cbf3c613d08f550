// The rush when a sale begins: who comes when, and who is served. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rivalry/flash_sales.hpp"

namespace rivalry {

/// An agent at the door: all the people it stands for come together.
struct Arrival {
  double seconds = 0;  ///< after the start
  double lot = 0;      ///< in (0, 1): its place in a lottery
  std::uint32_t agent = 0;
  std::int64_t served = 0;  ///< units it gets
};

/// Serves the arrivals, each of which wants `per_agent` units, until `units` are gone, and sorts them by their turn:
/// first come, first served at `per_second` (0: at once), or by lot; equals by agent. Sets Arrival::served. The sum of
/// what is served is the smaller of units and demand: never one too many. The answer: the second at which the last unit
/// went (Queue), or nothing if units are left or were drawn by lot.
std::optional<double> serve(std::vector<Arrival>& arrivals, SaleRule rule, std::int64_t units, std::int64_t per_agent,
                            double per_second);

}  // namespace rivalry

// How readily people reserve.
#pragma once

#include <cstdint>

namespace rivalry {

struct FlashSale;
struct World;

/// What earlier batches of the product multiply everybody's readiness by: 1 + ((wanted / units)^buzz - 1) e^(-days /
/// fades) for each that was sold out.
double buzz_today(const World& world, std::size_t sale);

/// The most that any reader's probability to reserve can be.
double highest_readiness(const FlashSale& sale, double buzz);

/// Whether this agent buys to sell on: the same answer for ever.
bool is_scalper(const World& world, const FlashSale& sale, std::uint32_t agent);

/// This agent's probability to reserve after reading an announcement.
double readiness(const World& world, std::size_t sale, std::uint32_t agent);

}  // namespace rivalry

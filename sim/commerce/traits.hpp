// Who has what a share of the people have: drawn once for each person, and so the same on every day.
#pragma once

#include <cstdint>

#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

struct World;

/// A share of the people, as of today. Everybody has a number for it; those below the threshold have it.
struct Trait {
  Purpose purpose = Purpose::Rail;
  std::uint16_t stream = 0;
  int platform = -1;  ///< only its active members; -1: everybody
  std::uint32_t threshold = 0;
};

/// The platform's active members in a village; all 64 for platform -1.
inline std::uint64_t members(const World& world, int platform, std::uint32_t village) {
  return platform < 0 ? ~std::uint64_t{0}
                      : world.users->platforms[static_cast<std::size_t>(platform)].villages[village].active();
}

/// A bit for everybody who lives in a village.
inline std::uint64_t living(const World& world, std::uint32_t village) {
  std::uint32_t left = world.users->agents - village * users_per_village;
  return left >= users_per_village ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// Those of `asked` who have it. Thread-safe.
std::uint64_t having(const World& world, const Trait& trait, std::uint32_t village, std::uint64_t asked);

/// The same, of everybody in the villages first, first + 7, ...: `count` of them, at most 128, a third of the time for
/// each. That of the i-th village goes to out[i * stride]. Thread-safe.
void having_of_many(const World& world, const Trait& trait, std::uint32_t first, std::uint32_t count,
                    std::uint64_t* out, std::size_t stride);

}  // namespace rivalry

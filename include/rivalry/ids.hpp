// Typed indices: a platform's number cannot be used as a segment's.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace rivalry {

template <class Tag>
struct Id {
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using PlatformId = Id<struct PlatformTag>;
using SegmentId = Id<struct SegmentTag>;
using SpreadId = Id<struct SpreadTag>;

/// Whoever holds accounts: the outside world, the people, then companies and investors as declared, then suppliers.
using PartyId = Id<struct PartyTag>;
inline constexpr PartyId outside{0};
inline constexpr PartyId people{1};
inline constexpr std::uint32_t first_company = 2;

/// A name's own number (FNV-1a, 32 bits): randomness is keyed by it, so that adding or reordering named things in a
/// scenario leaves every other thing's draws as they were.
constexpr std::uint32_t name_key(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace rivalry

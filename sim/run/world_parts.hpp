// The structs that a world is made of, by name: what a row of the timetable says that it writes.
#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rivalry {

struct World;

struct WorldPart {
  std::uint8_t index = 0;
  friend constexpr auto operator<=>(WorldPart, WorldPart) = default;
};

/// One for each member of World, called like it. The clock and the randomness of a world are no part: no mechanism may
/// change them.
namespace parts {
inline constexpr WorldPart news{0};
inline constexpr WorldPart users{1};
inline constexpr WorldPart spreads{2};
inline constexpr WorldPart books{3};
inline constexpr WorldPart signals{4};
inline constexpr WorldPart firms{5};
inline constexpr WorldPart purses{6};
inline constexpr WorldPart journal{7};
inline constexpr WorldPart economies{8};
inline constexpr WorldPart business{9};
inline constexpr WorldPart capital{10};
inline constexpr WorldPart voices{11};
inline constexpr WorldPart ads{12};
inline constexpr WorldPart shopping{13};
inline constexpr WorldPart flash_sales{14};
inline constexpr WorldPart sections{15};
inline constexpr std::size_t count = 16;
}  // namespace parts

/// "news", ..., "sections".
std::string_view word_of(WorldPart part);

/// Some of the parts.
struct WorldParts {
  std::uint32_t bits = 0;

  constexpr bool contains(WorldPart part) const { return bits >> part.index & 1; }
  constexpr void add(WorldPart part) { bits |= std::uint32_t{1} << part.index; }
  friend constexpr bool operator==(WorldParts, WorldParts) = default;
};

/// writes(parts::books, parts::journal)
constexpr WorldParts writes(std::same_as<WorldPart> auto... some) {
  WorldParts all;
  (all.add(some), ...);
  return all;
}

/// A digest of each part, by its index: equal before and after what has not changed it, members of members included.
using PartDigests = std::array<std::uint64_t, parts::count>;
PartDigests digests_of(const World& world);

}  // namespace rivalry

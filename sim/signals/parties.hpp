// Parties as signals know them: by name in a scenario, by number in the world.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rivalry/ids.hpp"

namespace rivalry {

struct Scenario;
struct World;

/// Observers are no parties; as believers they have numbers from here on, in order of declaration.
inline constexpr std::uint32_t first_observer = 0x80000000u;

inline PartyId observer(std::size_t index) { return {static_cast<std::uint32_t>(first_observer + index)}; }

/// The company or investor of this name; nothing if there is none.
std::optional<PartyId> party_named(const Scenario& scenario, std::string_view name);

/// The company of this name. Throws InvariantError if there is none.
PartyId company_named(const Scenario& scenario, std::string_view name);

/// A party's or observer's own name. Throws InvariantError if there is no such party.
std::string_view name_of(const World& world, PartyId party);

/// What randomness about a party or observer is keyed by.
inline std::uint32_t key_of(const World& world, PartyId party) { return name_key(name_of(world, party)); }

}  // namespace rivalry

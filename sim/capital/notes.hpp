// Convertible notes: lent, converted at the next round or listing, called when they fall due.
#pragma once

#include <cstddef>
#include <cstdint>

#include "rivalry/ids.hpp"

namespace rivalry {

struct World;
namespace instrument {
struct ConvertibleNote;
}

/// All notes of the company become new ordinary shares, each on its own terms, when a round or a listing sells shares
/// at `price` (see conversion_price in cap_table.hpp); a cap is over the fully diluted shares of before. One that would
/// not buy a whole share stays a note.
void convert_notes(World& world, PartyId company, double price, std::int32_t cause);

/// The holder of the contract lends the issuer its amount on a note, or what it has.
void lend_on_note(World& world, std::size_t contract, const instrument::ConvertibleNote& terms);

/// A note that has not become shares in time becomes a bill, due today, to be paid like any other. One that is gone is
/// done.
void call_when_due(World& world, std::size_t contract, const instrument::ConvertibleNote& terms);

}  // namespace rivalry

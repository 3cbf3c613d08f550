// Convertible notes: lent, converted at the next round or listing, repaid when they fall due.
#pragma once

#include <cstddef>

#include "rivalry/world.hpp"

namespace rivalry {

/// Price at which a note becomes shares: the lower of the round's price less the discount and the cap per fully diluted
/// share; `cap` 0: no cap. Example: a round at 6.00, discount 20 %, cap 40 million, 10 million shares: 4.00.
double conversion_price(double price, double diluted_shares, double discount, double cap);

/// All notes on the company become ordinary shares, as new ones are about to be sold at `price` each.
void convert_notes(World& world, PartyId company, double price);

/// The holder of the contract lends the issuer its amount on a note, or what it has.
void lend_on_note(World& world, std::size_t contract);

/// A note that has fallen due is repaid; an issuer that cannot is insolvent. One that is gone is done.
void repay_when_due(World& world, std::size_t contract);

}  // namespace rivalry

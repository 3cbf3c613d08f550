// Shares that change hands: sales, buy-backs, the purchase of a whole company; and who controls whom.
#pragma once

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct Executor;
struct World;

/// Remembers who controls whom on the first morning.
void begin_control(World& world);

/// Events by which shares of a company are sold, bought back, or all bought. Nobody sells more than it has, or in a
/// lock-up, which is of note; nobody pays more than it has: fewer shares are sold then. A company is bought for the
/// whole amount or not at all.
void trade_shares(World& world, const Executor& executor);

/// Whoever has more of a company's votes than its threshold since today is of note.
void note_control(World& world, const Executor& executor);

/// The first day on which the holder may sell shares of the company: it owned them before a listing whose lock-up is
/// not over. No later than today if it may.
Day locked_until(const World& world, PartyId company, PartyId holder);

/// What one share is worth to the market: the company's value over its fully diluted shares, in minor units; 0 if it
/// has no shares.
double share_price(const World& world, PartyId company);

}  // namespace rivalry

// A closed economy through the ledger, period by period.
//
// Source: Godley & Lavoie (2007), Monetary Economics, model PC (chapter 4); model SIM (chapter 3) is the case in which
// households hold money alone. Equations, with G spending, theta tax, a1 and a2 what is spent of income and wealth, r
// interest, B bills and V wealth of the households:
//
//   Y = C + G,  T = theta (Y + r B-1),  YD = Y + r B-1 - T,  C = a1 YD + a2 V-1,  V = V-1 + YD - C,
//   B = V (l0 + l1 r) - l2 YD,  money = V - B; the government sells bills for its deficit, and the central bank buys
//   what households do not, with money that it issues; its profits are the government's.
#pragma once

#include <cstdint>

namespace rivalry {

struct EconomyState;
struct Executor;
struct World;

/// Opens the accounts of every economy: nobody has anything.
void begin_economies(World& world);

/// For the timetable: on every day that completes a period since the start (not on the first day), each economy plays
/// one and closes its books. Throws InvariantError if they do not add up. Draws nothing.
void advance_economies(World& world, const Executor& executor);

/// What households hold.
std::int64_t wealth(const EconomyState& state);
std::int64_t money(const EconomyState& state);
std::int64_t bills(const EconomyState& state);

}  // namespace rivalry

// Herds: people who choose one after another, with a signal each and all earlier choices before their eyes
// (Banerjee 1992; Bikhchandani, Hirshleifer & Welch 1992).
//
// Everybody weighs signals as beliefs.hpp does, knows how others choose, and tosses a coin when the odds are even. A
// cascade has begun when nobody's own signal can outweigh what the choices have shown; nothing more is learned then.
// After n choices, n even, with signals that are right with probability p: no cascade with (p - p^2)^(n/2), and the
// right one with p (p + 1) (1 - (p - p^2)^(n/2)) / (2 (1 - p + p^2)).
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Nobody has chosen yet.
void begin_herds(World& world);

/// The mechanism: in every herd one person chooses a day. Draws are for (herds, herd, person).
void choose_in_herds(World& world, const Executor& executor);

}  // namespace rivalry

// Rumours: ignorants, spreaders and stiflers (Daley & Kendall 1964; Maki & Thompson 1973; on networks Nekovee et al.
// 2007).
//
// A day: each spreader meets, with probability 1 - exp(-contacts), one of its neighbours, drawn at random (on a
// complete graph: anybody else). An ignorant accepts the rumour with probability `accept` and is a spreader from
// tomorrow on. If the other knows it already, the spreader loses interest with probability `stifle` and is a stifler
// from tomorrow on (Maki & Thompson). With `both_stop`, when two spreaders meet, both stop (Daley & Kendall); since
// either may have begun the meeting, half of these meetings count, so that a pair meets as often as any other.
//
// Everybody acts on what was so this morning: no order of agents or threads matters. In continuous time the share who
// never hear it is the root of x = exp(-2 (1 - x)), 0.203188, for accept = stifle = 1 on a complete graph; days bias it
// in proportion to `contacts`.
#pragma once

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Executor;
class Graph;
class Random;
struct Spread;
struct SpreadState;

/// One day of a rumour; `stifle` may differ from the spread's own. SpreadState::reached: who has heard it;
/// SpreadState::frontier: the spreaders. Draws are for (spread, agent, day).
void rumour_a_day(SpreadState& state, const Spread& spread, double stifle, const Graph& graph, const Random& random,
                  Day today, const Executor& executor);

}  // namespace rivalry

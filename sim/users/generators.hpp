// The published random graphs whose ties are stored. Every edge is drawn from its own key, so edges can be drawn in any
// order and on any number of threads.
#pragma once

#include <cstdint>

#include "sim/users/stored.hpp"

namespace rivalry {

struct Executor;
class Random;

/// Preferential attachment (Barabasi & Albert 1999): the first m + 1 agents all know each other; each later one, in
/// order of number, ties itself to m of those before it, with probabilities proportional to their degrees when it
/// comes. The same one can be drawn twice, as in Bollobas & Riordan's version; the share of such ties vanishes with
/// size. Drawn without looking at other edges' results, by following hashes (Sanders & Schulz 2016). Fewer than m + 2
/// agents all know each other. m >= 1.
StoredTopology barabasi_albert(std::uint32_t agents, std::uint32_t links_per_newcomer, const Random& random,
                               const Executor& executor);

/// The rewired ring lattice (Watts & Strogatz 1998): everyone knows the ties / 2 next on either side; then, with
/// probability `rewired`, the far end of each tie to the next ones is moved to anyone else, uniformly. Ties moved onto
/// existing ones stay double; there are O(ties^2) of them in the whole graph. ties is even and < agents.
StoredTopology watts_strogatz(std::uint32_t agents, std::uint32_t ties, double rewired, const Random& random,
                              const Executor& executor);

}  // namespace rivalry

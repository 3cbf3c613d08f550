// Two rivals between two sides of people: who sets which fees?
//
// Each side's people are spread evenly between the rivals as in Hotelling (1929), and gain from everybody of the other
// side whom their own rival has brought in (Armstrong 2006, RAND Journal of Economics 37:668, section 4). Pure
// functions; thread-safe.
#pragma once

#include <array>

namespace rivalry {
struct TwoSided;
}  // namespace rivalry

namespace rivalry::two_sided {

/// By side.
using Sides = std::array<double, 2>;

/// The shares of both sides that go to a rival who asks `own` while the other asks `other`: on side i,
/// n_i = 1/2 + (a_i (2 n_j - 1) - (own_i - other_i)) / (2 t_i), within [0, 1], each side's given the other's: from even
/// shares on, until they agree.
Sides shares(const TwoSided& params, const Sides& own, const Sides& other);

/// What a rival earns with these fees.
double profit(const TwoSided& params, const Sides& own, const Sides& other);

/// The fees that earn it most against the other's: by search, side by side in turn, from its fees so far.
Sides best_answer(const TwoSided& params, const Sides& own, const Sides& other);

}  // namespace rivalry::two_sided

// What missing points take away from what is said of all; see Missing.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/sweep/analysis/sensitivity.hpp"

namespace rivalry {

struct Axis;
struct Points;

Missing missing_of(const Points& points, const std::vector<double>& responses, std::int64_t asked, std::int64_t used);

/// Where a point stands along an axis: its number, or, of what is no number, its place among the values.
double scale_place(const Axis& axis, std::size_t point);

}  // namespace rivalry

// Cutting an amount into parts, to the cent.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rivalry {

/// One part for each rate, and the rest last; they add up to `amount` exactly. Each part is its rate's, rounded down;
/// the cents left over go one by one to the parts that lost most by that (largest remainder), the earlier first.
/// 0 <= amount <= 2^52, rates from 0, together at most 1; otherwise throws InvariantError. Thread-safe.
std::vector<std::int64_t> split(std::int64_t amount, std::span<const double> rates);

/// A part of an amount, rounded to the nearest cent, halves up. amount >= 0, share >= 0.
std::int64_t rounded_part(std::int64_t amount, double share);

}  // namespace rivalry

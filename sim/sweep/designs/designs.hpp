// The designs as pure functions: which level of each key, or which place in [0, 1], each point has. By key, then point.
//
// Those that draw key each number by seed, key and point: a design with more points begins with those of the smaller
// one (but for the Latin hypercube, whose strata depend on how many there are), and another key changes none of the
// others. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

using LevelTable = std::vector<std::vector<std::int32_t>>;
using UnitTable = std::vector<std::vector<double>>;

/// Every level of one with every level of the others; the last key changes fastest.
LevelTable grid(const std::vector<std::int64_t>& levels);
/// Point i takes level i of every key.
LevelTable side_by_side(std::size_t keys, std::int64_t levels);
/// Point 0 has level 0 of every key, the base; then come the other levels of each key alone.
LevelTable one_at_a_time(const std::vector<std::int64_t>& levels);

/// Independent and uniform.
UnitTable random_points(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed);
/// One point in each of `size` strata of every key, at a random place in it, the strata in random order. McKay, Beckman
/// & Conover (1979).
UnitTable latin_hypercube(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed);

enum class Shift { None, Digital };

/// The Sobol' sequence with the direction numbers of Joe & Kuo (2008), new-joe-kuo-6.21201, its point 0 included; all
/// bits of a key's numbers are flipped where those of a number drawn for that key are set, if shifted.
UnitTable sobol(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed, Shift shift);

/// Rows of (keys + 2) points: A, B, then A with one coordinate of B, from a Sobol' sequence of twice as many
/// coordinates. Saltelli et al. (2010).
UnitTable saltelli(const std::vector<std::string>& paths, std::int64_t rows, std::uint64_t seed, Shift shift);

/// Walks of (keys + 1) points on a grid of `levels` places from 0 to 1; each key steps once, by levels / (2 (levels -
/// 1)), in random order. Morris (1991).
UnitTable morris(const std::vector<std::string>& paths, std::int64_t walks, int levels, std::uint64_t seed);

}  // namespace rivalry

// The two small tables behind exp and log, computed by the compiler in double-double arithmetic: 4 KiB in all.
//
// Source of the method: Tang (1989, 1990). The tables are constants of the language's arithmetic, so every compiler
// makes the same ones; tests/unit/core/math.test.cpp holds them against MPFR through the functions that use them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "sim/core/double_double.hpp"

namespace rivalry::math {

inline constexpr int table_size = 128;
inline constexpr DoubleDouble ln2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/// x rounded to a multiple of 2^-42, so that a whole number of up to 18 bits times it is exact (|x| < 2^-7), or 11 bits
/// (|x| < 1).
constexpr double rounded_to_2_to_minus_42(double x) { return (x + 0x1.8p10) - 0x1.8p10; }

/// A number as a short head, whose products with small integers are exact, and the rest of it.
constexpr DoubleDouble short_head(DoubleDouble x) {
  double head = rounded_to_2_to_minus_42(x.hi);
  return {head, (x.hi - head) + x.lo};
}

inline constexpr DoubleDouble ln2_split = short_head(ln2);
inline constexpr DoubleDouble ln2_128th_split = short_head({ln2.hi / table_size, ln2.lo / table_size});

/// 2^(i/128), and what it misses relative to itself.
struct PowerOfTwo {
  double value = 1;
  double relative_rest = 0;
};

constexpr std::array<PowerOfTwo, table_size> make_powers_of_two() {
  DoubleDouble x = {ln2.hi / table_size, ln2.lo / table_size}, step = {1, 0};
  for (int n = 14; n > 0; --n) step = DoubleDouble{1, 0} + step * x / DoubleDouble{static_cast<double>(n), 0};
  std::array<PowerOfTwo, table_size> table{};
  DoubleDouble power = {1, 0};
  for (auto& entry : table) {
    entry = {power.hi, power.lo / power.hi};
    power = power * step;
  }
  return table;
}

inline constexpr auto powers_of_two = make_powers_of_two();

/// For the i-th 128th of [0.6875, 1.375): 1/c of a c in the middle, short enough that (z's upper half) / c is exact,
/// and log c as a multiple of 2^-42 and the rest. Around 1, c is 1, so that log(1 + r) starts with r itself.
struct LogNode {
  double inverse = 1;
  double log_head = 0;
  double log_rest = 0;
};

inline constexpr std::uint64_t log_table_start = 0x3fe6000000000000;  // the bits of 0.6875

/// log x for x near 1, by 2 artanh((x - 1) / (x + 1)).
constexpr DoubleDouble log_by_series(double x) {
  DoubleDouble s = (DoubleDouble{x, 0} + -1.0) / (DoubleDouble{x, 0} + 1.0);
  DoubleDouble square = s * s, sum = {0, 0};
  for (int n = 41; n > 0; n -= 2) sum = sum * square + DoubleDouble{1, 0} / DoubleDouble{static_cast<double>(n), 0};
  return s * sum * 2.0;
}

constexpr std::array<LogNode, table_size> make_log_nodes() {
  constexpr std::uint64_t width = std::uint64_t{1} << 45;
  std::array<LogNode, table_size> table{};
  for (std::uint64_t i = 0; i < table_size; ++i) {
    double first = std::bit_cast<double>(log_table_start + i * width);
    double last = std::bit_cast<double>(log_table_start + (i + 1) * width);
    if (first == 1 || last == 1) continue;
    double inverse = (2 / (first + last) + 0x1.8p36) - 0x1.8p36;  // a multiple of 2^-16
    DoubleDouble log_c = short_head(-log_by_series(inverse));
    table[i] = {inverse, log_c.hi, log_c.lo};
  }
  return table;
}

inline constexpr auto log_nodes = make_log_nodes();

}  // namespace rivalry::math

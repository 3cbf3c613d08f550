#include "rivalry/math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/core/double_double.hpp"
#include "sim/core/math_cores.hpp"
#include "sim/core/math_tables.hpp"

namespace rivalry::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double to_128ths = 0x1.71547652b82fep7;      // 128 / ln 2
constexpr double rounding_shift = 0x1.8p52;            // adding it leaves the nearest whole number in the low bits
constexpr double largest_exp = 0x1.62e42fefa39efp9;    // exp of more is infinite
constexpr double smallest_exp = -0x1.74910d52d3052p9;  // exp of less rounds to 0: log(2^-1075)
constexpr std::uint64_t exponent_mask = std::uint64_t{0xfff} << 52;

struct NearestMultiple {
  double count;         ///< of 128ths of ln 2
  std::int64_t number;  ///< the same
};

inline NearestMultiple nearest_128th_of_ln2(double x) {
  double shifted = x * to_128ths + rounding_shift;
  return {shifted - rounding_shift, static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) << 12) >> 12};
}

/// exp(x) as scale * (1 + rest): the caller puts 2^exponent into the scale.
struct ExpParts {
  double scale;
  double rest;
  std::int64_t exponent;
};

inline ExpParts exp_parts(double x) {
  auto [count, number] = nearest_128th_of_ln2(x);
  double r = (x - count * ln2_128th_split.hi) - count * ln2_128th_split.lo;
  double r2 = r * r;
  const PowerOfTwo& power = powers_of_two[number & (table_size - 1)];
  double rest = power.relative_rest + r + r2 * (0.5 + r * (1.0 / 6)) + r2 * r2 * (1.0 / 24 + r * (1.0 / 120));
  return {power.value, rest, number >> 7};
}

double exp_at_the_edge(double x) {
  if (x != x) return x + x;
  if (x > largest_exp) return infinity;
  if (x < smallest_exp) return 0;
  ExpParts parts = exp_parts(x);
  return scale_by_power_of_two(parts.scale + parts.scale * parts.rest, static_cast<int>(parts.exponent));
}

/// x = 2^exponent * z with z in [0.6875, 1.375), and the table's node for z.
struct LogParts {
  double z;
  double exponent;
  const LogNode& node;
};

inline LogParts log_parts(double x) {
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x), above_start = bits - log_table_start;
  double exponent = static_cast<double>(static_cast<std::int64_t>(above_start) >> 52);
  return {std::bit_cast<double>(bits - (above_start & exponent_mask)), exponent,
          log_nodes[above_start >> 45 & (table_size - 1)]};
}

/// z / c - 1, exactly but for the last bits of lo: both products are exact because 1/c is short.
inline DoubleDouble distance_from_node(double z, const LogNode& node) {
  double z_upper = std::bit_cast<double>(std::bit_cast<std::uint64_t>(z) & ~std::uint64_t{0xffffffff});
  return fast_two_sum(z_upper * node.inverse - 1, (z - z_upper) * node.inverse);
}

/// 2^n for -1022 <= n <= 1023.
inline double power_of_two(int n) { return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52); }

bool is_normal_and_positive(double x) { return x >= std::numeric_limits<double>::min() && x < infinity; }

}  // namespace

double exp(double x) {
  if (!(std::fabs(x) < 700)) return exp_at_the_edge(x);  // there, even scale * rest may be subnormal
  auto [scale, rest, exponent] = exp_parts(x);
  scale = std::bit_cast<double>(std::bit_cast<std::uint64_t>(scale) + (static_cast<std::uint64_t>(exponent) << 52));
  return scale + scale * rest;
}

double log(double x) {
  double exponent_shift = 0;
  if (!is_normal_and_positive(x)) {
    if (x == 0) return -infinity;
    if (x < 0) return not_a_number;
    if (!(x < infinity)) return x + x;
    x *= 0x1p54;
    exponent_shift = -54;
  }
  auto [z, exponent, node] = log_parts(x);
  exponent += exponent_shift;
  auto [r, r_rest] = distance_from_node(z, node);
  double head = exponent * ln2_split.hi + node.log_head;
  double hi = head + r;
  double lo = ((head - hi) + r) + (r_rest + (exponent * ln2_split.lo + node.log_rest));
  double r2 = r * r;
  double tail = (-1.0 / 2 + r * (1.0 / 3)) +
                r2 * ((-1.0 / 4 + r * (1.0 / 5)) + r2 * ((-1.0 / 6 + r * (1.0 / 7)) - r2 * (1.0 / 8)));
  return (lo + r2 * tail) + hi;
}

double scale_by_power_of_two(double x, int exponent) {
  if (exponent > 1023) return x * power_of_two(1023) * power_of_two(std::min(exponent - 1023, 1023));
  if (exponent >= -1022) return x * power_of_two(exponent);
  // x is a normal number near 1, so the first product is exact and only the second rounds.
  return x * power_of_two(-960) * power_of_two(std::max(exponent + 960, -1022));
}

Scaled scaled_exp(DoubleDouble x) {
  auto [count, number] = nearest_128th_of_ln2(x.hi);
  DoubleDouble r = two_sum(x.hi - count * ln2_128th_split.hi, -(count * ln2_128th_split.lo));
  r = fast_two_sum(r.hi, r.lo + x.lo);
  double r1 = r.hi;
  double powers = r1 * r1 * (0.5 + r1 * (1.0 / 6 + r1 * (1.0 / 24 + r1 * (1.0 / 120 + r1 * (1.0 / 720)))));
  const PowerOfTwo& power = powers_of_two[number & (table_size - 1)];
  DoubleDouble growth = two_sum(r1, power.relative_rest * (1 + r1) + (r.lo + powers));
  DoubleDouble grown = growth * power.value;
  return {DoubleDouble{power.value, 0} + grown, static_cast<int>(number >> 7)};
}

DoubleDouble log_of(DoubleDouble x) {
  auto [z, exponent, node] = log_parts(x.hi);
  DoubleDouble r = distance_from_node(z, node);
  r = fast_two_sum(r.hi, r.lo + x.lo * power_of_two(std::max(-static_cast<int>(exponent), -1022)) * node.inverse);
  double r1 = r.hi, tail = 0;
  for (int n = 11; n > 2; --n) tail = tail * -r1 + 1.0 / n;
  DoubleDouble half_square = two_product(r1, r1) * -0.5;
  double small = r1 * r1 * r1 * tail - r1 * r.lo;
  DoubleDouble head = two_sum(exponent * ln2_split.hi + node.log_head, exponent * ln2_split.lo + node.log_rest);
  return head + (r + (half_square + small));
}

DoubleDouble log_of_positive(double x) {
  if (x >= std::numeric_limits<double>::min()) return log_of({x, 0});
  return log_of({x * 0x1p54, 0}) - ln2 * 54.0;
}

double expm1(double x) {
  if (!(std::fabs(x) < 700)) return x < 0 ? -1 : exp(x);
  if (x < -38) return -1;
  if (std::fabs(x) < 0x1p-54) return x;
  if (std::fabs(x) < 0x1p-9) {
    double powers = 0;
    for (double n : {8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0}) powers = (powers * x + 1) / n;
    return x + x * x * powers;
  }
  auto [fraction, exponent] = scaled_exp({x, 0});
  double scale = scale_by_power_of_two(1, exponent);
  return (DoubleDouble{fraction.hi * scale, fraction.lo * scale} + -1.0).hi;
}

double log1p(double x) {
  if (!(x > -1 && x < infinity)) return x == -1 ? -infinity : x < -1 ? not_a_number : x + x;
  if (std::fabs(x) < 0x1p-54) return x;
  return log_of(two_sum(1, x)).hi;
}

namespace {

enum class Parity { NotWhole, Even, Odd };

Parity parity(double y) {
  if (y != std::floor(y)) return Parity::NotWhole;
  if (!(std::fabs(y) < 0x1p53)) return Parity::Even;
  return static_cast<std::int64_t>(y) & 1 ? Parity::Odd : Parity::Even;
}

/// x^y for finite x > 0, finite y.
double pow_of_positive(double x, double y) {
  if (std::fabs(y) > 0x1p65) return x == 1 ? 1 : (x > 1) == (y > 0) ? infinity : 0;
  if (std::fabs(y) < 0x1p-65) return 1;
  DoubleDouble power = log_of_positive(x) * y;
  if (power.hi > 710) return infinity;
  if (power.hi < -746) return 0;
  auto [fraction, exponent] = scaled_exp(power);
  return scale_by_power_of_two(fraction.hi, exponent);
}

/// Where x or y is 0, infinite or NaN; y is not 0 and x is not 1.
double pow_at_the_edge(double x, double y, Parity whole) {
  if (x != x || y != y) return x + y;
  double size = std::fabs(x);
  if (std::fabs(y) == infinity) return size == 1 ? 1 : (size > 1) == (y > 0) ? infinity : 0;
  double result = (size == 0) == (y > 0) ? 0 : infinity;
  return whole == Parity::Odd ? std::copysign(result, x) : result;
}

}  // namespace

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  double size = std::fabs(x);
  Parity whole = parity(y);
  if (!(size > 0 && size < infinity && std::fabs(y) < infinity)) return pow_at_the_edge(x, y, whole);
  if (x > 0) return pow_of_positive(x, y);
  if (whole == Parity::NotWhole) return not_a_number;
  double result = pow_of_positive(size, y);
  return whole == Parity::Odd ? -result : result;
}

}  // namespace rivalry::math

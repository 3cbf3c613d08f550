// Double-double arithmetic: an unevaluated sum hi + lo of two doubles carries about 106 bits.
//
// Source: Dekker (1971), Knuth (TAOCP 2, 4.2.2), Joldes, Muller & Popescu (2017). No fused multiply-add is used, so the
// bits do not depend on whether the CPU has one; this needs -ffp-contract=off. Nothing here may overflow: |x| < 2^990.
#pragma once

#include <cfloat>

namespace rivalry::math {

static_assert(FLT_EVAL_METHOD == 0, "results need plain double arithmetic, without excess precision");

struct DoubleDouble {
  double hi = 0;
  double lo = 0;  ///< |lo| <= ulp(hi) / 2
};

/// a + b exactly, for |a| >= |b| or a = 0.
constexpr DoubleDouble fast_two_sum(double a, double b) {
  double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly.
constexpr DoubleDouble two_sum(double a, double b) {
  double sum = a + b;
  double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// The upper 26 bits of a, rounded (Veltkamp).
constexpr double upper_half(double a) {
  double scaled = 0x1.0000002p27 * a;
  return scaled - (scaled - a);
}

/// a * b exactly, unless it underflows.
constexpr DoubleDouble two_product(double a, double b) {
  double product = a * b;
  double a_hi = upper_half(a), b_hi = upper_half(b);
  double a_lo = a - a_hi, b_lo = b - b_hi;
  return {product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo};
}

constexpr DoubleDouble operator-(DoubleDouble a) { return {-a.hi, -a.lo}; }

constexpr DoubleDouble operator+(DoubleDouble a, double b) {
  DoubleDouble sum = two_sum(a.hi, b);
  return fast_two_sum(sum.hi, sum.lo + a.lo);
}

constexpr DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
  DoubleDouble upper = two_sum(a.hi, b.hi);
  DoubleDouble lower = two_sum(a.lo, b.lo);
  upper = fast_two_sum(upper.hi, upper.lo + lower.hi);
  return fast_two_sum(upper.hi, upper.lo + lower.lo);
}

constexpr DoubleDouble operator-(DoubleDouble a, DoubleDouble b) { return a + -b; }

constexpr DoubleDouble operator*(DoubleDouble a, double b) {
  DoubleDouble product = two_product(a.hi, b);
  return fast_two_sum(product.hi, product.lo + a.lo * b);
}

constexpr DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  DoubleDouble product = two_product(a.hi, b.hi);
  return fast_two_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

constexpr DoubleDouble operator/(DoubleDouble a, DoubleDouble b) {
  double first = a.hi / b.hi;
  DoubleDouble rest = a - b * first;
  double second = rest.hi / b.hi;
  rest = rest - b * second;
  return fast_two_sum(first, second) + rest.hi / b.hi;
}

}  // namespace rivalry::math

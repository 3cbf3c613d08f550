// The sine.
#include <cmath>
#include <cstdint>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/core/double_double.hpp"

namespace rivalry::math {

namespace {

constexpr double largest = 0x1p20;
constexpr double quarters_per_one = 0x1.45f306dc9c883p-1;  // 2 / pi
// pi / 2 in three parts; whole numbers up to 2^20 times the first two are exact.
constexpr double quarter_head = 0x1.921fb54400000p+0;
constexpr double quarter_middle = 0x1.0b4611a600000p-34;
constexpr double quarter_rest = 0x1.3198a2e037073p-69;

/// 1 / n! with alternating signs, for Taylor's series about 0.
double series(double square, const double* coefficients, int count) {
  double sum = 0;
  for (int i = count - 1; i >= 0; --i) sum = coefficients[i] + square * sum;
  return sum;
}

/// sin(r) for |r| < 0.79.
double sine_near_zero(DoubleDouble r) {
  constexpr double terms[] = {-1.0 / 6,
                              1.0 / 120,
                              -1.0 / 5040,
                              1.0 / 362880,
                              -1.0 / 39916800.0,
                              1.0 / 6227020800.0,
                              -1.0 / 1307674368000.0,
                              1.0 / 355687428096000.0};
  double square = r.hi * r.hi;
  return r.hi + (r.lo * (1 - square / 2) + r.hi * square * series(square, terms, 8));
}

/// cos(r) for |r| < 0.79.
double cosine_near_zero(DoubleDouble r) {
  constexpr double terms[] = {1.0 / 24,          -1.0 / 720,           1.0 / 40320,           -1.0 / 3628800,
                              1.0 / 479001600.0, -1.0 / 87178291200.0, 1.0 / 20922789888000.0};
  double square = r.hi * r.hi, half = square / 2;
  DoubleDouble head = two_sum(1, -half);
  return head.hi + (head.lo + (square * square * series(square, terms, 7) - r.hi * r.lo));
}

}  // namespace

double sin(double x) {
  if (!(std::fabs(x) <= largest)) return std::numeric_limits<double>::quiet_NaN();
  double n = std::floor(x * quarters_per_one + 0.5);
  if (n == 0) return std::fabs(x) < 0x1p-27 ? x : sine_near_zero({x, 0});
  DoubleDouble r = two_sum(x, -n * quarter_head) + -n * quarter_middle + -two_product(n, quarter_rest);
  auto quadrant = static_cast<std::int64_t>(n) & 3;
  double size = quadrant & 1 ? cosine_near_zero(r) : sine_near_zero(r);
  return quadrant & 2 ? -size : size;
}

}  // namespace rivalry::math

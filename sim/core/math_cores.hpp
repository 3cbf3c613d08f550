// exp and log to about 68 bits, for the functions that need more than a double on the way: pow, expm1, log1p and the
// tails of the distributions.
#pragma once

#include "sim/core/double_double.hpp"

namespace rivalry::math {

/// fraction * 2^exponent with fraction in (0.99, 2.01).
struct Scaled {
  DoubleDouble fraction;
  int exponent = 0;
};

/// exp(x) for |x.hi| < 2000; relative error below 2^-66. The exponent may leave the range of double.
Scaled scaled_exp(DoubleDouble x);

/// log(x) for normal x.hi > 0, |x.lo| <= ulp(x.hi) / 2; relative error below 2^-66.
DoubleDouble log_of(DoubleDouble x);

/// log(x) for any finite x > 0.
DoubleDouble log_of_positive(double x);

/// x * 2^exponent, rounded once; any exponent.
double scale_by_power_of_two(double x, int exponent);

}  // namespace rivalry::math

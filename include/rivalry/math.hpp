// The functions that results may depend on, built on + - * / sqrt alone, so that every CPU, compiler and C library
// gives the same bits. Everything in the result path uses these and never <cmath>'s transcendental functions.
//
// Domains and special values follow IEEE 754 / C Annex F unless stated. Errors are in units in the last place (ulp) of
// the result, over the whole range, and are tested against MPFR (tests/unit/core/math.test.cpp). Thread-safe,
// allocation-free.
#pragma once

namespace rivalry::math {

/// Errors: 0.52 ulp, 0.76 where the result is subnormal. exp and log take 3 to 5 ns, expm1 and log1p 20, pow 60.
double exp(double x);
double expm1(double x);
double log(double x);
double log1p(double x);
double pow(double x, double y);

/// For |x| <= 2^20, otherwise NaN. Within 0.8 ulp.
double sin(double x);

/// Standard normal distribution function, within 4 ulp in both tails down to the smallest number, and its inverse,
/// within 8 ulp. quantile(0) = -inf, quantile(1) = +inf, outside [0,1] NaN.
double normal_cdf(double x);
double normal_quantile(double p);

/// Logarithm of the gamma function for x > 0, within 1e-14 of itself (also near its zeros 1 and 2). Otherwise NaN.
double log_gamma(double x);

/// Gamma(shape, scale 1): distribution function P(shape, x) and inverse, within 1e-12 of themselves. Results too small
/// for a double are 0. A shape outside [1e-3, 1e6] and a p outside [0,1] give NaN.
double gamma_cdf(double shape, double x);
double gamma_quantile(double shape, double p);

/// Beta(a, b): distribution function I_x(a, b) and inverse, within 1e-12 of themselves for a, b in [0.1, 1e4], within
/// 1e-11 in [1e-3, 1e6]. Results too small for a double are 0. An a or b outside, and a p outside [0,1], give NaN.
double beta_cdf(double a, double b, double x);
double beta_quantile(double a, double b, double p);

/// Quantile of Student's t with `degrees` >= 0.002 of freedom, for p in (0, 1), within 1e-10 of itself for
/// |t| < 1e4; beyond 2e6 degrees that of the normal distribution. Otherwise NaN.
double student_quantile(double p, double degrees);

/// Gauss's hypergeometric function 2F1(a, b; c; z) for c > 0 and 0 <= z < 1 (otherwise NaN), by its series, continued
/// by Taylor steps towards z = 1. Within 1e-12 of itself for a, b > 0; where terms of both signs cancel, less.
double hypergeometric(double a, double b, double c, double z);

}  // namespace rivalry::math

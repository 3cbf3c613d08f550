// The functions that results may depend on, built on + - * / sqrt alone, so that every CPU, compiler and C library
// gives the same bits. Everything in the result path uses these and never <cmath>'s transcendental functions.
//
// Domains and special values follow IEEE 754 / C Annex F unless stated. Errors are in units in the last place (ulp) of
// the result, over the whole range, and are tested against MPFR (tests/unit/math.test.cpp). Thread-safe,
// allocation-free.
#pragma once

namespace rivalry::math {

/// Errors: 0.52 ulp, 0.76 where the result is subnormal. exp and log take 3 to 5 ns, the others 10 to 30.
double exp(double x);
double expm1(double x);
double log(double x);
double log1p(double x);
double pow(double x, double y);

/// Standard normal distribution function and its inverse. quantile(0) = -inf, quantile(1) = +inf, outside [0,1] NaN.
double normal_cdf(double x);
double normal_quantile(double p);

/// Logarithm of the gamma function for x > 0.
double log_gamma(double x);

/// Gamma(shape, scale 1): distribution function P(shape, x) and inverse. shape in [1e-3, 1e6].
double gamma_cdf(double shape, double x);
double gamma_quantile(double shape, double p);

/// Beta(a, b): distribution function I_x(a, b) and inverse. a, b in [1e-3, 1e6].
double beta_cdf(double a, double b, double x);
double beta_quantile(double a, double b, double p);

/// Gauss's hypergeometric function 2F1(a, b; c; z) for c > 0 and 0 <= z < 1, by its series.
double hypergeometric(double a, double b, double c, double z);

}  // namespace rivalry::math

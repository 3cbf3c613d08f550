// The gamma and beta distributions and what they rest on.
//
// Sources: DLMF chapters 5, 8 and 15; the weights are taken in the form of Loader (2000), which does not cancel where
// the shapes are large; the quantiles by Newton's method where the logarithm of the distribution function is concave.
#include <array>
#include <cmath>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/core/double_double.hpp"
#include "sim/core/math_cores.hpp"

namespace rivalry::math {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double half_log_2_pi = 0x1.d67f1c864beb5p-1;
constexpr double epsilon = 0x1p-54;

/// Taylor coefficients of log Gamma(2 + z): 1 - Euler's constant, then (-1)^n (zeta(n) - 1) / n (DLMF 5.7.3).
constexpr std::array<double, 29> log_gamma_at_2 = {
    0x1.b0ee6072093cep-2,   0x1.4a34cc4a60fa6p-2,  -0x1.13e001a557607p-4,  0x1.51322ac7d8483p-6,
    -0x1.e404fc218f5f2p-8,  0x1.7add6eadb6c30p-9,  -0x1.38ac5c2bf8e08p-10, 0x1.0b36af86396e9p-11,
    -0x1.d3fd4c76d2fc8p-13, 0x1.a127b0f17d65ap-14, -0x1.78de5bd7c81efp-15, 0x1.580dcee66eb02p-16,
    -0x1.3cbc963ce2243p-17, 0x1.2597a39f34aacp-18, -0x1.11b2eb7679541p-19, 0x1.0064cdeb22f0fp-20,
    -0x1.e2600d93cfd2fp-22, 0x1.c76bbb3f07a4dp-23, -0x1.af5a6cbbf8a97p-24, 0x1.99b93c2070b0fp-25,
    -0x1.862c734df3eacp-26, 0x1.7469daccfadcdp-27, -0x1.6434a8447aeadp-28, 0x1.555a877ffd2c3p-29,
    -0x1.47b1679258d0ep-30, 0x1.3b15d2b2fc10cp-31, -0x1.2f69a9fabe3e0p-32, 0x1.24932a337434cp-33,
    -0x1.1a7c26ec2523cp-34};

/// log Gamma(2 + z) for |z| <= 1/2.
double log_gamma_2_plus(double z) {
  double sum = 0;
  for (std::size_t n = log_gamma_at_2.size(); n > 0; --n) sum = sum * z + log_gamma_at_2[n - 1];
  return z * sum;
}

/// What Stirling's formula misses: log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), for x >= 15 (DLMF 5.11.1).
double stirling_series(double x) {
  constexpr std::array<double, 8> terms = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                           1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
  double inverse_square = 1 / (x * x), sum = 0;
  for (std::size_t n = terms.size(); n > 0; --n) sum = sum * inverse_square + terms[n - 1];
  return sum / x;
}

/// The same for any x > 0.
double stirling_rest(double x) {
  if (x >= 15) return stirling_series(x);
  return log_gamma(x) - ((x - 0.5) * log(x) - x + half_log_2_pi);
}

/// log(x / y) for positive x and y.
DoubleDouble log_of_ratio(DoubleDouble x, DoubleDouble y) {
  if (x.hi > 1e-280 && x.hi < 1e280) {
    DoubleDouble ratio = x / y;
    if (ratio.hi > 1e-300) return log_of(ratio);
  }
  return log_of_positive(x.hi) - log_of(y);
}

/// The sum of a series of positive terms that end up shrinking: 1 + r(1) + r(1) r(2) + ...
template <class Ratio>
double sum_of_products(Ratio ratio) {
  double sum = 1, term = 1;
  for (double n = 1; term > epsilon * sum; ++n) {
    term *= ratio(n);
    sum += term;
  }
  return sum;
}

/// b(0) + a(1) / (b(1) + a(2) / (b(2) + ...)) by Lentz's method.
template <class Numerator, class Denominator>
double continued_fraction(Numerator a, Denominator b) {
  auto not_zero = [](double x) { return x == 0 ? 1e-300 : x; };
  double value = not_zero(b(0.0)), c = value, d = 0;
  for (double n = 1; n < 1e7; ++n) {
    d = 1 / not_zero(b(n) + a(n) * d);
    c = not_zero(b(n) + a(n) / c);
    double change = c * d;
    value *= change;
    if (std::fabs(change - 1) < epsilon * 4) break;
  }
  return value;
}

}  // namespace

double log_gamma(double x) {
  if (!(x > 0)) return x == 0 ? endless : undefined;
  if (x < 0.5) return log_gamma_2_plus(x) - log1p(x) - log(x);
  if (x < 1.5) return log_gamma_2_plus(x - 1) - log1p(x - 1);
  if (x >= 15)
    return x > 2e305 ? x * (log(x) - 1) : (x - 0.5) * (log(x) - 1) - 0.5 + half_log_2_pi + stirling_series(x);
  double product = 1;
  while (x > 2.5) product *= --x;
  return log_gamma_2_plus(x - 2) + log(product);
}

// ---- gamma -------------------------------------------------------------------------------------------------------

namespace {

/// P and Q = 1 - P share a weight w = x^a exp(-x) / Gamma(a + 1): P = w * series, or Q = w * a * fraction, whichever is
/// the smaller side of the distribution.
struct GammaTail {
  double log_weight;
  double factor;
  bool is_lower;
};

double log_gamma_weight(double a, double x) {
  if (a < 15) return a * log(x) - x - log_gamma(a + 1);
  DoubleDouble difference = two_sum(a, -x);
  DoubleDouble exponent = log_of_ratio({x, 0}, {a, 0}) * a + difference;
  return exponent.hi - stirling_series(a) - half_log_2_pi - 0.5 * log(a);
}

GammaTail gamma_tail(double a, double x) {
  double log_weight = log_gamma_weight(a, x);
  if (x < a + 1) return {log_weight, sum_of_products([=](double n) { return x / (a + n); }), true};
  double fraction =
      continued_fraction([=](double n) { return n * (a - n); }, [=](double n) { return x - a + 1 + 2 * n; });
  return {log_weight, a / fraction, false};
}

/// The logarithm of P (or Q) at x = exp(u), and its slope in u.
struct LogTail {
  double value;
  double slope;
};

LogTail log_gamma_tail(double a, double u, bool lower) {
  GammaTail tail = gamma_tail(a, exp(u));
  double sign = lower ? 1 : -1;
  if (tail.is_lower == lower) return {tail.log_weight + log(tail.factor), sign * a / tail.factor};
  double weight = exp(tail.log_weight), other_side = weight * tail.factor;
  return {log1p(-other_side), sign * a * weight / (1 - other_side)};
}

/// Newton's method for log_tail(u) = target. The tails are log-concave in u, so the iterates approach the root from
/// one side after the first step and cannot run away.
template <class Tail>
double solve(Tail log_tail, double u, double target) {
  for (int i = 0; i < 200; ++i) {
    auto [value, slope] = log_tail(u);
    double step = (value - target) / slope;
    if (!(std::fabs(step) < endless)) break;
    u -= step;
    if (std::fabs(step) < 1e-9) break;
  }
  return u;
}

/// Beyond, the series and fractions would need more terms than anyone waits for.
bool is_valid(double shape) { return shape >= 1e-3 && shape <= 1e6; }

}  // namespace

double gamma_cdf(double shape, double x) {
  if (!is_valid(shape) || x != x) return undefined;
  if (x <= 0) return 0;
  if (x == endless) return 1;
  GammaTail tail = gamma_tail(shape, x);
  double side = exp(tail.log_weight) * tail.factor;
  return tail.is_lower ? std::fmin(side, 1) : 1 - side;
}

double gamma_quantile(double shape, double p) {
  if (!is_valid(shape) || !(p >= 0 && p <= 1)) return undefined;
  if (p == 0 || p == 1) return p == 0 ? 0 : endless;
  // Where x is tiny, P = x^a / Gamma(a + 1); elsewhere that is a lower bound of the quantile.
  double u = (log(p) + log_gamma(shape + 1)) / shape;
  if (u < -40) return exp(u);
  // Laurent & Massart (2000): P(X <= a - sqrt(2 a t)) and P(X >= a + sqrt(2 a t) + t) are at most exp(-t).
  if (p < 0.5) {
    double bound = shape - std::sqrt(-2 * shape * log(p));
    if (bound > 0) u = std::fmax(u, log(bound));
    return exp(solve([=](double v) { return log_gamma_tail(shape, v, true); }, u, log(p)));
  }
  double t = -log(1 - p);
  u = log(shape + std::sqrt(2 * shape * t) + t);
  return exp(solve([=](double v) { return log_gamma_tail(shape, v, false); }, u, -t));
}

// ---- beta --------------------------------------------------------------------------------------------------------

namespace {

/// x and 1 - x, both to full precision.
struct Share {
  DoubleDouble x;
  DoubleDouble rest;
};

Share share(double x) { return {{x, 0}, two_sum(1, -x)}; }
Share other(const Share& s) { return {s.rest, s.x}; }

/// x = 1 / (1 + exp(-u)).
Share share_of_odds(double u) {
  double odds = exp(-std::fabs(u));
  Share small = share(odds / (1 + odds));
  return u < 0 ? small : other(small);
}

/// log(x^a (1-x)^b / B(a, b)).
double log_beta_weight(double a, double b, const Share& s) {
  DoubleDouble n = two_sum(a, b);
  DoubleDouble exponent = log_of_ratio(s.x * n, {a, 0}) * a + log_of_ratio(s.rest * n, {b, 0}) * b;
  return exponent.hi + (stirling_rest(n.hi) - stirling_rest(a) - stirling_rest(b)) + 0.5 * log(a / n.hi * b) -
         half_log_2_pi;
}

/// The factor f of I_x(a, b) = weight * f (DLMF 8.17.22); converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  auto numerator = [=](double n) {
    double m = std::floor(n / 2), a2 = a + n;
    if (2 * m == n) return m * (b - m) * x / ((a2 - 1) * a2);
    return -(a + m) * (a + b + m) * x / ((a2 - 1) * a2);
  };
  return 1 / (a * continued_fraction(numerator, [](double) { return 1.0; }));
}

/// I_x(a, b).
double beta_share(double a, double b, const Share& s) {
  auto direct = [](double a1, double b1, const Share& s1) {
    return exp(log_beta_weight(a1, b1, s1)) * beta_fraction(a1, b1, s1.x.hi);
  };
  if (s.x.hi < (a + 1) / (a + b + 2)) return std::fmin(direct(a, b, s), 1);
  double complement = direct(b, a, other(s));
  return complement < 0.99 ? 1 - complement : direct(a, b, s);
}

LogTail log_beta_tail(double a, double b, double u) {
  Share s = share_of_odds(u);
  double log_weight = log_beta_weight(a, b, s);
  if (s.x.hi < (a + 1) / (a + b + 2)) {
    double factor = beta_fraction(a, b, s.x.hi);
    return {log_weight + log(factor), 1 / factor};
  }
  double value = beta_share(a, b, s);
  return {log(value), exp(log_weight) / value};
}

/// The odds' logarithm u of the p-quantile, for p <= 1/2.
double beta_log_odds(double a, double b, double p) {
  // Where x is tiny, I = x^a / (a B(a, b)); B from the weight at x = 1/2.
  double log_b = -(a + b) * 0x1.62e42fefa39efp-1 - log_beta_weight(a, b, share(0.5));
  double u = (log(p) + log(a) + log_b) / a;
  if (u < -40 && u + log(b + 1) < -40) return u;
  return solve([=](double v) { return log_beta_tail(a, b, v); }, log(a / b), log(p));
}

}  // namespace

double beta_cdf(double a, double b, double x) {
  if (!is_valid(a) || !is_valid(b) || x != x) return undefined;
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  return beta_share(a, b, share(x));
}

double beta_quantile(double a, double b, double p) {
  if (!is_valid(a) || !is_valid(b) || !(p >= 0 && p <= 1)) return undefined;
  if (p == 0 || p == 1) return p;
  double u = p <= 0.5 ? beta_log_odds(a, b, p) : -beta_log_odds(b, a, 1 - p);
  double odds = exp(-std::fabs(u));
  return (u < 0 ? odds : 1) / (1 + odds);
}

double student_quantile(double p, double degrees) {
  if (!(p > 0 && p < 1) || !(degrees >= 2e-3)) return undefined;
  if (degrees > 2e6) return normal_quantile(p);
  if (p < 0.5) return -student_quantile(1 - p, degrees);
  double tails = 2 * (1 - p);  // t^2 / degrees are the odds of a Beta(1/2, degrees / 2)
  double u = tails <= 0.5 ? -beta_log_odds(degrees / 2, 0.5, tails) : beta_log_odds(0.5, degrees / 2, 1 - tails);
  return p == 0.5 ? 0 : std::sqrt(degrees * exp(u));
}

// ---- hypergeometric ----------------------------------------------------------------------------------------------

namespace {

/// F and F' at some z.
struct ValueAndSlope {
  double value;
  double slope;
};

/// Gauss's series (DLMF 15.2.1), for z <= 3/4.
ValueAndSlope hypergeometric_series(double a, double b, double c, double z) {
  double term = 1, value = 1, slope = a * b / c;
  for (double n = 0; n < 1e6; ++n) {
    term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
    value += term;
    slope += term * (a + n + 1) * (b + n + 1) / (c + n + 1);
    if (std::fabs(term) * (n + 1) < epsilon * 0.25 * std::fabs(value) && n > -a && n > -b) break;
  }
  return {value, slope};
}

/// From z to z + h by the Taylor series that the hypergeometric equation (DLMF 15.10.1) gives; h <= (1 - z) / 2.
ValueAndSlope hypergeometric_step(double a, double b, double c, double z, double h, ValueAndSlope start) {
  double before = start.value, now = start.slope * h, value = before + now, slope = now;
  double scale = z * (1 - z);
  for (double n = 0; n < 1e4; ++n) {
    double next = ((n + a) * (n + b) * before * h - (n + 1) * ((1 - 2 * z) * n + c - (a + b + 1) * z) * now) * h /
                  (scale * (n + 2) * (n + 1));
    value += next;
    slope += (n + 2) * next;
    before = now;
    now = next;
    if (std::fabs(before) + std::fabs(now) * (n + 2) < epsilon * 0.25 * std::fabs(value)) break;
  }
  return {value, slope / h};
}

}  // namespace

double hypergeometric(double a, double b, double c, double z) {
  if (!(c > 0 && z >= 0 && z < 1)) return undefined;
  double at = std::fmin(z, 0.75);
  ValueAndSlope f = hypergeometric_series(a, b, c, at);
  while (at < z) {
    double h = std::fmin(z - at, (1 - at) / 2);
    f = hypergeometric_step(a, b, c, at, h, f);
    at += h;
  }
  return f.value;
}

}  // namespace rivalry::math

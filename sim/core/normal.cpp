// The normal distribution: its distribution function, accurate in both tails, and the inverse.
#include <array>
#include <cmath>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/core/double_double.hpp"
#include "sim/core/math_cores.hpp"

namespace rivalry::math {

namespace {

/// Chebyshev coefficients on [-1, 1] of (1 + 1.5 t) exp(t^2/2) P(X > t) as a function of (t - 5) / (t + 5), t >= 0; the
/// form is that of Shepherd & Laframboise (1981), the coefficients were computed with 40 digits. Truncation: 1e-18.
constexpr std::array mills_coefficients = {
    0x1.3aec36a5b6747p-1,   0x1.914cc47fcc703p-7,   -0x1.a45bf162540dep-5,  0x1.0ae849f142b2ep-5,
    -0x1.bc43a98c61f59p-7,  0x1.142205d09e48fp-8,   -0x1.03bc162193ad4p-10, 0x1.5c1dcb419b1fcp-13,
    -0x1.fbde8ca8d2d68p-17, -0x1.cf4f7e667150fp-21, 0x1.07c09f01dc779p-21,  -0x1.7eaa37a438e0ap-25,
    -0x1.15d33d5d71718p-27, 0x1.1c843c38ec26ep-29,  0x1.3e0f7bd7db42fp-34,  -0x1.352718326e1a0p-34,
    0x1.92af3494f51b9p-40,  0x1.4ba036e3d2ecap-39,  -0x1.0fb6e8bd7e217p-43, -0x1.7e6430a3d9551p-44,
    0x1.7a599a0f80703p-48,  0x1.e43afb5543f0dp-49,  -0x1.8c45802397416p-53, -0x1.4bbd394995dd4p-53,
    0x1.baf726b2888ddp-59,  0x1.dab10a44b8a65p-58,  0x1.88d4041250c68p-63,  -0x1.5294ec5249133p-62};

/// Clenshaw's sum of the Chebyshev series.
double chebyshev_sum(double q) {
  double above = 0, sum = 0;
  for (std::size_t n = mills_coefficients.size() - 1; n > 0; --n) {
    double next = (2 * q * sum - above) + mills_coefficients[n];
    above = sum;
    sum = next;
  }
  return (q * sum - above) + mills_coefficients[0];
}

/// (-1)^n / (2^n n! (2 n + 1) sqrt(2 pi)): the series of (P(X <= t) - 1/2) / t in t^2.
constexpr std::array<double, 15> make_middle_coefficients() {
  std::array<double, 15> coefficients{};
  double factor = 0x1.9884533d43651p-2;  // 1 / sqrt(2 pi)
  for (int n = 0; n < 15; ++n) {
    coefficients[static_cast<std::size_t>(n)] = factor / (2 * n + 1);
    factor /= -2 * (n + 1);
  }
  return coefficients;
}

constexpr auto middle_coefficients = make_middle_coefficients();

/// P(0 < X <= t) for t in [0, 0.85].
double middle_part(double t) {
  double square = t * t, sum = 0;
  for (std::size_t n = middle_coefficients.size(); n > 0; --n) sum = sum * square + middle_coefficients[n - 1];
  return t * sum;
}

/// P(X > t) for t >= 0.
double upper_tail(double t) {
  if (t < 0.85) return 0.5 - middle_part(t);
  if (!(t < 39)) return t != t ? t : 0;
  double mills_ratio = chebyshev_sum((t - 5) / (t + 5)) / (1 + 1.5 * t);
  auto [fraction, exponent] = scaled_exp(two_product(t, t) * -0.5);
  return scale_by_power_of_two(fraction.hi * mills_ratio, exponent);
}

/// a[0] + a[1] x + ... + a[7] x^7.
double polynomial(const std::array<double, 8>& a, double x) {
  double sum = a[7];
  for (int n = 6; n >= 0; --n) sum = sum * x + a[static_cast<std::size_t>(n)];
  return sum;
}

/// Numerator and denominator of the rational functions of Wichura (1988), algorithm AS 241 (PPND16).
struct Rational {
  std::array<double, 8> above;
  std::array<double, 8> below;
  double operator()(double x) const { return polynomial(above, x) / polynomial(below, x); }
};

constexpr Rational middle = {
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
     4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4,
     3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}};
constexpr Rational tail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9}};
constexpr Rational far_tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15}};

}  // namespace

double normal_cdf(double x) { return x < 0 ? upper_tail(-x) : 1 - upper_tail(x); }

double normal_quantile(double p) {
  if (!(p > 0 && p < 1)) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return p == 0 ? -infinity : p == 1 ? infinity : std::numeric_limits<double>::quiet_NaN();
  }
  double q = p - 0.5;
  if (std::fabs(q) <= 0.425) return q * middle(0.180625 - q * q);
  double r = std::sqrt(-log(q < 0 ? p : 1 - p));
  double size = r <= 5 ? tail(r - 1.6) : far_tail(r - 5);
  return q < 0 ? -size : size;
}

}  // namespace rivalry::math

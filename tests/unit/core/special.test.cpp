// The normal, gamma and beta distributions and the hypergeometric function against MPFR.
#include <algorithm>
#include <vector>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "support/points.hpp"
#include "support/reference.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

Real exact_pi() {
  Real pi;
  mpfr_const_pi(pi.get(), MPFR_RNDN);
  return pi;
}

Real exact_normal_cdf(const Real& x) { return apply(mpfr_erfc, Real(0) - x / apply(mpfr_sqrt, Real(2))) / Real(2); }

/// The quantile, from a good guess by Newton's method.
Real exact_normal_quantile(double p, double guess) {
  Real x(guess);
  for (int i = 0; i < 3; ++i) {
    Real density = apply(mpfr_exp, Real(0) - x * x / Real(2)) / apply(mpfr_sqrt, exact_pi() * Real(2));
    x -= (exact_normal_cdf(x) - Real(p)) / density;
  }
  return x;
}

WideReal power(const WideReal& x, double y) {
  WideReal result;
  mpfr_pow(result.get(), x.get(), WideReal(y).get(), MPFR_RNDN);
  return result;
}

/// 1 + r(1) + r(1) r(2) + ... to 2^-300.
template <class Ratio>
WideReal sum_of_products(Ratio ratio) {
  WideReal sum(1), term(1);
  for (int n = 1; WideReal(0x1p-300) * sum < apply(mpfr_abs, term); ++n) sum += term *= ratio(n);
  return sum;
}

/// x^a exp(-x) / Gamma(a), the density times x.
WideReal exact_gamma_density(double a, double x) {
  return apply(
      mpfr_exp, apply(mpfr_log, WideReal(x)) * WideReal(a) - WideReal(x) - [&] {
        WideReal result;
        mpfr_lngamma(result.get(), WideReal(a).get(), MPFR_RNDN);
        return result;
      }());
}

WideReal exact_gamma_cdf(double a, double x) {
  WideReal series = sum_of_products([&](int n) { return WideReal(x) / (WideReal(a) + WideReal(n)); });
  return exact_gamma_density(a, x) * series / WideReal(a);
}

/// x^a (1-x)^b / B(a, b), the density times x (1 - x).
WideReal exact_beta_density(double a, double b, const WideReal& x) {
  WideReal beta;
  mpfr_beta(beta.get(), WideReal(a).get(), WideReal(b).get(), MPFR_RNDN);
  return power(x, a) * power(WideReal(1) - x, b) / beta;
}

WideReal exact_beta_cdf(double a, double b, const WideReal& x) {
  if (WideReal(0.99) < x) return WideReal(1) - exact_beta_cdf(b, a, WideReal(1) - x);
  WideReal series = sum_of_products(
      [&](int n) { return x * (WideReal(a) + WideReal(b) + WideReal(n - 1)) / (WideReal(a) + WideReal(n)); });
  return exact_beta_density(a, b, x) * series / WideReal(a);
}

WideReal exact_hypergeometric(double a, double b, double c, double z) {
  return sum_of_products([&](int n) {
    WideReal m(n - 1);
    return (WideReal(a) + m) * (WideReal(b) + m) / ((WideReal(c) + m) * WideReal(n)) * WideReal(z);
  });
}

struct Worst {
  double error = 0;
  double a = 0, b = 0, at = 0;
  void see(double e, double x, double first = 0, double second = 0) {
    if (!(e <= error)) *this = {e, first, second, x};
  }
};

}  // namespace

namespace Catch {
template <>
struct StringMaker<Worst> {
  static std::string convert(const Worst& w) {
    char text[200];
    std::snprintf(text, sizeof text, "%g at %a (a = %a, b = %a)", w.error, w.at, w.a, w.b);
    return text;
  }
};
}  // namespace Catch

namespace {
bool operator<=(const Worst& worst, double bound) { return worst.error <= bound; }
}  // namespace

TEST_CASE("normal_cdf is within 4 ulp in both tails") {
  Points source(1);
  for (auto [low, high] : {std::pair{-38.6, -5.0}, {-5.0, -0.85}, {-0.85, 0.0}, {0.0, 9.0}, {-38.6, -37.5}}) {
    Worst worst;
    for (int i = 0; i < 4000; ++i) {
      double x = source.between(low, high);
      worst.see(ulp_error(math::normal_cdf(x), exact_normal_cdf(Real(x))), x);
    }
    CHECK(worst <= 4.0);
  }
  CHECK(math::normal_cdf(0) == 0.5);
  CHECK(math::normal_cdf(-infinity) == 0);
  CHECK(math::normal_cdf(infinity) == 1);
  CHECK(math::normal_cdf(-40) == 0);
  CHECK(math::normal_cdf(9) == 1);
  CHECK(math::normal_cdf(-38.4) > 0);
  CHECK(std::isnan(math::normal_cdf(not_a_number)));
}

TEST_CASE("normal_quantile is within 8 ulp") {
  Points source(2);
  const std::vector<double (*)(Points&)> regions = {
      [](Points& p) { return p.between(0, 1); },
      [](Points& p) { return p.octaves(-1074, -2); },
      [](Points& p) { return p.octaves(-40, -34); },
      [](Points& p) { return 1 - p.octaves(-53, -2); },
      [](Points& p) { return 0.5 + p.sign() * p.octaves(-53, -2); },
  };
  for (auto region : regions) {
    Worst worst;
    for (int i = 0; i < 1200; ++i) {
      double p = region(source), x = math::normal_quantile(p);
      worst.see(ulp_error(x, exact_normal_quantile(p, x)), p);
    }
    CHECK(worst <= 8.0);
  }
  CHECK(math::normal_quantile(0.5) == 0);
  CHECK(math::normal_quantile(0) == -infinity);
  CHECK(math::normal_quantile(1) == infinity);
  CHECK(std::isnan(math::normal_quantile(-0.1)));
  CHECK(std::isnan(math::normal_quantile(1.1)));
  CHECK(std::isnan(math::normal_quantile(not_a_number)));
}

TEST_CASE("log_gamma is within 1e-14 of itself, also at its zeros 1 and 2") {
  Points source(3);
  const std::vector<double (*)(Points&)> regions = {
      [](Points& p) { return p.between(0, 20); },
      [](Points& p) { return p.octaves(-1074, 1000); },
      [](Points& p) { return 1 + p.sign() * p.octaves(-52, -1); },
      [](Points& p) { return 2 + p.sign() * p.octaves(-51, -1); },
  };
  for (auto region : regions) {
    Worst worst;
    for (int i = 0; i < 3000; ++i) {
      double x = region(source);
      Real exact;
      mpfr_lngamma(exact.get(), Real(x).get(), MPFR_RNDN);
      worst.see(relative_error(math::log_gamma(x), exact), x);
    }
    CHECK(worst <= 1e-14);
  }
  CHECK(math::log_gamma(1) == 0);
  CHECK(math::log_gamma(2) == 0);
  CHECK(math::log_gamma(0) == infinity);
  CHECK(math::log_gamma(infinity) == infinity);
  CHECK(std::isnan(math::log_gamma(-1)));
}

TEST_CASE("gamma_cdf is within 1e-12 of itself") {
  Points source(4);
  Worst small, middle, large;
  for (int i = 0; i < 3000; ++i) {
    double a = source.octaves(-9.96, 4), x = a * source.octaves(-8, 4);
    small.see(relative_error(math::gamma_cdf(a, x), exact_gamma_cdf(a, x)), x, a);
    a = source.octaves(-9.96, 0), x = source.octaves(-1022, 4);
    small.see(relative_error(math::gamma_cdf(a, x), exact_gamma_cdf(a, x)), x, a);
    a = source.octaves(4, 10), x = a * source.between(0.5, 1.7);
    middle.see(relative_error(math::gamma_cdf(a, x), exact_gamma_cdf(a, x)), x, a);
  }
  for (int i = 0; i < 20; ++i) {
    double a = source.octaves(16, 19.9), x = a + std::sqrt(a) * source.between(-8, 8);
    large.see(relative_error(math::gamma_cdf(a, x), exact_gamma_cdf(a, x)), x, a);
  }
  CHECK(small <= 1e-12);
  CHECK(middle <= 1e-12);
  CHECK(large <= 1e-12);
  CHECK(math::gamma_cdf(2, 0) == 0);
  CHECK(math::gamma_cdf(2, -1) == 0);
  CHECK(math::gamma_cdf(2, infinity) == 1);
  for (double shape : {0.0, -1.0, 1e-4, 2e6, infinity, not_a_number}) CHECK(std::isnan(math::gamma_cdf(shape, 1)));
  for (double shape : {1e-3, 1.0, 15.0, 1e6}) {
    CHECK(math::gamma_cdf(shape, 1e308) == 1);
    CHECK(math::gamma_cdf(shape, 0x1p-1074) < 0.5);
    CHECK(math::gamma_cdf(shape, 0x1p-1074) >= 0);
  }
}

namespace {

double gamma_quantile_error(double a, double p) {
  double x = math::gamma_quantile(a, p);
  WideReal error = (exact_gamma_cdf(a, x) - WideReal(p)) / exact_gamma_density(a, x);
  return std::fabs(error.rounded());
}

double beta_quantile_error(double a, double b, double p) {
  WideReal x(math::beta_quantile(a, b, p));
  WideReal error = (exact_beta_cdf(a, b, x) - WideReal(p)) / exact_beta_density(a, b, x) * (WideReal(1) - x);
  return std::fabs(error.rounded());
}

}  // namespace

TEST_CASE("gamma_quantile is within 1e-12 of itself") {
  Points source(5);
  Worst ordinary, tiny_shape, published, large;
  for (int i = 0; i < 1500; ++i) {
    double a = source.octaves(-3, 8), p = source.between(0, 1);
    if (i % 3 == 1) p = source.octaves(-300, -1);
    if (i % 3 == 2) p = 1 - source.octaves(-53, -1);
    if (math::gamma_quantile(a, p) > 1e-300) ordinary.see(gamma_quantile_error(a, p), p, a);
    if (math::gamma_quantile(0.0553, p) > 1e-300) published.see(gamma_quantile_error(0.0553, p), p, 0.0553);
    a = source.octaves(-9.96, -3);
    if (math::gamma_quantile(a, p) > 1e-300) tiny_shape.see(gamma_quantile_error(a, p), p, a);
  }
  for (int i = 0; i < 10; ++i) {
    double a = source.octaves(12, 19.9), p = source.between(0, 1);
    large.see(gamma_quantile_error(a, p), p, a);
  }
  CHECK(ordinary <= 1e-12);
  CHECK(published <= 1e-12);
  CHECK(tiny_shape <= 1e-12);
  CHECK(large <= 1e-12);
  CHECK(math::gamma_quantile(0.0553, 0) == 0);
  CHECK(math::gamma_quantile(0.0553, 1) == infinity);
  CHECK(math::gamma_quantile(0.001, 0.25) == 0);  // 10^-602 underflows
  CHECK(math::gamma_quantile(0.001, 0x1p-1074) == 0);
  CHECK(std::isnan(math::gamma_quantile(1, 1.5)));
  CHECK(std::isnan(math::gamma_quantile(-1, 0.5)));
}

TEST_CASE("beta_cdf is within 1e-12 of itself, 1e-11 for tiny or very large shapes") {
  Points source(6);
  Worst ordinary, extreme, large;
  for (int i = 0; i < 1000; ++i) {
    double a = source.octaves(-3.3, 13.2), b = source.octaves(-3.3, 13.2), x = source.between(0, 1);
    if (i % 2) x = std::min(x, 1 - x) * 2 * a / (a + b);
    ordinary.see(relative_error(math::beta_cdf(a, b, x), exact_beta_cdf(a, b, WideReal(x))), x, a, b);
    a = source.octaves(-9.96, 10), b = source.octaves(-9.96, 10), x = source.octaves(-60, 0);
    extreme.see(relative_error(math::beta_cdf(a, b, x), exact_beta_cdf(a, b, WideReal(x))), x, a, b);
    x = 1 - source.octaves(-53, 0);
    extreme.see(relative_error(math::beta_cdf(a, b, x), exact_beta_cdf(a, b, WideReal(x))), x, a, b);
  }
  for (int i = 0; i < 40; ++i) {
    double a = source.octaves(14, 19.9), b = source.octaves(14, 19.9), n = a + b;
    double x = a / n + std::sqrt(a / n * b / n / n) * source.between(-8, 8);
    large.see(relative_error(math::beta_cdf(a, b, x), exact_beta_cdf(a, b, WideReal(x))), x, a, b);
  }
  CHECK(ordinary <= 1e-12);
  CHECK(extreme <= 1e-11);
  CHECK(large <= 1e-11);
  CHECK(math::beta_cdf(2, 3, 0) == 0);
  CHECK(math::beta_cdf(2, 3, 1) == 1);
  CHECK_THAT(math::beta_cdf(1, 1, 0.3), WithinRel(0.3, 1e-15));
  for (double a : {0.0, -1.0, 2e6, infinity, not_a_number}) CHECK(std::isnan(math::beta_cdf(a, 1, 0.5)));
  for (double a : {1e-3, 1.0, 15.0, 1e6}) {
    CHECK(math::beta_cdf(a, 1, 0x1p-1074) < 0.5);
    CHECK(math::beta_cdf(1, a, 0x1p-1074) < 0.5);
  }
}

TEST_CASE("beta_quantile is within 1e-12 of itself, 1e-11 for tiny or very large shapes") {
  Points source(7);
  Worst ordinary, published, tiny_shape, large;
  for (int i = 0; i < 1000; ++i) {
    double a = source.octaves(-3, 6), b = source.octaves(-3, 6), p = source.between(0, 1);
    if (i % 3 == 1) p = source.octaves(-100, -1);
    if (i % 3 == 2) p = 1 - source.octaves(-53, -1);
    ordinary.see(beta_quantile_error(a, b, p), p, a, b);
    published.see(beta_quantile_error(0.793, 2.426, p), p, 0.793, 2.426);
    a = source.octaves(-9.96, -3), b = source.octaves(-9.96, 4);
    double x = math::beta_quantile(a, b, p);
    if (x > 1e-300 && x < 1) tiny_shape.see(beta_quantile_error(a, b, p), p, a, b);
  }
  for (int i = 0; i < 10; ++i) {
    double a = source.octaves(10, 19.9), b = source.octaves(10, 19.9), p = source.between(0, 1);
    large.see(beta_quantile_error(a, b, p), p, a, b);
  }
  CHECK(ordinary <= 1e-12);
  CHECK(published <= 1e-12);
  CHECK(tiny_shape <= 1e-11);
  CHECK(large <= 1e-11);
  CHECK(math::beta_quantile(2, 3, 0) == 0);
  CHECK(math::beta_quantile(2, 3, 1) == 1);
  CHECK(math::beta_quantile(0.001, 0.001, 0.1) == 0);  // underflows
  CHECK(math::beta_quantile(0.001, 0.001, 0.9) == 1);
  CHECK(std::isnan(math::beta_quantile(2, 3, -1)));
}

TEST_CASE("quantiles rise with the probability") {
  double last_gamma = 0, last_beta = 0, last_normal = -infinity;
  for (int i = 1; i < 4000; ++i) {
    double p = i / 4000.0;
    double gamma = math::gamma_quantile(0.0553, p), beta = math::beta_quantile(0.793, 2.426, p);
    double normal = math::normal_quantile(p);
    CHECK(gamma >= last_gamma);
    CHECK(beta >= last_beta);
    CHECK(normal >= last_normal);
    last_gamma = gamma, last_beta = beta, last_normal = normal;
  }
}

TEST_CASE("hypergeometric is within 1e-12 of itself for positive parameters") {
  Points source(8);
  Worst inside, close_to_1;
  for (int i = 0; i < 1500; ++i) {
    double a = source.octaves(-4, 5), b = source.octaves(-4, 5), c = source.octaves(-3, 6);
    double z = source.between(0, 0.9);
    inside.see(relative_error(math::hypergeometric(a, b, c, z), exact_hypergeometric(a, b, c, z)), z, a, b);
    z = 1 - source.octaves(-8, -3);
    if (i % 50 == 0)
      close_to_1.see(relative_error(math::hypergeometric(a, b, c, z), exact_hypergeometric(a, b, c, z)), z, a, b);
  }
  CHECK(inside <= 1e-12);
  CHECK(close_to_1 <= 1e-12);
}

TEST_CASE("hypergeometric's closed forms") {
  CHECK(math::hypergeometric(1.5, 2, 3, 0) == 1);
  for (double z : {0.1, 0.5, 0.9, 0.999, 1 - 0x1p-40}) {
    CHECK_THAT(math::hypergeometric(1, 1, 2, z), WithinRel(-math::log1p(-z) / z, 1e-13));
    CHECK_THAT(math::hypergeometric(0.7, 3, 3, z), WithinRel(math::pow(1 - z, -0.7), 1e-12));
  }
  CHECK_THAT(math::hypergeometric(-2, 3, 4, 0.5), WithinRel(1 - 2 * 3 / 4.0 * 0.5 + 2 * 12 / 20.0 / 2 * 0.25, 1e-14));
  CHECK(std::isnan(math::hypergeometric(1, 1, 2, 1)));
  CHECK(std::isnan(math::hypergeometric(1, 1, 0, 0.5)));
}

TEST_CASE("every compiler and every CPU gives the same bits") {
  Points source(10);
  std::uint64_t hash = 0;
  auto mix = [&](double x) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(x)) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 31;
  };
  for (int i = 0; i < 20000; ++i) {
    double x = source.any_positive(), s = source.between(-800, 800), u = source.between(0, 1);
    for (double y : {math::exp(s), math::log(x), math::expm1(s / 8), math::log1p(x), math::pow(x, s / 8)}) mix(y);
    for (double y : {math::normal_cdf(s / 16), math::normal_quantile(u), math::log_gamma(x)}) mix(y);
    if (i % 20) continue;
    double a = source.between(0.001, 8), b = source.between(0.001, 8);
    for (double y : {math::gamma_cdf(a, 3 * a * u), math::gamma_quantile(a, u)}) mix(y);
    for (double y : {math::beta_cdf(a, b, u), math::beta_quantile(a, b, u)}) mix(y);
    mix(math::hypergeometric(a, b, a + b, u));
  }
  CHECK(hash == 0xb9fdc76c05f4b4ae);
}

// exp, log and pow against MPFR over their whole range.
#include "rivalry/math.hpp"

#include <functional>

#include "catch.hpp"
#include "support/points.hpp"
#include "support/reference.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

using Generate = std::function<double(Points&)>;

struct Worst {
  double ulps = 0;
  double at = 0;
};

template <class Function, class Exact>
Worst worst_error(Function function, Exact exact, const Generate& generate, int points = 40000) {
  Points source(20130429);
  Worst worst;
  for (int i = 0; i < points; ++i) {
    double x = generate(source);
    double error = ulp_error(function(x), apply(exact, Real(x)));
    if (!(error <= worst.ulps)) worst = {error, x};
  }
  return worst;
}

/// Checks a function over many regions.
template <class Function, class Exact>
void check_regions(Function function, Exact exact, double bound,
                   std::initializer_list<std::pair<const char*, Generate>> regions) {
  for (auto& [name, generate] : regions) {
    Worst worst = worst_error(function, exact, generate);
    INFO(name << ": " << worst.ulps << " ulp at " << worst.at);
    CHECK(worst.ulps <= bound);
  }
}

bool same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b && std::signbit(a) == std::signbit(b);
}

Generate uniform(double low, double high) {
  return [=](Points& p) { return p.between(low, high); };
}
Generate small(double low, double high) {
  return [=](Points& p) { return p.sign() * p.octaves(low, high); };
}

}  // namespace

TEST_CASE("exp is within 0.52 ulp, 0.76 where subnormal") {
  check_regions(math::exp, mpfr_exp, 0.52,
                {{"all", uniform(-708.3, 709.78)}, {"near 0", uniform(-1, 1)}, {"tiny", small(-1074, 0)}});
  check_regions(math::exp, mpfr_exp, 0.76, {{"subnormal", uniform(-745.2, -708.3)}});
}

TEST_CASE("log is within 0.52 ulp") {
  check_regions(math::log, mpfr_log, 0.52,
                {{"all", [](Points& p) { return p.any_positive(); }},
                 {"subnormal", [](Points& p) { return p.subnormal(); }},
                 {"octave around 1", uniform(0.5, 2)},
                 {"uniforms", uniform(0, 1)},
                 {"close to 1", [](Points& p) { return 1 + p.sign() * p.octaves(-53, -4); }}});
}

TEST_CASE("expm1 is within 0.52 ulp") {
  check_regions(math::expm1, mpfr_expm1, 0.52,
                {{"all", uniform(-40, 709.78)},
                 {"near 0", uniform(-1, 1)},
                 {"where the table begins", uniform(-0.02, 0.02)},
                 {"tiny", small(-1074, 0)}});
}

TEST_CASE("log1p is within 0.52 ulp") {
  check_regions(math::log1p, mpfr_log1p, 0.52,
                {{"near 0", uniform(-1, 3)},
                 {"tiny", small(-1074, -1)},
                 {"close to -1", [](Points& p) { return -1 + p.octaves(-53, -1); }},
                 {"large", [](Points& p) { return p.octaves(0, 1023.99); }}});
}

TEST_CASE("pow is within 0.52 ulp, 0.76 where subnormal") {
  Points source(3);
  auto base = [&](int i) {
    if (i % 4 == 1) return source.between(0.5, 2);
    if (i % 4 == 2) return 1 + source.sign() * source.octaves(-53, -4);
    return i % 4 == 3 ? source.subnormal() : source.any_positive();
  };
  double worst_normal = 0, worst_subnormal = 0;
  for (int i = 0; i < 150000; ++i) {
    double x = base(i), y = source.between(-747, 711) / std::log(x);
    if (!std::isfinite(y)) continue;
    Real exact(x);
    mpfr_pow(exact.get(), exact.get(), Real(y).get(), MPFR_RNDN);
    bool is_subnormal = exact.rounded() < 0x1p-1022;
    double& worst = is_subnormal ? worst_subnormal : worst_normal;
    worst = std::max(worst, ulp_error(math::pow(x, y), exact));
  }
  CHECK(worst_normal <= 0.52);
  CHECK(worst_subnormal <= 0.76);
}

TEST_CASE("sin is within 0.8 ulp") {
  check_regions(math::sin, mpfr_sin, 0.8,
                {{"near 0", uniform(-0.8, 0.8)},
                 {"a turn", uniform(-3.2, 3.2)},
                 {"all", uniform(-0x1p20, 0x1p20)},
                 {"tiny", small(-1074, 0)},
                 {"close to its zeros", [](Points& p) {
                    return std::floor(p.between(-3e5, 3e5)) * 3.141592653589793 + p.sign() * p.octaves(-40, -2);
                  }}});
  CHECK(same(math::sin(-0.0), -0.0));
  CHECK(math::sin(1.5707963267948966) == 1);
  CHECK(std::isnan(math::sin(0x1.1p20)));
  CHECK(std::isnan(math::sin(infinity)));
  CHECK(std::isnan(math::sin(not_a_number)));
}

TEST_CASE("pow of whole numbers is exact where the result is") {
  for (int base = 1; base <= 20; ++base) {
    double product = 1;
    for (int n = 0; n <= 12 && product * base < 0x1p53; ++n, product *= base) {
      CHECK(math::pow(base, n) == product);
      CHECK(math::pow(-base, n) == (n % 2 ? -product : product));
    }
  }
  CHECK(math::pow(2, -1074) == 0x1p-1074);
  CHECK(math::pow(2, 1023) == 0x1p1023);
  CHECK(math::pow(0x1p-1074, 0.5) == 0x1p-537);
}

TEST_CASE("exp, log and their kin at the edges") {
  struct Edge {
    const char* name;
    double (*function)(double);
    double x, result;
  };
  const double largest = std::numeric_limits<double>::max();
  const Edge edges[] = {
      {"exp", math::exp, 0, 1},
      {"exp", math::exp, -0.0, 1},
      {"exp", math::exp, infinity, infinity},
      {"exp", math::exp, -infinity, 0},
      {"exp", math::exp, not_a_number, not_a_number},
      {"exp", math::exp, 0x1.62e42fefa39efp9, 0x1.fffffffffff2ap1023},
      {"exp", math::exp, 0x1.62e42fefa39f0p9, infinity},
      {"exp", math::exp, -0x1.74910d52d3051p9, 0x1p-1074},
      {"exp", math::exp, -0x1.74910d52d3052p9, 0},
      {"exp", math::exp, -largest, 0},
      {"log", math::log, 1, 0},
      {"log", math::log, 0, -infinity},
      {"log", math::log, -0.0, -infinity},
      {"log", math::log, -1, not_a_number},
      {"log", math::log, -infinity, not_a_number},
      {"log", math::log, infinity, infinity},
      {"log", math::log, not_a_number, not_a_number},
      {"expm1", math::expm1, 0, 0},
      {"expm1", math::expm1, -0.0, -0.0},
      {"expm1", math::expm1, 0x1p-1074, 0x1p-1074},
      {"expm1", math::expm1, -infinity, -1},
      {"expm1", math::expm1, infinity, infinity},
      {"expm1", math::expm1, 710, infinity},
      {"expm1", math::expm1, -50, -1},
      {"expm1", math::expm1, not_a_number, not_a_number},
      {"log1p", math::log1p, 0, 0},
      {"log1p", math::log1p, -0.0, -0.0},
      {"log1p", math::log1p, -1, -infinity},
      {"log1p", math::log1p, -1.5, not_a_number},
      {"log1p", math::log1p, -0x1p-1074, -0x1p-1074},
      {"log1p", math::log1p, infinity, infinity},
      {"log1p", math::log1p, -infinity, not_a_number},
      {"log1p", math::log1p, not_a_number, not_a_number},
  };
  for (const Edge& edge : edges) {
    INFO(edge.name << "(" << edge.x << ") should be " << edge.result << ", is " << edge.function(edge.x));
    CHECK(same(edge.function(edge.x), edge.result));
  }
}

TEST_CASE("pow at the edges of C Annex F") {
  struct Edge {
    double x, y, result;
  };
  const Edge edges[] = {
      {0, -3, infinity},
      {-0.0, -3, -infinity},
      {0, -2, infinity},
      {-0.0, -2, infinity},
      {-0.0, -0.5, infinity},
      {0, -infinity, infinity},
      {-0.0, -infinity, infinity},
      {0, 3, 0},
      {-0.0, 3, -0.0},
      {-0.0, 2, 0},
      {-0.0, 0.5, 0},
      {0, infinity, 0},
      {-1, infinity, 1},
      {-1, -infinity, 1},
      {1, not_a_number, 1},
      {1, infinity, 1},
      {not_a_number, 0, 1},
      {not_a_number, -0.0, 1},
      {infinity, 0, 1},
      {-8, 1.0 / 3, not_a_number},
      {0.5, -infinity, infinity},
      {-0.5, -infinity, infinity},
      {2, -infinity, 0},
      {-2, -infinity, 0},
      {0.5, infinity, 0},
      {2, infinity, infinity},
      {-2, infinity, infinity},
      {-infinity, -3, -0.0},
      {-infinity, -2, 0},
      {-infinity, -2.5, 0},
      {-infinity, 3, -infinity},
      {-infinity, 2, infinity},
      {-infinity, 2.5, infinity},
      {infinity, -1, 0},
      {infinity, 1, infinity},
      {not_a_number, 1, not_a_number},
      {2, not_a_number, not_a_number},
      {2, 1024, infinity},
      {-2, 1025, -infinity},
      {2, -1076, 0},
      {-2, -1077, -0.0},
      {1 + 0x1p-52, 0x1p100, infinity},
      {1 - 0x1p-53, 0x1p100, 0},
      {3, 0x1p-1074, 1},
      {3, 0x1p1000, infinity},
  };
  for (const Edge& edge : edges) {
    double got = math::pow(edge.x, edge.y);
    INFO("pow(" << edge.x << ", " << edge.y << ") should be " << edge.result << ", is " << got);
    CHECK(same(got, edge.result));
  }
}

TEST_CASE("exp and log undo each other") {
  Points source(5);
  for (int i = 0; i < 100000; ++i) {
    double x = source.between(-700, 700);
    CHECK_THAT(math::log(math::exp(x)), WithinAbs(x, 0x1p-52 + std::fabs(x) * 0x1p-52));
  }
}

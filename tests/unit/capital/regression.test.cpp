#include "sim/capital/valuation/regression.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"
#include "rivalry/random.hpp"

namespace rivalry::valuation {
namespace {

/// Longley's (1967) data would need seven regressors and a constant; Norris's (NIST StRD) need two.
constexpr double norris[][2] = {
    {0.1, 0.2},     {338.8, 337.4}, {118.1, 118.2}, {888.0, 884.6}, {9.2, 10.1},    {228.1, 226.5},
    {668.5, 666.3}, {998.5, 996.3}, {449.1, 448.6}, {778.9, 777.0}, {559.2, 558.2}, {0.3, 0.4},
    {0.1, 0.6},     {778.1, 775.5}, {668.8, 666.9}, {339.3, 338.0}, {448.9, 447.5}, {10.8, 11.6},
    {557.7, 556.0}, {228.3, 228.1}, {998.0, 995.8}, {888.8, 887.6}, {119.6, 120.2}, {0.3, 0.3},
    {0.6, 0.3},     {557.6, 556.8}, {339.3, 339.1}, {888.0, 887.2}, {998.5, 999.0}, {778.9, 779.0},
    {10.2, 11.1},   {117.6, 118.3}, {228.9, 229.2}, {668.4, 669.1}, {449.2, 448.9}, {0.2, 0.5}};

TEST_CASE("A line is fitted to the certified digits of NIST's Norris data", "[regression]") {
  Triangle rows(2);
  for (auto [y, x] : norris) {
    double regressors[] = {1, x};
    rows.add(regressors, y);
  }
  Fit fit = rows.fit();
  CHECK_THAT(fit.coefficients[0], WithinAbs(-0.262323073774029, 1e-11));
  CHECK_THAT(fit.coefficients[1], WithinRel(1.00211681802045, 1e-13));
  CHECK_THAT(std::sqrt(fit.residual_variance), WithinRel(0.884796396144373, 1e-11));
  double origin[] = {1, 0};
  CHECK_THAT(fit.error_at(origin), WithinRel(0.232818234301152, 1e-11));
}

struct Sample {
  std::vector<std::array<double, 4>> x;
  std::vector<double> y;
};

Sample drawn(std::size_t rows) {
  Random random(7, 0);
  Sample sample;
  for (std::uint32_t i = 0; i < rows; ++i) {
    double a = random.uniform(Purpose::Path, 0, i, 0), b = random.uniform(Purpose::Path, 0, i, 1);
    sample.x.push_back({1, 1e9 * a, a * b, 1e-6 * b});
    sample.y.push_back(3 + 2e-9 * 1e9 * a - a * b + 5 * b);
  }
  return sample;
}

TEST_CASE("Numbers of very different sizes stand side by side", "[regression]") {
  Sample sample = drawn(1000);
  Triangle rows(4);
  for (std::size_t i = 0; i < sample.x.size(); ++i) rows.add(sample.x[i].data(), sample.y[i]);
  Fit fit = rows.fit();
  CHECK(fit.rank == 4);
  CHECK_THAT(fit.coefficients[0], WithinRel(3.0, 1e-10));
  CHECK_THAT(fit.coefficients[1], WithinRel(2e-9, 1e-10));
  CHECK_THAT(fit.coefficients[2], WithinRel(-1.0, 1e-10));
  CHECK_THAT(fit.coefficients[3], WithinRel(5e6, 1e-10));
}

TEST_CASE("Triangles joined are the rows one after another", "[regression]") {
  Sample sample = drawn(777);
  Triangle whole(4), left(4), right(4), joined(4);
  for (std::size_t i = 0; i < sample.x.size(); ++i) {
    double y = sample.y[i] + (i % 7) * 0.1;
    whole.add(sample.x[i].data(), y);
    (i < 300 ? left : right).add(sample.x[i].data(), y);
  }
  joined.add(left);
  joined.add(right);
  CHECK(joined.rows() == 777);
  Fit one = whole.fit(), two = joined.fit();
  for (std::size_t j = 0; j < 4; ++j) CHECK_THAT(two.coefficients[j], WithinRel(one.coefficients[j], 1e-9));
  CHECK_THAT(two.residual_variance, WithinRel(one.residual_variance, 1e-9));
}

TEST_CASE("A regressor that others explain is left out", "[regression]") {
  Triangle rows(4);
  for (int i = 0; i < 50; ++i) {
    double x[] = {1, 7, 1.0 * i, 3.0 * i - 2};
    rows.add(x, 2.0 + i);
  }
  Fit fit = rows.fit();
  CHECK(fit.rank == 2);
  CHECK(fit.coefficients[1] == 0);
  CHECK(fit.coefficients[3] == 0);
  double at[] = {1, 7, 100, 298};
  CHECK_THAT(fit.at(at), WithinRel(102.0, 1e-12));
}

TEST_CASE("A mean is a regression on 1, and its error the standard error", "[regression]") {
  Triangle rows(1);
  double one = 1, sum = 0, squares = 0;
  for (int i = 0; i < 40; ++i) {
    double y = (i * 37) % 11;
    rows.add(&one, y);
    sum += y;
    squares += y * y;
  }
  double mean = sum / 40, variance = (squares - 40 * mean * mean) / 39;
  Fit fit = rows.fit();
  CHECK_THAT(fit.at({&one, 1}), WithinRel(mean, 1e-13));
  CHECK_THAT(fit.error_at({&one, 1}), WithinRel(std::sqrt(variance / 40), 1e-12));
}

TEST_CASE("As many rows as regressors say nothing about their error", "[regression]") {
  Triangle rows(2);
  double a[] = {1, 0}, b[] = {1, 1};
  rows.add(a, 1);
  rows.add(b, 3);
  Fit fit = rows.fit();
  CHECK_THAT(fit.coefficients[1], WithinRel(2.0, 1e-14));
  CHECK(std::isinf(fit.error_at(a)));
}

}  // namespace
}  // namespace rivalry::valuation

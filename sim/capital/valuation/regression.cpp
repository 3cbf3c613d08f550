#include "sim/capital/valuation/regression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/errors.hpp"

namespace rivalry::valuation {

namespace {

constexpr double explained = 1e-9;

/// In four lanes, a fixed order that vector instructions can follow.
double dot(const double* a, const double* b, std::size_t count) {
  std::array<double, 4> lanes{};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
  double rest = 0;
  for (; i < count; ++i) rest += a[i] * b[i];
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest;
}

/// Reflects [top; below] onto [-sign(top) |.|; 0]. The reflector is I - scale v v' with v = [head; below].
struct Reflector {
  double head = 0, scale = 0, top = 0;
};

Reflector reflector(double top, const double* below, std::size_t count) {
  double under = dot(below, below, count);
  if (under == 0) return {0, 0, top};
  double length = std::sqrt(top * top + under);
  double head = top > 0 ? top + length : top - length;
  return {head, 2 / (head * head + under), top > 0 ? -length : length};
}

void apply(const Reflector& by, const double* v, double& top, double* below, std::size_t count) {
  double amount = by.scale * (by.head * top + dot(v, below, count));
  top -= amount * by.head;
  for (std::size_t i = 0; i < count; ++i) below[i] -= amount * v[i];
}

}  // namespace

Triangle::Triangle(std::size_t regressors) : columns_(regressors + 1) {
  expects(regressors >= 1 && regressors <= most_regressors, "one to eight regressors");
}

void Triangle::add(const double* x, double y) {
  for (std::size_t j = 0; j + 1 < columns_; ++j) buffer_[j][waiting_] = x[j];
  buffer_[columns_ - 1][waiting_] = y;
  rows_ += 1;
  if (++waiting_ == waiting_most) absorb();
}

void Triangle::add(const Triangle& other) {
  expects(other.columns_ == columns_, "triangles of as many regressors");
  Triangle whole = other;
  whole.absorb();
  for (std::size_t i = 0; i < columns_; ++i) {
    std::array<double, most_regressors + 1> row{};
    for (std::size_t j = i; j < columns_; ++j) row[j] = whole.triangle_[j][i];
    add(row.data(), row[columns_ - 1]);
  }
  rows_ += other.rows_ - static_cast<double>(columns_);
}

void Triangle::absorb() {
  for (std::size_t j = 0; j < columns_ && waiting_ > 0; ++j) {
    Reflector by = reflector(triangle_[j][j], buffer_[j].data(), waiting_);
    triangle_[j][j] = by.top;
    if (by.scale == 0) continue;
    for (std::size_t k = j + 1; k < columns_; ++k)
      apply(by, buffer_[j].data(), triangle_[k][j], buffer_[k].data(), waiting_);
  }
  waiting_ = 0;
}

namespace {

using Square = std::array<std::array<double, most_regressors + 1>, most_regressors + 1>;  ///< by columns

/// Takes column after column of a triangle into the fit, but for those that are explained already; `y` is the last.
double take_columns(Square& square, std::size_t regressors, std::size_t y, Fit& fit) {
  for (std::size_t j = 0; j < regressors; ++j) {
    std::size_t top = fit.rank, under = y - top;
    double length = std::sqrt(dot(square[j].data(), square[j].data(), y + 1));
    double left = std::sqrt(dot(&square[j][top], &square[j][top], under + 1));
    if (!(left > explained * length)) continue;
    Reflector by = reflector(square[j][top], &square[j][top + 1], under);
    for (std::size_t k = j + 1; k <= y; ++k) apply(by, &square[j][top + 1], square[k][top], &square[k][top + 1], under);
    square[j][top] = by.top;
    for (std::size_t i = 0; i <= top; ++i) fit.triangle[top * most_regressors + i] = square[j][i];
    fit.kept[fit.rank++] = j;
  }
  return dot(&square[y][fit.rank], &square[y][fit.rank], y + 1 - fit.rank);
}

}  // namespace

Fit Triangle::fit(std::size_t regressors) const {
  Triangle whole = *this;
  whole.absorb();
  Fit fit;
  fit.regressors = columns_ - 1;
  fit.rows = rows_;
  std::size_t used = regressors == 0 ? fit.regressors : std::min(regressors, fit.regressors);
  double residual = take_columns(whole.triangle_, used, columns_ - 1, fit);
  double freedom = rows_ - static_cast<double>(fit.rank);
  fit.residual_variance = freedom > 0 ? residual / freedom : std::numeric_limits<double>::infinity();
  const auto& y = whole.triangle_[columns_ - 1];
  for (std::size_t i = fit.rank; i-- > 0;) {
    double sum = y[i];
    for (std::size_t j = i + 1; j < fit.rank; ++j)
      sum -= fit.triangle[j * most_regressors + i] * fit.coefficients[fit.kept[j]];
    fit.coefficients[fit.kept[i]] = sum / fit.triangle[i * most_regressors + i];
  }
  return fit;
}

double Fit::at(std::span<const double> x) const {
  double sum = 0;
  for (std::size_t j = 0; j < regressors; ++j) sum += coefficients[j] * x[j];
  return sum;
}

double Fit::error_at(std::span<const double> x) const {
  if (rank == 0) return 0;
  if (!std::isfinite(residual_variance)) return residual_variance;
  std::array<double, most_regressors> z{};
  double sum = 0;
  for (std::size_t i = 0; i < rank; ++i) {
    double left = x[kept[i]];
    for (std::size_t j = 0; j < i; ++j) left -= triangle[i * most_regressors + j] * z[j];
    z[i] = left / triangle[i * most_regressors + i];
    sum += z[i] * z[i];
  }
  return std::sqrt(residual_variance * sum);
}

}  // namespace rivalry::valuation

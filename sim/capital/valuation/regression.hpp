// Least squares with few regressors. Rows are absorbed into a triangle by Householder reflections (Golub & Van Loan,
// Matrix computations, 4th edition, section 5.3; Demmel et al. 2012, Communication-optimal QR, for the joining of
// triangles), so that nothing is squared: numbers of very different sizes (a price, its square, a count of users) may
// stand side by side.
//
// Bytes: the result depends on the rows and on their order in blocks alone. Let each block of a parallel loop fill a
// triangle of its own, and join them in the order of the blocks.
// Thread-safety: plain values.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace rivalry::valuation {

inline constexpr std::size_t most_regressors = 8;

/// A function fitted by least squares.
struct Fit {
  std::size_t regressors = 0;
  double rows = 0;                                     ///< that it was fitted to; 0: nothing is known, at() is 0
  std::array<double, most_regressors> coefficients{};  ///< 0 of a regressor that the ones before it explain
  double residual_variance = 0;                        ///< s^2 = residual sum of squares / (rows - rank)
  std::array<std::size_t, most_regressors> kept{};     ///< which regressors are in use, `rank` of them
  std::size_t rank = 0;
  std::array<double, most_regressors * most_regressors> triangle{};  ///< R of those in use, by columns: X'X = R'R

  /// The fitted mean at x, of `regressors` numbers.
  double at(std::span<const double> x) const;

  /// Its standard error, s sqrt(x (X'X)^-1 x'); infinite when there were no more rows than regressors in use.
  double error_at(std::span<const double> x) const;
};

/// The rows of a regression so far: a triangle R with R'R = [X y]'[X y].
class Triangle {
 public:
  /// 1 to most_regressors of them.
  explicit Triangle(std::size_t regressors);

  /// One more row; x has `regressors` numbers, all finite.
  void add(const double* x, double y);

  /// All rows of another triangle of as many regressors.
  void add(const Triangle& other);

  double rows() const { return rows_; }

  /// The least-squares fit to all rows with the first `regressors` of the regressors (0: with all). A regressor that
  /// those before it explain to within 1e-9 of its length is left out.
  Fit fit(std::size_t regressors = 0) const;

 private:
  static constexpr std::size_t waiting_most = 32;

  void absorb();

  std::size_t columns_;  ///< regressors, and y
  double rows_ = 0;
  std::size_t waiting_ = 0;
  std::array<std::array<double, most_regressors + 1>, most_regressors + 1> triangle_{};  ///< by columns
  std::array<std::array<double, waiting_most>, most_regressors + 1> buffer_{};           ///< rows to come, by columns
};

}  // namespace rivalry::valuation

#include "sim/books/circles.hpp"

#include <algorithm>
#include <cmath>

#include "sim/books/waterfall.hpp"

namespace rivalry {

namespace {

using Reals = std::vector<double>;

double real(std::int64_t whole) { return static_cast<double>(whole); }

/// A square system of linear equations, row by row, the right side last.
class LinearSystem {
 public:
  explicit LinearSystem(std::size_t size) : size_(size), cells_(size * (size + 1), 0) {}
  double& at(std::size_t row, std::size_t column) { return cells_[row * (size_ + 1) + column]; }
  double& right(std::size_t row) { return at(row, size_); }

  /// Gaussian elimination with partial pivoting; a row that has vanished leaves its unknown at `otherwise`.
  Reals solve(const Reals& otherwise) {
    Reals x = otherwise;
    std::vector<bool> found(size_, false);
    for (std::size_t column = 0; column < size_; ++column) found[column] = eliminate(column);
    for (std::size_t row = size_; row-- > 0;) {
      if (!found[row]) continue;
      double sum = right(row);
      for (std::size_t column = row + 1; column < size_; ++column) sum -= at(row, column) * x[column];
      x[row] = sum / at(row, row);
    }
    return x;
  }

 private:
  bool eliminate(std::size_t column) {
    constexpr double nothing = 1e-14;
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < size_; ++row)
      if (std::fabs(at(row, column)) > std::fabs(at(pivot, column))) pivot = row;
    if (std::fabs(at(pivot, column)) < nothing) return false;
    if (pivot != column)
      for (std::size_t i = column; i <= size_; ++i) std::swap(at(pivot, i), at(column, i));
    for (std::size_t row = column + 1; row < size_; ++row) {
      double factor = at(row, column) / at(column, column);
      if (factor == 0) continue;
      for (std::size_t i = column; i <= size_; ++i) at(row, i) -= factor * at(column, i);
    }
    return true;
  }

  std::size_t size_;
  Reals cells_;
};

/// The rank at which `pays` runs out; nothing for who owes nothing.
const Waterfall::Level* marginal(const Waterfall& debts, std::size_t node, double pays) {
  const Waterfall::Level* level = nullptr;
  for (const Waterfall::Level& each : debts.levels(node))
    if (!level || pays > real(each.before)) level = &each;
  return level;
}

/// Calls f(creditor, constant, slope) for every debt of an insolvent node to a node.
template <class F>
void linearised(const Waterfall& debts, std::size_t node, double pays, F f) {
  const Waterfall::Level* edge = marginal(debts, node, pays);
  for (const Waterfall::Level& level : debts.levels(node)) {
    if (level.before > edge->before) return;
    for (std::size_t place = level.first; place < level.last; ++place) {
      const ClearingDebt& debt = debts.debt(place);
      if (debt.creditor == ClearingDebt::elsewhere) continue;
      double slope = &level == edge ? real(debt.amount) / real(level.total) : 0;
      f(debt.creditor, &level == edge ? -slope * real(level.before) : real(debt.amount), slope);
    }
  }
}

Reals brought(const Circles& circles, const Reals& pays) {
  Reals sums(circles.own.size(), 0);
  for (std::size_t node = 0; node < sums.size(); ++node) sums[node] = real(circles.fixed[node]);
  for (std::size_t node = 0; node < sums.size(); ++node)
    if (circles.round[node] > 0)
      linearised(circles.debts, node, pays[node],
                 [&](std::uint32_t to, double constant, double slope) { sums[to] += constant + slope * pays[node]; });
  for (std::size_t node = 0; node < sums.size(); ++node)
    sums[node] = real(circles.own[node]) + circles.claims * sums[node];
  return sums;
}

/// The payments that would be a fixed point if everyone's place in his ranks, and who pays in full, were as at `pays`.
Reals newton_step(const Circles& circles, const Reals& pays) {
  Reals brings = brought(circles, pays);
  std::size_t nodes = pays.size();
  auto is_short = [&](std::size_t node) {
    return circles.round[node] > 0 && brings[node] < real(circles.debts.owed(node));
  };
  LinearSystem system(nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    system.at(node, node) += 1;
    if (is_short(node))
      system.right(node) += real(circles.own[node]) + circles.claims * real(circles.fixed[node]);
    else
      system.right(node) = circles.round[node] > 0 ? real(circles.debts.owed(node)) : 0;
  }
  for (std::size_t node = 0; node < nodes; ++node)
    if (circles.round[node] > 0)
      linearised(circles.debts, node, pays[node], [&](std::uint32_t to, double constant, double slope) {
        if (!is_short(to)) return;
        system.right(to) += circles.claims * constant;
        system.at(to, node) -= circles.claims * slope;
      });
  return system.solve(pays);
}

}  // namespace

std::vector<double> solve_circles(const Circles& circles, std::span<const std::int64_t> above) {
  Reals most, pays;
  for (std::int64_t amount : above) most.push_back(real(amount));
  pays = most;
  for (std::size_t step = 0; step < pays.size() + 10; ++step) {
    Reals next = newton_step(circles, pays);
    bool moved = false;
    for (std::size_t node = 0; node < next.size(); ++node) {
      next[node] = std::clamp(next[node], 0.0, most[node]);
      moved |= std::fabs(next[node] - pays[node]) > 4e-16 * most[node];
    }
    pays = std::move(next);
    if (!moved) break;
  }
  return pays;
}

}  // namespace rivalry

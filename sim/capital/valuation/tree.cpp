#include "sim/capital/valuation/tree.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/valuations.hpp"
#include "sim/capital/valuation/black_scholes.hpp"

namespace rivalry::valuation {

namespace {

double step_of(const Option& option, const Tree& tree) { return option.time / static_cast<double>(steps_of(tree)); }

/// Gains of exercise at every price of the tree: step i's node j, counted from the lowest, is at steps - i + 2 j.
std::vector<double> gains(const Option& option, std::size_t steps, double log_up) {
  std::vector<double> all(2 * steps + 1);
  double side = option.right == Right::Call ? 1 : -1;
  for (std::size_t k = 0; k < all.size(); ++k) {
    double ups = static_cast<double>(k) - static_cast<double>(steps);
    all[k] = std::max(0.0, side * (option.price * math::exp(ups * log_up) - option.strike));
  }
  return all;
}

bool may_exercise(const Tree& tree, std::size_t steps, std::size_t step) {
  if (tree.exercise == Exercise::Bermudan) return step > 0 && step % (steps / tree.dates) == 0;
  return tree.exercise == Exercise::American;
}

}  // namespace

std::size_t steps_of(const Tree& tree) {
  if (tree.exercise != Exercise::Bermudan) return tree.steps;
  return (tree.steps + tree.dates - 1) / tree.dates * tree.dates;
}

bool is_tree(const Option& option, const Tree& tree) {
  if (tree.steps == 0 || tree.dates == 0 || !(option.time > 0)) return false;
  return std::fabs(option.rate - option.pays_out) * std::sqrt(step_of(option, tree)) < option.volatility;
}

double on_tree(const Option& option, const Tree& tree) {
  expects(is_tree(option, tree), "probabilities on the tree");
  std::size_t steps = steps_of(tree);
  double step = step_of(option, tree), log_up = option.volatility * std::sqrt(step);
  double up = math::exp(log_up), down = math::exp(-log_up), discount = math::exp(-option.rate * step);
  double likely = (math::exp((option.rate - option.pays_out) * step) - down) / (up - down);
  double of_up = discount * likely, of_down = discount * (1 - likely);
  std::vector<double> gain = gains(option, steps, log_up), value(steps + 1);
  for (std::size_t j = 0; j <= steps; ++j) value[j] = gain[2 * j];
  for (std::size_t i = steps; i-- > 0;) {
    for (std::size_t j = 0; j <= i; ++j) value[j] = of_up * value[j + 1] + of_down * value[j];
    if (!may_exercise(tree, steps, i)) continue;
    for (std::size_t j = 0; j <= i; ++j) value[j] = std::max(value[j], gain[steps - i + 2 * j]);
  }
  return value[0];
}

}  // namespace rivalry::valuation

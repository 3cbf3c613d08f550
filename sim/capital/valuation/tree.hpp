// Options that may be exercised early, on a binomial tree: Cox, Ross & Rubinstein (1979), Option pricing: a simplified
// approach, Journal of Financial Economics 7. Pure functions, thread-safe; time goes with the square of the steps.
#pragma once

#include <cstddef>

#include "rivalry/valuations.hpp"

namespace rivalry::valuation {

struct Option;

struct Tree {
  Exercise exercise = Exercise::American;
  std::size_t dates = 1;     ///< Bermudan: how many, at least 1
  std::size_t steps = 1000;  ///< at least 1; Bermudan: rounded up to a multiple of the dates
};

/// The steps as they will be.
std::size_t steps_of(const Tree& tree);

/// Whether the tree's probabilities are such: up and down must lie on both sides of what is earned for certain,
/// |rate - pays_out| sqrt(step) < volatility.
bool is_tree(const Option& option, const Tree& tree);

/// The option's value, with u = exp(volatility sqrt(step)), d = 1/u, p = (exp((rate - pays_out) step) - d) / (u - d).
/// Throws InvariantError unless is_tree().
double on_tree(const Option& option, const Tree& tree);

}  // namespace rivalry::valuation

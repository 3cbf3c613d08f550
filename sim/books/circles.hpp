// Debts that go round in circles among the insolvent, solved in real numbers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rivalry {

class Waterfall;

/// What the insolvent have and owe.
struct Circles {
  const Waterfall& debts;
  std::span<const std::int32_t> round;  ///< per node: above 0 if it is insolvent
  std::span<const std::int64_t> own;    ///< per node: what its own assets bring
  std::span<const std::int64_t> fixed;  ///< per node: what the solvent pay it
  double claims;                        ///< share recovered of what it is paid
};

/// What each insolvent node pays in all, near the greatest fixed point below `above`: Newton's method on the piecewise
/// linear map, each step by Gaussian elimination (Eisenberg & Noe's fictitious default, with ranks after Elsinger
/// 2009). Good to the precision of double where it converges; an estimate where it does not. Never below 0 or above
/// `above`.
std::vector<double> solve_circles(const Circles& circles, std::span<const std::int64_t> above);

}  // namespace rivalry

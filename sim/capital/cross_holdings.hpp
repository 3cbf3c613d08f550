// Companies that own each other: what each is worth depends on what the others are.
#pragma once

#include <vector>

namespace rivalry {

struct World;

/// So much of the company `of` belongs to the company `holder`, by their places in the scenario.
struct StakeOf {
  std::size_t holder = 0;
  std::size_t of = 0;
  double share = 0;  ///< of the fully diluted shares
};

/// Every company's stakes in others that are alive, by company.
std::vector<StakeOf> stakes_in_each_other(const World& world);

/// Values V with V_i = max(0, own_i + sum of share_ij V_j): Gauss's elimination in a fixed order over the companies
/// that hold or are held; those that come out below 0 are set to 0, and the rest solved again. Throws InvariantError if
/// companies own each other altogether, so that no values follow.
std::vector<double> with_stakes(const std::vector<double>& own, const std::vector<StakeOf>& stakes);

}  // namespace rivalry

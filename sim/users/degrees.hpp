// Who has how many ties: degree laws, and how a population is divided among their degrees.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

struct Network;

/// Shares of the people with lowest, lowest + 1, ... ties; they add up to 1.
struct DegreeDistribution {
  std::uint32_t lowest = 0;
  std::vector<double> shares;
  double mean() const;
  double second_moment() const;
};

/// The law of degrees, cut off above `highest`.
///   Regular   `mean` ties; if that is not whole, the two whole numbers around it, mixed so that the mean is met.
///   Poisson   of rate `mean`, cut where the tail is beyond double precision.
///   PowerLaw  p_k ~ k^-exponent e^(-k/cutoff) for k >= 1 if `mean` is 0. Otherwise a lower bound is raised until the
///             mean is met exactly: all k above the bound have the weight of the law, the bound itself a part of it.
///             If even k >= 1 has too large a mean, the part that is missing goes to people without ties.
/// 0 <= mean <= highest; throws InvariantError otherwise.
DegreeDistribution degree_distribution(const Network& network, double mean, std::uint32_t highest);

/// `agents` people who have `degree` ties each.
struct DegreeClass {
  std::uint32_t degree = 0;
  std::uint64_t agents = 0;
};

/// Divides the agents among the degrees, in rising order, at the quantiles of the law: the number with at most k ties
/// is N F(k) rounded, so that tails of less than one person a degree keep their weight. No class is empty. If the sum
/// of all degrees is odd, one person of the largest class has a tie more (or less, at `highest`): ties have two ends.
std::vector<DegreeClass> apportion(const DegreeDistribution& params, std::uint64_t agents);

}  // namespace rivalry

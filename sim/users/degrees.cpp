#include "sim/users/degrees.hpp"

#include <algorithm>
#include <map>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/network.hpp"

namespace rivalry {

namespace {

DegreeDistribution normalised(std::uint32_t lowest, std::vector<double> weights) {
  double sum = 0;
  for (double weight : weights) sum += weight;
  ensures(sum > 0, "some degree has a weight");
  for (double& weight : weights) weight /= sum;
  return {lowest, std::move(weights)};
}

DegreeDistribution regular(double mean) {
  auto whole = static_cast<std::uint32_t>(mean);
  double more = mean - whole;
  if (more == 0) return {whole, {1.0}};
  return {whole, {1 - more, more}};
}

// Weights relative to the mode, by p_(k+1) / p_k = z / (k+1): no exponential that could underflow.
DegreeDistribution poisson(double mean, std::uint32_t highest) {
  constexpr double negligible = 0x1p-80;
  auto mode = static_cast<std::uint32_t>(mean);
  std::vector<double> weights{1.0};
  std::uint32_t lowest = mode;
  for (double weight = 1; lowest > 0 && weight > negligible; --lowest) weights.push_back(weight *= lowest / mean);
  std::reverse(weights.begin(), weights.end());
  double weight = 1;
  for (std::uint32_t k = mode + 1; k <= highest && weight > negligible; ++k) weights.push_back(weight *= mean / k);
  return normalised(lowest, std::move(weights));
}

std::vector<double> power_law_weights(const Network& network, std::uint32_t highest) {
  std::vector<double> weights(highest + 1);
  for (std::uint32_t k = 1; k <= highest; ++k) {
    double x = -network.degree_exponent * math::log(k);
    if (network.degree_cutoff > 0) x -= k / network.degree_cutoff;
    weights[k] = math::exp(x);
  }
  return weights;
}

DegreeDistribution power_law(const Network& network, double mean, std::uint32_t highest) {
  expects(highest >= 1, "a power law has room for one tie");
  std::vector<double> weights = power_law_weights(network, highest);
  if (mean > 0) {
    double people = 0, ties = 0;  // of all degrees above the bound
    std::uint32_t bound = highest;
    while (bound > 0 && ties + bound * weights[bound] >= mean * (people + weights[bound])) {
      people += weights[bound];
      ties += bound * weights[bound];
      --bound;
    }
    weights[bound] = (ties - mean * people) / (mean - bound);
    std::fill_n(weights.begin(), bound, 0.0);
  }
  auto first = std::find_if(weights.begin(), weights.end(), [](double weight) { return weight > 0; });
  auto lowest = static_cast<std::uint32_t>(first - weights.begin());
  return normalised(lowest, {first, weights.end()});
}

void make_even(std::map<std::uint32_t, std::uint64_t>& counts, std::uint32_t highest) {
  std::uint64_t stubs = 0;
  for (auto [degree, agents] : counts) stubs += degree * agents;
  if (stubs % 2 == 0) return;
  auto largest =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::uint32_t from = largest->first;
  std::uint32_t to = from < highest || from == 0 ? from + 1 : from - 1;
  if (--largest->second == 0) counts.erase(largest);
  ++counts[to];
}

}  // namespace

double DegreeDistribution::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) sum += shares[i] * static_cast<double>(lowest + i);
  return sum;
}

double DegreeDistribution::second_moment() const {
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    auto degree = static_cast<double>(lowest + i);
    sum += shares[i] * (degree * degree);
  }
  return sum;
}

DegreeDistribution degree_distribution(const Network& network, double mean, std::uint32_t highest) {
  expects(mean >= 0 && mean <= highest, "a mean degree between 0 and the largest degree");
  if (network.degrees == DegreeKind::PowerLaw) return power_law(network, mean, highest);
  if (network.degrees == DegreeKind::Regular || mean == 0) return regular(mean);
  return poisson(mean, highest);
}

std::vector<DegreeClass> apportion(const DegreeDistribution& params, std::uint64_t agents) {
  std::map<std::uint32_t, std::uint64_t> counts;
  double below = 0;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < params.shares.size(); ++i) {
    below += params.shares[i];
    bool last = i + 1 == params.shares.size();
    auto upto = last ? agents : std::min(agents, static_cast<std::uint64_t>(below * static_cast<double>(agents) + 0.5));
    if (upto > given) counts[static_cast<std::uint32_t>(params.lowest + i)] = upto - given;
    given = std::max(given, upto);
  }
  auto highest = static_cast<std::uint32_t>(params.lowest + params.shares.size() - 1);
  make_even(counts, highest);
  std::vector<DegreeClass> classes;
  for (auto [degree, count] : counts) classes.push_back({degree, count});
  return classes;
}

}  // namespace rivalry

#include "sim/core/chance.hpp"

#include <cmath>

namespace rivalry {

namespace {

constexpr double exact_below = 64;

/// From one yes to the next, a geometric number of noes.
std::int64_t rare(std::int64_t n, double probability, const Random& random, Purpose purpose, std::uint16_t stream,
                  std::uint32_t entity, std::uint32_t step) {
  double rarity = math::log1p(-probability);
  std::int64_t yes = 0, at = 0;
  for (std::uint32_t draw = 0; at < n; ++draw, ++at) {
    double left_out = math::log(random.uniform(purpose, stream, entity, step, draw)) / rarity;
    if (!(left_out < static_cast<double>(n - at))) break;
    at += static_cast<std::int64_t>(left_out);
    ++yes;
  }
  return yes;
}

}  // namespace

std::int64_t binomial(std::int64_t n, double probability, const Random& random, Purpose purpose, std::uint16_t stream,
                      std::uint32_t entity, std::uint32_t step) {
  if (n <= 0 || probability <= 0) return 0;
  if (probability >= 1) return n;
  double mean = static_cast<double>(n) * probability;
  if (mean < exact_below) return rare(n, probability, random, purpose, stream, entity, step);
  if (static_cast<double>(n) - mean < exact_below)
    return n - rare(n, 1 - probability, random, purpose, stream, entity, step);
  double z = math::normal_quantile(random.uniform(purpose, stream, entity, step));
  double yes = std::floor(mean + z * std::sqrt(mean * (1 - probability)) + 0.5);
  return static_cast<std::int64_t>(std::clamp(yes, 0.0, static_cast<double>(n)));
}

}  // namespace rivalry

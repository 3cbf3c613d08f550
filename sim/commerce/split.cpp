#include "sim/commerce/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace {

constexpr std::int64_t largest = std::int64_t{1} << 52;
constexpr double tolerance = 1e-12;  // of rates that add up to 1 but for rounding

}  // namespace

std::vector<std::int64_t> split(std::int64_t amount, std::span<const double> rates) {
  double together = std::accumulate(rates.begin(), rates.end(), 0.0);
  bool possible = amount >= 0 && amount <= largest && together <= 1 + tolerance;
  expects(possible && std::all_of(rates.begin(), rates.end(), [](double rate) { return rate >= 0; }),
          "an amount from 0, and rates that leave something");
  std::vector<double> exact;
  for (double rate : rates) exact.push_back(static_cast<double>(amount) * rate);
  exact.push_back(static_cast<double>(amount) * std::max(0.0, 1 - together));
  std::vector<std::int64_t> parts;
  for (double part : exact) parts.push_back(static_cast<std::int64_t>(part));
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return exact[a] - static_cast<double>(parts[a]) > exact[b] - static_cast<double>(parts[b]);
  });
  std::int64_t left = amount - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) ++parts[order[i]];
  expects(left == 0, "parts that add up");
  return parts;
}

std::int64_t rounded_part(std::int64_t amount, double share) {
  return std::llround(static_cast<double>(amount) * share);
}

}  // namespace rivalry

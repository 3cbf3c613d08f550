// What is in a basket, and what the customer pays for it.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

class Random;
struct Shop;
struct World;

inline constexpr std::size_t basket_sizes = 1024;

/// Equally likely sizes, ascending, that stand for a lognormal law with mean 1 whose logarithm has this standard
/// deviation: each is the law's own mean over one of 1024 equally likely parts of it, so that their mean is 1. From the
/// partial expectation of the lognormal law.
std::vector<double> sizes_of_baskets(double spread);

/// What things cost there before the subsidy, as a multiple of the usual prices: price / (1 - passed on x take rate).
double price_level(const Shop& shop);

/// What baskets cost in a shop, for all the people an agent stands for.
struct Prices {
  std::uint16_t stream = 0;  ///< tells the shop's draws apart
  double order = 0;          ///< of one order, on average, before the subsidy
  double subsidy = 0;
  const std::vector<double>* sizes = nullptr;
};
Prices prices_of(const World& world, std::size_t shop);

/// What is bought together, before the shop's subsidy and after it.
struct Price {
  std::int64_t sold = 0;
  std::int64_t paid = 0;
};

/// What `orders` orders of one size cost an agent on this day; `draw` tells purchases of one day apart. Thread-safe.
Price price_of(const Random& random, const Prices& prices, std::uint32_t agent, std::uint32_t step, double orders,
               std::uint32_t draw);

}  // namespace rivalry

#include "sim/commerce/baskets.hpp"

#include <cmath>

#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

std::vector<double> sizes_of_baskets(double spread) {
  std::vector<double> sizes(basket_sizes, 1.0);
  if (spread <= 0) return sizes;
  double below = 0;  // the part of the mean that lies below the quantile
  for (std::size_t i = 0; i < basket_sizes; ++i) {
    double quantile = math::normal_quantile(static_cast<double>(i + 1) / basket_sizes);
    double up_to = i + 1 == basket_sizes ? 1 : math::normal_cdf(quantile - spread);
    sizes[i] = (up_to - below) * basket_sizes;
    below = up_to;
  }
  return sizes;
}

double price_level(const Shop& shop) { return shop.price / (1 - shop.passed_on * shop.take_rate); }

Prices prices_of(const World& world, std::size_t shop) {
  const Shop& params = world.scenario.shops[shop];
  return {static_cast<std::uint16_t>(name_key(params.name)),
          params.basket * price_level(params) * world.users->people_per_agent, params.subsidy,
          &world.shopping->sizes[shop]};
}

Price price_of(const Random& random, const Prices& prices, std::uint32_t agent, std::uint32_t step, double orders,
               std::uint32_t draw) {
  Words words = random.words(Purpose::Basket, prices.stream, agent, step, draw);
  std::int64_t sold = std::llround(prices.order * orders * (*prices.sizes)[words[0] % basket_sizes]);
  return {sold, prices.subsidy > 0 ? std::llround(static_cast<double>(sold) * (1 - prices.subsidy)) : sold};
}

}  // namespace rivalry

#include "sim/commerce/baskets.hpp"

#include <cmath>

#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"

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

Price price_of(const World& world, std::size_t shop, std::uint32_t agent, double orders, std::uint32_t draw) {
  const Shop& law = world.scenario.shops[shop];
  auto stream = static_cast<std::uint16_t>(name_key(law.name));
  Words words =
      world.random.words(Purpose::Basket, stream, agent, static_cast<std::uint32_t>(world.today.number), draw);
  double usual = law.basket * price_level(law) * orders * world.users.people_per_agent;
  std::int64_t sold = std::llround(usual * world.shopping.sizes[shop][words[0] % basket_sizes]);
  return {sold, law.subsidy > 0 ? std::llround(static_cast<double>(sold) * (1 - law.subsidy)) : sold};
}

}  // namespace rivalry

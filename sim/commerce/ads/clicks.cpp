#include "sim/commerce/ads/clicks.hpp"

#include "rivalry/math.hpp"

namespace rivalry {

namespace {

/// A share with its odds multiplied by times * exp(adds).
double with_odds(double share, double times, double adds) {
  double odds = share * times * math::exp(adds);
  return odds / (odds + (1 - share));
}

}  // namespace

double click_probability(const PlatformAds& law, double quality, const Shown& shown) {
  double adds = (shown.cares ? law.click_match : 0) + law.click_friends * shown.friends -
                law.click_tires * static_cast<double>(shown.exposures);
  return with_odds(law.click_base, quality, adds);
}

double highest_click_probability(const PlatformAds& law, double quality) {
  return click_probability(law, quality, {.cares = true, .friends = 1, .exposures = 0});
}

double buy_probability(const PlatformAds& law, double price, bool cares) {
  return with_odds(law.buy_base, 1, (cares ? law.buy_match : 0) - law.buy_price_matters * (price - 1));
}

}  // namespace rivalry

#include "sim/commerce/ads/clicks.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/math.hpp"

namespace rivalry {

namespace {

/// A share with its odds multiplied by times * exp(adds).
double with_odds(double share, double times, double adds) {
  double odds = share * times * math::exp(adds);
  return odds / (odds + (1 - share));
}

}  // namespace

double click_probability(const PlatformAds& params, double quality, const Shown& shown) {
  double adds = (shown.cares ? params.click_match : 0) + params.click_friends * shown.friends -
                params.click_tires * static_cast<double>(shown.exposures);
  return with_odds(params.click_base, quality, adds);
}

double highest_click_probability(const PlatformAds& params, double quality) {
  return click_probability(params, quality, {.cares = true, .friends = 1, .exposures = 0});
}

double buy_probability(const PlatformAds& params, double price, bool cares) {
  return with_odds(params.buy_base, 1, (cares ? params.buy_match : 0) - params.buy_price_matters * (price - 1));
}

}  // namespace rivalry

// Who clicks, and who then buys: logits.
//
// Richardson, Dominowska & Ragno (2007, WWW: 521) predict clicks by a logit; that friends who endorse an ad raise them:
// Bakshy, Eckles, Yan & Rosenn (2012, EC: 146). Thread-safe.
#pragma once

#include <cstdint>

namespace rivalry {

struct PlatformAds;

/// Somebody who is shown a slot.
struct Shown {
  bool cares = false;          ///< about the topic
  double friends = 0;          ///< share of the others in the talk who do
  std::uint8_t exposures = 0;  ///< lately, before this one
};

/// sigma(b0 + ln quality + b1 [cares] + b2 friends - b3 exposures), sigma(b0) the share of the platform's `click_base`.
double click_probability(const PlatformAds& params, double quality, const Shown& shown);

/// What that is at most, whoever is shown it.
double highest_click_probability(const PlatformAds& params, double quality);

/// sigma(b0 + b1 [cares] - b2 (price - 1)), sigma(b0) the share of the platform's `buy_base`.
double buy_probability(const PlatformAds& params, double price, bool cares);

}  // namespace rivalry

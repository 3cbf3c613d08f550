#include "sim/capital/valuation/stake_value.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/functions.hpp"
#include "rivalry/math.hpp"
#include "sim/capital/valuation/black_scholes.hpp"
#include "sim/capital/valuation/tree.hpp"

namespace rivalry::valuation {

namespace {

constexpr double beyond = 40;  ///< hazard times time after which who is not listed can be forgotten
constexpr double widest = 10;  ///< standard deviations of the price beyond which nothing matters
constexpr double one_over_root_two_pi = 0x1.9884533d43651p-2;
constexpr int panels = 1000;  ///< even; the error of the mean over dates is below 1e-9 of the price

/// The integral of f from `low` to `high` by Simpson's rule.
template <class Function>
double integral(double low, double high, Function&& f) {
  double sum = 0;
  for (int i = 0; i <= panels; ++i) {
    double weight = i == 0 || i == panels ? 1 : i % 2 ? 4 : 2;
    sum += weight * f(low + (high - low) * i / panels);
  }
  return sum * (high - low) / (3 * panels);
}

/// The mean of f over dates from 0 to `until`, in s = sqrt(time / last): a call is as smooth as the square root of its
/// time, and no smoother.
template <class Function>
double mean_over_dates(double hazard, double until, Function&& f) {
  double last = std::min(until, beyond / hazard);
  return integral(0, 1, [&](double s) {
    double time = last * s * s;
    return time > 0 ? hazard * math::exp(-hazard * time) * f(time) * 2 * last * s : 0;
  });
}

/// Probability that the hurdle is met if the price turns out `z` standard deviations above its mean.
double chance(const Hurdle& hurdle, double time, double z) {
  double spread = hurdle.volatility * std::sqrt(time);
  double ahead = math::log(hurdle.expects / hurdle.needs) / spread - spread / 2 + hurdle.correlation * z;
  return math::normal_cdf(ahead / std::sqrt(1 - hurdle.correlation * hurdle.correlation));
}

double over_hurdle(const StakeOption& o, const Hurdle& hurdle, double time) {
  double spread = o.volatility * std::sqrt(time), drift = (o.rate - o.pays_out) * time - spread * spread / 2;
  double kept = 1 - o.discount;
  auto bring = [&](double z) {
    double price = o.price * math::exp(drift + spread * z), density = one_over_root_two_pi * math::exp(-z * z / 2);
    double call = o.cap ? std::max(0.0, kept * price - *o.cap) : 0;
    return density * (o.discount * price + call) * chance(hurdle, time, z);
  };
  double kink = 0;  // where the cap begins to bind
  if (o.cap && spread > 0) kink = std::clamp((math::log(*o.cap / (kept * o.price)) - drift) / spread, -widest, widest);
  return math::exp(-o.rate * time) * (integral(-widest, kink, bring) + integral(kink, widest, bring));
}

}  // namespace

double stays_unlisted(const ListingTime& listing) {
  return listing.hazard > 0 ? math::exp(-listing.hazard * listing.until) : listing.unlisted;
}

double listed_after(const StakeOption& o, double time) {
  if (o.hurdle) return over_hurdle(o, *o.hurdle, time);
  double shares = o.discount * o.price * math::exp(-o.pays_out * time), kept = 1 - o.discount;
  if (!o.cap) return shares;
  return shares + kept * black_scholes({o.price, *o.cap / kept, o.rate, o.pays_out, o.volatility, time, Right::Call});
}

double never_listed(const StakeOption& o, double until) {
  if (!o.cap) return 0;
  Option call{o.price, *o.cap, o.rate, o.pays_out, o.volatility, until, Right::Call};
  if (o.pays_out == 0 || !is_tree(call, {})) return black_scholes(call);
  return on_tree(call, {});
}

double stake_option(const StakeOption& option, const ListingTime& listing) {
  auto value = [&](double time) { return listed_after(option, time); };
  double listed = listing.hazard > 0 ? mean_over_dates(listing.hazard, listing.until, value)
                                     : (1 - listing.unlisted) * value(listing.until);
  double unlisted = stays_unlisted(listing);
  return unlisted > 0 ? listed + unlisted * never_listed(option, listing.until) : listed;
}

}  // namespace rivalry::valuation

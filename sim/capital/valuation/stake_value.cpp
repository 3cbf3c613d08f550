#include "sim/capital/valuation/stake_value.hpp"

#include <algorithm>

#include "rivalry/math.hpp"
#include "sim/capital/valuation/tree.hpp"

namespace rivalry::valuation {

namespace {

constexpr double beyond = 40;  ///< hazard times time after which who is not listed can be forgotten
constexpr int panels = 1000;   ///< even; the error of the mean over dates is below 1e-9 of the price

/// The integral of hazard exp(-hazard t) f(t) from 0 to `until`, by Simpson's rule in s = sqrt(t / last): a call is as
/// smooth as the square root of its time, and no smoother.
template <class Function>
double mean_over_dates(double hazard, double until, Function&& f) {
  double last = std::min(until, beyond / hazard), sum = 0;
  for (int i = 0; i <= panels; ++i) {
    double s = static_cast<double>(i) / panels, t = last * s * s;
    double weight = i == 0 || i == panels ? 1 : i % 2 ? 4 : 2;
    sum += weight * hazard * math::exp(-hazard * t) * f(t) * 2 * last * s;
  }
  return sum / (3 * panels);
}

}  // namespace

double stays_unlisted(const ListingTime& listing) {
  return listing.hazard > 0 ? math::exp(-listing.hazard * listing.until) : listing.unlisted;
}

double listed_after(const StakeOption& o, double time) {
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

#include "sim/users/forecast.hpp"

#include <cmath>

#include "rivalry/math.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

namespace {

/// The odds of having stopped, right after the last post.
double odds_stopped(const Posting& params, const Forecast& history) {
  if (history.posts == 0 || params.drop_a <= 0) return 0;
  double alpha = params.shape / params.mean_per_day;
  double silence = (alpha + history.observed_days) / (alpha + history.last_days);
  return params.drop_a / (params.drop_b + history.posts - 1) * math::pow(silence, params.shape + history.posts);
}

}  // namespace

double probability_alive(const Posting& params, const Forecast& history) {
  return 1 / (1 + odds_stopped(params, history));
}

double expected_posts(const Posting& params, const Forecast& history) {
  double alpha = params.shape / params.mean_per_day;
  double x = history.posts;
  double seen = alpha + history.observed_days;
  double all = seen + history.ahead_days;
  if (params.drop_a <= 0) return (params.shape + x) / seen * history.ahead_days;
  // The formula is 0/0 at a = 1 and continuous there.
  constexpr double nearest_to_one = 1e-7;
  double a = std::fabs(params.drop_a - 1) < nearest_to_one ? 1 + nearest_to_one : params.drop_a;
  double b = params.drop_b;
  double fading = math::pow(seen / all, params.shape + x) *
                  math::hypergeometric(params.shape + x, b + x, a + b + x - 1, history.ahead_days / all);
  return (a + b + x - 1) / (a - 1) * (1 - fading) / (1 + odds_stopped(params, history));
}

}  // namespace rivalry

#include "sim/users/forecast.hpp"

#include <cmath>

#include "rivalry/math.hpp"

namespace rivalry {

namespace {

/// The odds of having stopped, right after the last post.
double odds_stopped(const Posting& law, const Forecast& history) {
  if (history.posts == 0 || law.drop_a <= 0) return 0;
  double alpha = law.shape / law.mean_per_day;
  double silence = (alpha + history.observed_days) / (alpha + history.last_days);
  return law.drop_a / (law.drop_b + history.posts - 1) * math::pow(silence, law.shape + history.posts);
}

}  // namespace

double probability_alive(const Posting& law, const Forecast& history) { return 1 / (1 + odds_stopped(law, history)); }

double expected_posts(const Posting& law, const Forecast& history) {
  double alpha = law.shape / law.mean_per_day;
  double x = history.posts;
  double seen = alpha + history.observed_days;
  double all = seen + history.ahead_days;
  if (law.drop_a <= 0) return (law.shape + x) / seen * history.ahead_days;
  // The formula is 0/0 at a = 1 and continuous there.
  constexpr double nearest_to_one = 1e-7;
  double a = std::fabs(law.drop_a - 1) < nearest_to_one ? 1 + nearest_to_one : law.drop_a;
  double b = law.drop_b;
  double fading = math::pow(seen / all, law.shape + x) *
                  math::hypergeometric(law.shape + x, b + x, a + b + x - 1, history.ahead_days / all);
  return (a + b + x - 1) / (a - 1) * (1 - fading) / (1 + odds_stopped(law, history));
}

}  // namespace rivalry

#include "sim/signals/coordination.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/games.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

constexpr double half_root_of_two_pi_inverse = 0.3989422804014327;  // 1 / sqrt(2 pi), the normal density at 0

/// Where a function that is positive at `low` and negative at `high` changes its sign.
template <class Function>
double sign_change(double low, double high, Function f) {
  for (;;) {
    double middle = low + (high - low) / 2;
    if (middle <= std::min(low, high) || middle >= std::max(low, high)) return middle;
    (f(middle) > 0 ? low : high) = middle;
  }
}

/// The equilibrium condition in z = quantile(theta): alpha (cdf(z) - y) - sqrt(beta) z - sqrt(alpha + beta) q = 0.
struct Condition {
  double alpha, prior_mean, beta, quantile_of_cost;

  double operator()(double z) const {
    return alpha * (math::normal_cdf(z) - prior_mean) - std::sqrt(beta) * z -
           std::sqrt(alpha + beta) * quantile_of_cost;
  }
  /// All solutions lie between -bound() and bound().
  double bound() const {
    double most = alpha * (1 + std::fabs(prior_mean)) + std::sqrt(alpha + beta) * std::fabs(quantile_of_cost);
    return 1 + most / std::sqrt(beta);
  }
  /// Falls, rises between -turn() and turn(), and falls again; 0 if it falls throughout.
  double turn() const {
    double ratio = alpha * half_root_of_two_pi_inverse / std::sqrt(beta);
    return ratio > 1 ? std::sqrt(2 * math::log(ratio)) : 0;
  }
};

void check(double alpha, double beta, double cost) {
  expects(alpha >= 0 && beta > 0 && cost > 0 && cost < 1, "a run with alpha >= 0, beta > 0 and a cost in (0, 1)");
}

}  // namespace

std::vector<double> run_thresholds(double alpha, double prior_mean, double beta, double cost) {
  check(alpha, beta, cost);
  Condition f{alpha, prior_mean, beta, math::normal_quantile(cost)};
  double bound = f.bound(), turn = std::min(f.turn(), bound);
  std::vector<double> found;
  for (auto [from, to] : {std::pair(-bound, -turn), {-turn, turn}, {turn, bound}})
    if (f(from) > 0 && f(to) <= 0)
      found.push_back(math::normal_cdf(sign_change(from, to, f)));
    else if (f(from) <= 0 && f(to) > 0)
      found.push_back(math::normal_cdf(sign_change(to, from, f)));
  return found;
}

double run_threshold(double alpha, double prior_mean, double beta, double cost) {
  return run_thresholds(alpha, prior_mean, beta, cost).back();
}

double fails_below(double beta, double cutoff) {
  return sign_change(0, 1, [&](double theta) { return math::normal_cdf(std::sqrt(beta) * (cutoff - theta)) - theta; });
}

double best_cutoff(double alpha, double prior_mean, double beta, double cost, double fails) {
  double mean = fails - math::normal_quantile(cost) / std::sqrt(alpha + beta);
  return ((alpha + beta) * mean - alpha * prior_mean) / beta;
}

double run_cutoff(double alpha, double prior_mean, double beta, double cost) {
  check(alpha, beta, cost);
  constexpr int most_rounds = 100000;
  double cutoff = best_cutoff(alpha, prior_mean, beta, cost, 1);
  for (int round = 0; round < most_rounds; ++round) {
    double next = best_cutoff(alpha, prior_mean, beta, cost, fails_below(beta, cutoff));
    if (!(next < cutoff)) break;
    cutoff = next;
  }
  return cutoff;
}

double share_who_stop(const Run& run, const Random& random) {
  auto players = static_cast<std::uint32_t>(run.players);
  if (players == 0) return 0;
  double cutoff = run_cutoff(run.prior_precision, run.prior_mean, run.signal_precision, run.cost);
  double spread = 1 / std::sqrt(run.signal_precision);
  std::uint32_t key = name_key(run.name), stop = 0;
  for (std::uint32_t i = 0; i < players; ++i) {
    double u = random.uniform(Purpose::Player, static_cast<std::uint16_t>(key), i, key >> 16);
    if (run.strength + spread * math::normal_quantile(u) < cutoff) ++stop;
  }
  return static_cast<double>(stop) / players;
}

// ---- deposits -------------------------------------------------------------------------------------------------------

namespace {

double utility(double aversion, double consumption) {
  if (consumption <= 0) return aversion < 1 ? 0 : -HUGE_VAL;
  return aversion == 1 ? math::log(consumption) : math::pow(consumption, 1 - aversion) / (1 - aversion);
}

/// Where a function with one peak between `low` and `high` has it (Kiefer 1953).
template <class Function>
double peak(double low, double high, Function f) {
  constexpr double golden = 0.6180339887498949;
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double at_a = f(a), at_b = f(b);
  while (high - low > 1e-9) {
    if (at_a < at_b) {
      low = a, a = b, at_a = at_b, b = low + golden * (high - low), at_b = f(b);
    } else {
      high = b, b = a, at_b = at_a, a = high - golden * (high - low), at_a = f(a);
    }
  }
  return (low + high) / 2;
}

double left_for_each(double grows, double early, double paid) {
  return early < 1 ? std::max(0.0, (1 - early * paid) * grows / (1 - early)) : 0;
}

}  // namespace

double pays_early(const Run& run) {
  if (run.pays_early > 0) return run.pays_early;
  double t = run.impatient;
  return peak(0, 1 / t, [&](double paid) {
    double late = left_for_each(run.grows, t, paid);
    return t * utility(run.aversion, paid) + (1 - t) * utility(run.aversion, late);
  });
}

double pays_late(const Run& run, double early) { return left_for_each(run.grows, early, pays_early(run)); }

double tipping_share(const Run& run) {
  double paid = pays_early(run);
  if (paid <= 1) return 1;
  return sign_change(0, 1, [&](double early) { return left_for_each(run.grows, early, paid) - paid; });
}

double share_who_come(const Run& run) { return pays_late(run, run.expected) < pays_early(run) ? 1 : run.impatient; }

}  // namespace rivalry

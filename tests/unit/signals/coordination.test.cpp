#include "sim/signals/coordination.hpp"

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/games.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

using namespace rivalry;

TEST_CASE("thresholds of the global game are those published, and solve its conditions", "[signals]") {
  CHECK_THAT(run_threshold(0, 0.5, 1, 0.3), WithinAbs(0.7, 1e-12));
  CHECK_THAT(run_threshold(1, 0.5, 4, 0.5), WithinAbs(0.5, 1e-12));
  CHECK_THAT(run_threshold(1, 0.7, 4, 0.5), WithinAbs(0.450326, 1e-6));
  CHECK_THAT(run_threshold(1, 0.7, 1e12, 0.3), WithinAbs(0.7, 1e-5));  // ever better signals: 1 - cost
  for (double alpha : {0.5, 3.0, 6.0})
    for (double theta : run_thresholds(alpha, 0.45, 2, 0.4)) {
      double x = theta + math::normal_quantile(theta) / std::sqrt(2.0);
      double mean = (alpha * 0.45 + 2 * x) / (alpha + 2);
      CHECK_THAT(math::normal_cdf(std::sqrt(alpha + 2) * (theta - mean)), WithinAbs(0.4, 1e-9));
    }
  CHECK_THROWS_AS(run_threshold(1, 0, 0, 0.5), InvariantError);
}

TEST_CASE("much public information makes several thresholds", "[signals]") {
  // unique while beta >= alpha^2 / (2 pi)
  CHECK(run_thresholds(2.5, 0.5, 1, 0.5).size() == 1);
  auto several = run_thresholds(2.52, 0.5, 1, 0.5);
  REQUIRE(several.size() == 3);
  CHECK(several[0] < several[1]);
  CHECK(several[1] < several[2]);
  CHECK_THAT(several[1], WithinAbs(0.5, 1e-9));
  CHECK_THAT(several[0] + several[2], WithinAbs(1, 1e-9));
}

TEST_CASE("a stronger company and dearer stopping lower the threshold", "[signals]") {
  double before = 1;
  for (double prior = -1; prior < 2; prior += 0.1) {
    double now = run_threshold(1, prior, 4, 0.5);
    CHECK(now < before);
    before = now;
  }
  CHECK(run_threshold(1, 0.5, 4, 0.6) < run_threshold(1, 0.5, 4, 0.5));
}

TEST_CASE("best responses find the threshold that the equations have", "[signals]") {
  for (auto [alpha, prior, beta, cost] :
       {std::tuple(1.0, 0.7, 4.0, 0.5), {0.0, 0.0, 1.0, 0.3}, {3.0, 0.45, 1.0, 0.5}}) {
    double cutoff = run_cutoff(alpha, prior, beta, cost);
    CHECK_THAT(fails_below(beta, cutoff), WithinAbs(run_threshold(alpha, prior, beta, cost), 1e-7));
  }
}

TEST_CASE("at the threshold just as many players stop as it bears", "[signals]") {
  Run run{.name = "supply", .prior_mean = 0.7, .prior_precision = 1, .signal_precision = 4, .players = 40000};
  run.strength = 0.450326;
  double sd = std::sqrt(0.45 * 0.55 / 40000);
  CHECK_THAT(share_who_stop(run, Random(1, 0)), WithinAbs(0.450326, 4 * sd));
  run.strength = 0.5;
  CHECK(share_who_stop(run, Random(1, 0)) < 0.5);
  run.strength = 0.4;
  CHECK(share_who_stop(run, Random(1, 0)) > 0.4);
}

TEST_CASE("a deposit contract is the best there is, and tips where waiting no longer pays", "[signals]") {
  Run run{.name = "bank", .kind = RunKind::Deposits, .impatient = 0.25, .grows = 2, .aversion = 2};
  double root = std::sqrt(2.0), best = root / (0.75 + 0.25 * root);
  CHECK_THAT(pays_early(run), WithinAbs(best, 1e-7));
  CHECK_THAT(tipping_share(run), WithinAbs((2 - best) / best, 1e-6));
  run.pays_early = 1.28;
  CHECK_THAT(tipping_share(run), WithinAbs(0.5625, 1e-12));
  CHECK_THAT(pays_late(run, 0.25), WithinAbs(1.36 / 0.75, 1e-12));
  run.expected = 0.56;
  CHECK(share_who_come(run) == 0.25);
  run.expected = 0.57;
  CHECK(share_who_come(run) == 1);
  run.pays_early = 0;
  run.aversion = 1;  // logarithmic: everybody gets their own back
  CHECK_THAT(pays_early(run), WithinAbs(1, 1e-7));
  run.pays_early = 1;
  CHECK(tipping_share(run) == 1);
}

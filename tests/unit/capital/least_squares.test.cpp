#include "sim/capital/valuation/least_squares.hpp"

#include <vector>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"

namespace rivalry::valuation {
namespace {

/// The example of Longstaff & Schwartz (2001), section 1: a put at 1.10 on eight paths.
constexpr double prices[8][3] = {{1.09, 1.08, 1.34}, {1.16, 1.26, 1.54}, {1.22, 1.07, 1.03}, {.93, .97, .92},
                                 {1.11, 1.56, 1.52}, {.76, .77, .90},    {.92, .84, 1.01},   {.88, 1.22, 1.34}};

Recorded eight_paths() {
  std::vector<double> discounts;
  for (int year = 1; year <= 3; ++year) discounts.push_back(math::exp(-.06 * year));
  Recorded futures(discounts, 3);
  for (const auto& path : prices) {
    for (double price : path) {
      double state[] = {1, price, price * price};
      futures.date(state, 1.10 - price);
    }
    futures.end(0);
  }
  return futures;
}

TEST_CASE("Eight paths teach what the paper says", "[least_squares]") {
  Learned learned = learn(eight_paths(), {}, {0});
  const Fit &one = learned.policy.waiting[0], &two = learned.policy.waiting[1];
  CHECK_THAT(two.coefficients[0], WithinAbs(-1.070, .0005));
  CHECK_THAT(two.coefficients[1], WithinAbs(2.983, .0005));
  CHECK_THAT(two.coefficients[2], WithinAbs(-1.813, .0006));
  CHECK_THAT(one.coefficients[0], WithinAbs(2.038, .0006));
  CHECK_THAT(one.coefficients[1], WithinAbs(-3.335, .0006));
  CHECK_THAT(one.coefficients[2], WithinAbs(1.356, .0006));
  CHECK_THAT(learned.estimate.value, WithinAbs(.1144343, 1e-7));
  CHECK(learned.stops == std::vector<std::uint32_t>{3, 3, 2, 0, 3, 0, 0, 0});  // 3: never
  CHECK_THAT(apply(learned.policy, eight_paths(), {}).value, WithinRel(learned.estimate.value, 1e-14));
}

TEST_CASE("With few paths in the money all that are alive teach, and the first regressors", "[least_squares]") {
  Learned learned = learn(eight_paths(), {});
  for (const Fit& fit : learned.policy.waiting) {
    CHECK(fit.rows == 8);
    CHECK(fit.rank == 1);
  }
}

/// One date, exercise brings `exercise`, waiting brings 1 or 3 by turns.
Recorded coins(double exercise, std::size_t paths) {
  Recorded futures({.5}, 1);
  double one = 1;
  for (std::size_t path = 0; path < paths; ++path) {
    futures.date({&one, 1}, exercise);
    futures.end(path % 2 ? 3 : 1);
  }
  return futures;
}

TEST_CASE("The holder waits where waiting is worth more, in money of the day", "[least_squares]") {
  CHECK(learn(coins(3.9, 100), {}).estimate.value == 2);                          // 3.9 then is 1.95 now
  CHECK_THAT(learn(coins(4.1, 100), {}).estimate.value, WithinRel(2.05, 1e-14));  // and 4.1 is 2.05
}

TEST_CASE("The error is that of a mean", "[least_squares]") {
  CHECK_THAT(learn(coins(0, 101), {}).estimate.error, WithinRel(.1, .01));
  CHECK_THAT(learn(coins(4.1, 100), {}).estimate.error, WithinAbs(0, 1e-14));
}

TEST_CASE("Paths that end early end with what they bring", "[least_squares]") {
  Recorded futures({1, 1, 1}, 2);
  for (int path = 0; path < 64; ++path) {
    for (int date = 0; date < 1 + path % 3; ++date) {
      double state[] = {1, 1.0 * path};
      futures.date(state, date == 2 ? 100 : -1);
    }
    futures.end(path % 3);
  }
  Learned learned = learn(futures, {});
  for (std::size_t path = 0; path < 64; ++path) CHECK(learned.stops[path] == (path % 3 == 2 ? 2u : 3u));
  CHECK_THAT(learned.estimate.value, WithinRel((22 * 0 + 21 * 1 + 21 * 100) / 64.0, 1e-14));
}

TEST_CASE("A date that nobody reached teaches nothing", "[least_squares]") {
  Recorded futures({1, 1}, 1);
  double one = 1;
  for (int path = 0; path < 20; ++path) {
    futures.date({&one, 1}, 0);
    futures.end(5);
  }
  Learned learned = learn(futures, {});
  CHECK(learned.policy.waiting[1].rows == 0);
  CHECK(learned.policy.exercises(1, {&one, 1}, 0.1));
  CHECK(learned.estimate.value == 5);
}

}  // namespace
}  // namespace rivalry::valuation

#include <rapidcheck.h>

#include <cmath>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "sim/capital/valuation/exchange.hpp"
#include "sim/capital/valuation/simulated.hpp"
#include "sim/capital/valuation/stake_value.hpp"
#include "sim/capital/valuation/tree.hpp"
#include "sim/capital/valuation/waiting.hpp"

namespace rivalry::valuation {
namespace {

double between(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 1'000'001) * 1e-6; }

Option any_option(Right right = Right::Call) {
  return {between(1, 200),
          between(1, 200),
          between(-.05, .15),
          between(0, .1),
          between(.05, 1.2),
          between(1. / 52, 5),
          right};
}

Option other_side(Option option) {
  option.right = option.right == Right::Call ? Right::Put : Right::Call;
  return option;
}

void holds(const char* what, const std::function<void()>& params) { CHECK(rc::check(what, params)); }

double forward(const Option& o) {
  return o.price * math::exp(-o.pays_out * o.time) - o.strike * math::exp(-o.rate * o.time);
}

TEST_CASE("European options keep the laws that hold in every model", "[valuation]") {
  holds("a call less a put is a forward", [] {
    Option call = any_option();
    double difference = black_scholes(call) - black_scholes(other_side(call));
    RC_ASSERT(std::fabs(difference - forward(call)) < 1e-11 * (call.price + call.strike));
  });
  holds("a call lies between its bounds and falls with the strike", [] {
    Option call = any_option();
    double value = black_scholes(call);
    RC_ASSERT(value >= std::max(0.0, forward(call)) - 1e-11);
    RC_ASSERT(value <= call.price);
    call.strike += 1;
    RC_ASSERT(black_scholes(call) <= value + 1e-12);
  });
  holds("more volatility is worth more", [] {
    Option option = any_option(*rc::gen::element(Right::Call, Right::Put));
    double value = black_scholes(option);
    option.volatility *= 1.1;
    RC_ASSERT(black_scholes(option) >= value - 1e-12);
  });
  holds("digitals on both sides are the whole", [] {
    Option call = any_option();
    RC_ASSERT(std::fabs(cash_or_nothing(call) + cash_or_nothing(other_side(call)) - math::exp(-call.rate * call.time)) <
              1e-13);
    RC_ASSERT(std::fabs(asset_or_nothing(call) + asset_or_nothing(other_side(call)) -
                        call.price * math::exp(-call.pays_out * call.time)) < 1e-11);
  });
}

TEST_CASE("What is certain is worth what it brings", "[valuation]") {
  CHECK(black_scholes({120, 100, 0, 0, .3, 0, Right::Call}) == 20);
  CHECK(black_scholes({80, 100, 0, 0, .3, 0, Right::Call}) == 0);
  CHECK(black_scholes({80, 100, 0, 0, 0, 1, Right::Put}) == 20);
  CHECK_THAT(black_scholes({100, 0, .05, .02, .3, 2, Right::Call}), WithinRel(100 * std::exp(-.04), 1e-14));
  CHECK(black_scholes({100, 0, .05, .02, .3, 2, Right::Put}) == 0);
}

TEST_CASE("Trees grow into the formula, and early exercise is never a burden", "[valuation]") {
  holds("a European tree converges", [] {
    Option option = any_option(*rc::gen::element(Right::Call, Right::Put));
    RC_PRE(is_tree(option, {Exercise::European, 1, 500}));
    double error = on_tree(option, {Exercise::European, 1, 500}) - black_scholes(option);
    RC_ASSERT(std::fabs(error) < .003 * option.volatility * std::sqrt(option.time) * (option.price + option.strike));
  });
  holds("European <= Bermudan on few dates <= on more <= American", [] {
    Option option = any_option(*rc::gen::element(Right::Call, Right::Put));
    RC_PRE(is_tree(option, {Exercise::American, 1, 240}));
    double european = on_tree(option, {Exercise::European, 1, 240});
    double few = on_tree(option, {Exercise::Bermudan, 4, 240}), more = on_tree(option, {Exercise::Bermudan, 40, 240});
    double american = on_tree(option, {Exercise::American, 1, 240});
    double slack = 1e-10 * (option.price + option.strike);
    RC_ASSERT(european <= few + slack);
    RC_ASSERT(few <= more + slack);
    RC_ASSERT(more <= american + slack);
    RC_ASSERT(american >= (option.right == Right::Call ? 1 : -1) * (option.price - option.strike));
  });
  holds("a call without dividends is never exercised early", [] {
    Option call = any_option();
    call.pays_out = 0;
    call.rate = std::fabs(call.rate);
    RC_PRE(is_tree(call, {Exercise::American, 1, 100}));
    double early = on_tree(call, {Exercise::American, 1, 100}), late = on_tree(call, {Exercise::European, 1, 100});
    RC_ASSERT(std::fabs(early - late) < 1e-9 * call.price);
  });
}

TEST_CASE("More dates of exercise come to the American value", "[valuation]") {
  Option put{36, 40, .06, 0, .2, 1, Right::Put};
  double american = on_tree(put, {Exercise::American, 1, 2000}), before = 1;
  for (std::size_t dates : {10, 50, 250, 1000}) {
    double gap = american - on_tree(put, {Exercise::Bermudan, dates, 2000});
    CHECK(gap >= 0);
    CHECK(gap < before / 2);
    before = gap;
  }
}

TEST_CASE("Steps are rounded up to dates, and a tree that is none is refused", "[valuation]") {
  CHECK(steps_of({Exercise::Bermudan, 50, 1001}) == 1050);
  CHECK(steps_of({Exercise::American, 50, 1001}) == 1001);
  Option wild{100, 100, .5, 0, .05, 10, Right::Call};
  CHECK_FALSE(is_tree(wild, {Exercise::American, 1, 100}));
  CHECK(is_tree(wild, {Exercise::American, 1, 1001}));
  CHECK_THROWS_AS(on_tree(wild, {Exercise::American, 1, 100}), InvariantError);
}

TEST_CASE("Exchanging for what does not move is a plain option, and both ways differ by the prices", "[valuation]") {
  holds("one volatility is 0", [] {
    Option call = any_option();
    double strike_pays = std::fabs(call.rate);
    call.rate = strike_pays;
    double value = exchange({call.price, call.pays_out, call.volatility}, {call.strike, strike_pays, 0}, between(-1, 1),
                            call.time);
    RC_ASSERT(std::fabs(value - black_scholes(call)) < 1e-11 * (call.price + call.strike));
  });
  holds("parity", [] {
    Exchanged one{between(1, 200), between(0, .1), between(0, 1)}, two{between(1, 200), between(0, .1), between(0, 1)};
    double correlation = between(-1, 1), time = between(.1, 5);
    double difference = exchange(one, two, correlation, time) - exchange(two, one, correlation, time);
    double prices = one.price * math::exp(-one.pays_out * time) - two.price * math::exp(-two.pays_out * time);
    RC_ASSERT(std::fabs(difference - prices) < 1e-10 * (one.price + two.price));
  });
  CHECK(exchange({100, 0, .3}, {100, 0, .3}, 1, 5) == 0);
}

TEST_CASE("Waiting is worth most to who is least sure", "[valuation]") {
  holds("laws of the threshold", [] {
    Opportunity some{between(.1, 5), 1, between(.005, .1), between(.005, .1), between(.05, .8)};
    double beta = exponent(some), at = threshold(some), variance = some.volatility * some.volatility;
    RC_ASSERT(beta > 1);
    double root = variance / 2 * beta * (beta - 1) + (some.rate - some.pays_out) * beta - some.rate;
    RC_ASSERT(std::fabs(root) < 1e-9 * (1 + beta * beta));
    RC_ASSERT(at > some.cost);
    RC_ASSERT(worth_of(some) >= some.value - some.cost - 1e-12);
    Opportunity unsure = some;
    unsure.volatility *= 1.2;
    RC_ASSERT(threshold(unsure) > at);
    RC_ASSERT(worth_of(unsure) >= worth_of(some) - 1e-12);
  });
  Opportunity at_threshold{2, 1, .04, .04, .2};
  CHECK_THAT(worth_of(at_threshold), WithinRel(1.0, 1e-14));
  CHECK_THROWS_AS(worth_of({1, 1, .04, 0, .2}), InvariantError);
}

TEST_CASE("A perpetual wait is the limit of a long American call", "[valuation]") {
  Opportunity wait{1, 1, .05, .05, .3};
  double call = on_tree({1, 1, .05, .05, .3, 120, Right::Call}, {Exercise::American, 1, 6000});
  CHECK_THAT(call, WithinAbs(worth_of(wait), .002));
}

const StakeOption weibo{16.8110375, .15, 28.4105959, .01, 0, .6};

TEST_CASE("A stake's option by formula", "[valuation]") {
  CHECK_THAT(stake_option(weibo, {0, 1, 0}), WithinAbs(3.27845, .00001));
  StakeOption plain = weibo;
  plain.discount = 0;
  Option call{plain.price, *plain.cap, plain.rate, 0, plain.volatility, 1, Right::Call};
  CHECK(stake_option(plain, {0, 1, 0}) == black_scholes(call));
  StakeOption uncapped = weibo;
  uncapped.cap.reset();
  CHECK_THAT(stake_option(uncapped, {0, 1, 0}), WithinRel(.15 * weibo.price, 1e-14));
  CHECK(stake_option(uncapped, {0, 1, 1}) == 0);
}

TEST_CASE("A stake's option where the listing's date is uncertain", "[valuation]") {
  // The same mean with a hundred thousand dates.
  double hazard = .5, until = 3, sum = 0;
  constexpr int dates = 100'000;
  for (int i = 0; i < dates; ++i) {
    double time = until * (i + .5) / dates;
    sum += hazard * std::exp(-hazard * time) * listed_after(weibo, time) * until / dates;
  }
  double unlisted = std::exp(-hazard * until);
  CHECK_THAT(stays_unlisted({hazard, until, 0}), WithinRel(unlisted, 1e-14));
  CHECK_THAT(stake_option(weibo, {hazard, until, 0}), WithinAbs(sum + unlisted * never_listed(weibo, until), 1e-6));
  // A listing that is certain and at once is worth the discount, and one that never comes a call at the cap.
  CHECK_THAT(stake_option(weibo, {4000, until, 0}), WithinAbs(.15 * weibo.price, 1e-8));
  Option call{weibo.price, *weibo.cap, weibo.rate, 0, weibo.volatility, until, Right::Call};
  CHECK_THAT(stake_option(weibo, {1e-12, until, 0}), WithinAbs(black_scholes(call), 1e-9));
  CHECK_THAT(stake_option(weibo, {0, until, .25}),
             WithinAbs(.75 * listed_after(weibo, until) + .25 * black_scholes(call), 1e-12));
}

TEST_CASE("A lower cap, a larger discount and no dividends are worth more", "[valuation]") {
  holds("monotone", [] {
    StakeOption option{between(5, 50), between(0, .5), between(5, 50), between(0, .1), between(0, .1), between(.1, 1)};
    ListingTime listing{0, between(.1, 3), between(0, 1)};
    double value = stake_option(option, listing);
    StakeOption better = option;
    better.cap = *option.cap * .9;
    RC_ASSERT(stake_option(better, listing) >= value - 1e-9);
    better = option;
    better.discount += .1;
    RC_ASSERT(stake_option(better, listing) >= value - 1e-9);
    better = option;
    better.pays_out = 0;
    RC_ASSERT(stake_option(better, listing) >= value - .01 * option.price);  // a tree beside a formula
  });
}

TEST_CASE("A hurdle that is not correlated with the price multiplies by its probability", "[valuation]") {
  holds("for every option and date", [] {
    StakeOption option{between(5, 50), between(0, .5), between(5, 50), between(0, .1), between(0, .1), between(.1, 1)};
    double time = between(.1, 3), plain = listed_after(option, time);
    Hurdle hurdle{between(1, 10), between(1, 10), between(.05, 1), 0};
    option.hurdle = hurdle;
    Option digital{hurdle.expects, hurdle.needs, 0, 0, hurdle.volatility, time, Right::Call};
    RC_ASSERT(std::fabs(listed_after(option, time) - plain * cash_or_nothing(digital)) < 1e-8 * option.price);
  });
}

TEST_CASE("A hurdle in step with the price is worth more than one against it", "[valuation]") {
  StakeOption with = weibo, against = weibo;
  with.hurdle = Hurdle{1, 1, .4, .9};
  against.hurdle = Hurdle{1, 1, .4, -.9};
  double low = listed_after(against, 1), high = listed_after(with, 1), plain = listed_after(weibo, 1);
  CHECK(0 < low);
  CHECK(low < high);
  CHECK(high < plain);
  with.hurdle = Hurdle{1, 1e-9, .4, .9};
  CHECK_THAT(listed_after(with, 1), WithinAbs(plain, 1e-8));
  // Against drawn numbers.
  with.hurdle = Hurdle{1, 1, .4, .9};
  Random random(11, 0);
  double sum = 0, squares = 0;
  constexpr std::uint32_t draws = 400'000;
  for (std::uint32_t i = 0; i < draws; ++i) {
    double z = math::normal_quantile(random.uniform(Purpose::Path, 0, i, 0));
    double other = .9 * z + std::sqrt(1 - .81) * math::normal_quantile(random.uniform(Purpose::Path, 0, i, 1));
    double price = weibo.price * std::exp(.01 - .18 + .6 * z), revenue = std::exp(.4 * other - .08);
    double gain = revenue < 1 ? 0 : std::exp(-.01) * (price - std::min(.85 * price, *weibo.cap));
    sum += gain;
    squares += gain * gain;
  }
  double mean = sum / draws, error = std::sqrt((squares / draws - mean * mean) / draws);
  CHECK_THAT(high, WithinAbs(mean, 4 * error));
}

// ---- on simulated paths ---------------------------------------------------------------------------------------------

Simulation a_put(std::size_t paths = 20'000) {
  return {{36, 40, .06, 0, .2, 1, Right::Put}, Payoff::Put, 0, 50, paths, true, Basis::Laguerre, 3};
}

TEST_CASE("Simulated prices earn what money earns", "[valuation]") {
  Simulation simulation = a_put(100'000);
  simulation.payoff = Payoff::Call;
  simulation.in_pairs = GENERATE(true, false);
  Simulated paths(simulation, Random(3, 0), 0, 0, {});
  double sum = 0, squares = 0;
  for (std::size_t path = 0; path < paths.paths(); ++path) {
    double price = paths.exercise(49, path) + 40;
    sum += price;
    squares += math::log(price / 36) * math::log(price / 36);
  }
  CHECK_THAT(sum / 1e5, WithinAbs(36 * std::exp(.06), .1));
  CHECK_THAT(squares / 1e5, WithinAbs(.04 + .04 * .04, .001));
}

TEST_CASE("The policy learned comes to the tree, and on other paths not above it", "[valuation]") {
  Option option{36, 40, .06, 0, .2, 1, Right::Put};
  double tree = on_tree(option, {Exercise::Bermudan, 50, 2000});
  for (Basis kind : {Basis::Laguerre, Basis::Powers}) {
    Simulation simulation = a_put();
    simulation.basis = kind;
    Learned learned = learn(Simulated(simulation, Random(1, 0), 0, 0, {}), {});
    CHECK_THAT(learned.estimate.value, WithinAbs(tree, 3 * learned.estimate.error + .02));
    Estimate unseen = apply(learned.policy, Simulated(simulation, Random(1, 0), 0, 1, {}), {});
    CHECK(unseen.value != learned.estimate.value);
    CHECK(unseen.value < tree + 4 * unseen.error);
    CHECK(unseen.value > tree - 4 * unseen.error - .03);
    CHECK(unseen.error > .005);
    CHECK(unseen.error < .02);
  }
}

TEST_CASE("A stake's option on paths is the formula, though it could be exercised early", "[valuation]") {
  Simulation simulation{
      {weibo.price, *weibo.cap, .01, 0, .6, 1, Right::Call}, Payoff::Stake, .15, 12, 100'000, true, Basis::Laguerre, 3};
  Learned learned = learn(Simulated(simulation, Random(5, 0), 0, 0, {}), {});
  CHECK_THAT(learned.estimate.value, WithinAbs(listed_after(weibo, 1), 3 * learned.estimate.error));
}

TEST_CASE("Threads do not change a bit, replicates and names do", "[valuation]") {
  Simulation simulation = a_put(9'998);
  auto value = [&](const Executor& executor, std::uint32_t replicate = 0, std::uint16_t stream = 7) {
    return learn(Simulated(simulation, Random(1, replicate), stream, 0, executor), executor).estimate.value;
  };
  double serial = value({});
  CHECK(value({Workers::Threads, 3}) == serial);
  CHECK(value({Workers::Tbb, 0}) == serial);
  CHECK(value({}, 1) != serial);
  CHECK(value({}, 0, 8) != serial);
}

TEST_CASE("More paths leave the first ones as they were", "[valuation]") {
  Simulated few(a_put(1000), Random(1, 0), 0, 0, {}), many(a_put(5000), Random(1, 0), 0, 0, {});
  for (std::size_t date : {0, 1, 49})
    for (std::size_t path = 0; path < 1000; ++path) REQUIRE(few.exercise(date, path) == many.exercise(date, path));
}

TEST_CASE("A price that does not move is worth what is certain", "[valuation]") {
  Simulation simulation = a_put(100);
  simulation.option.volatility = 0;
  Learned learned = learn(Simulated(simulation, Random(1, 0), 0, 0, {}), {});
  double first = (40 - 36 * std::exp(.06 / 50)) * std::exp(-.06 / 50);
  CHECK_THAT(learned.estimate.value, WithinAbs(first, 1e-5));  // floats
  CHECK_THAT(learned.estimate.error, WithinAbs(0, 1e-12));
}

TEST_CASE("The Laguerre functions are those of the paper", "[valuation]") {
  double x = .9, numbers[4];
  basis(Basis::Laguerre, 3, x, numbers);
  CHECK(numbers[0] == 1);
  CHECK_THAT(numbers[1], WithinRel(std::exp(-x / 2), 1e-14));
  CHECK_THAT(numbers[2], WithinRel(std::exp(-x / 2) * (1 - x), 1e-13));
  CHECK_THAT(numbers[3], WithinRel(std::exp(-x / 2) * (1 - 2 * x + x * x / 2), 1e-13));
}

}  // namespace
}  // namespace rivalry::valuation

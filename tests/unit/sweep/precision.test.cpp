#include "sim/sweep/analysis/precision.hpp"

#include <cmath>
#include <stdexcept>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "sim/findings/answer.hpp"

using namespace rivalry;

namespace {

std::string problem(std::string_view text) {
  try {
    read_precision(text, 100);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

/// Normal numbers about 10 with deviation 1.
Answers normal_numbers(std::uint64_t seed, std::size_t count) {
  Answers answers{"x", "USD", false, {}};
  Random random(seed, 0);
  for (std::uint32_t i = 0; i < count; ++i)
    answers.numbers.push_back(10 + math::normal_quantile(random.uniform(Purpose::Input, 0, i, 0)));
  return answers;
}

Answers shares(std::vector<double> numbers) { return {"x", "1", true, std::move(numbers)}; }

}  // namespace

TEST_CASE("a precision is read as people write it, and written back") {
  Precision share = read_precision("vancl.survival \u00b12 %", 5000);
  CHECK(share.of == "vancl.survival");
  CHECK(share.width == 0.02);
  CHECK(share.relative);
  CHECK(share.at_most == 5000);
  CHECK(to_string(share) == "vancl.survival \u00b12 %");
  Precision money = read_precision("vancl.cash@2014-06-30 +-5 million USD", 10);
  CHECK(money.of == "vancl.cash@2014-06-30");
  CHECK(money.width == 5e6);
  CHECK(money.unit == "USD");
  CHECK_FALSE(money.relative);
  CHECK(read_precision(to_string(money), 10).width == 5e6);
  CHECK(read_precision("vancl.default.day +/- 2 weeks", 10).width == 14);
  CHECK(read_precision("vancl.default.day +/- 2 weeks", 10).unit == "days");
  CHECK(read_precision("x +-0.1", 10).width == 0.1);
  CHECK(read_precision("x +-2 points", 10).width == 0.02);
}

TEST_CASE("a precision that says nothing is refused with what to write instead") {
  CHECK(problem("vancl.survival").find("write such as `vancl.survival \u00b12 %`") != std::string::npos);
  CHECK(problem("vancl.survival \u00b1").find("write such as") != std::string::npos);
  CHECK(problem("\u00b12 %").find("does not say of what") != std::string::npos);
  CHECK(problem("x \u00b10 %").find("above 0") != std::string::npos);
  CHECK(problem("x \u00b1-2").find("above 0") != std::string::npos);
  CHECK(problem("x \u00b12 per year").find("rate") != std::string::npos);
}

TEST_CASE("a width has the unit of the answer") {
  Answers dollars{"cash", "USD", false, {}}, days{"day", "days since 2013-01-01", false, {}}, share = shares({});
  CHECK_NOTHROW(check_unit(read_precision("cash +-5 USD", 10), dollars));
  CHECK_NOTHROW(check_unit(read_precision("cash +-5 %", 10), dollars));
  CHECK_THROWS_WITH(check_unit(read_precision("cash +-5", 10), dollars), Catch::Contains("write `cash \u00b15 USD`"));
  CHECK_THROWS_AS(check_unit(read_precision("cash +-5 CNY", 10), dollars), std::invalid_argument);
  CHECK_NOTHROW(check_unit(read_precision("day +-5 days", 10), days));
  CHECK_THROWS_AS(check_unit(read_precision("x +-5 USD", 10), share), std::invalid_argument);
  CHECK_NOTHROW(check_unit(read_precision("x +-0.05", 10), share));
}

TEST_CASE("the interval of a mean is Student's, that of a share Wilson's") {
  MeanInterval five = mean_interval({"x", "USD", false, {1, 2, 3, 4, 5}}, 9);
  CHECK(five.mean == 3);
  CHECK(five.half() == Approx(2.7764451051977934 * std::sqrt(2.5 / 5)));  // t of 4 degrees
  CHECK(mean_interval({"x", "USD", false, {1, NAN, 3, 100}}, 3).count == 2);
  MeanInterval none = mean_interval(shares(std::vector<double>(10, 0)), 10);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(0.27753).epsilon(1e-4));  // Wilson: 0 of 10
  MeanInterval some = mean_interval(shares({1, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 10);
  CHECK(some.low == Approx(0.01788).epsilon(1e-3));
  CHECK(some.high == Approx(0.40415).epsilon(1e-3));
  CHECK(std::isinf(mean_interval(shares({1}), 1).high));
}

TEST_CASE("rounds begin with 30, at most double, and end when it is enough or at the cap") {
  Answers answers = normal_numbers(1, 5000);
  Precision precision = read_precision("x +-0.05 USD", 5000);
  CHECK(next_round(precision, answers, 30) == 60);
  Progression ended = progression(precision, answers, 5000);
  CHECK(ended.settled);
  CHECK(ended.reached);
  CHECK(ended.interval.half() <= 0.05);
  CHECK(ended.wanted > 1400);  // (1.96 / 0.05)^2 = 1537 and what chance makes of it
  CHECK(ended.wanted < 1800);
  precision.at_most = 100;
  ended = progression(precision, answers, 5000);
  CHECK(ended.settled);
  CHECK_FALSE(ended.reached);
  CHECK(ended.wanted == 100);
}

TEST_CASE("rounds depend neither on what is there beyond them nor on where they were interrupted") {
  Answers answers = normal_numbers(2, 4000);
  Precision precision = read_precision("x +-0.5 %", 4000);
  Progression whole = progression(precision, answers, 4000);
  REQUIRE(whole.settled);
  std::int32_t complete = 0;
  for (Progression now; !now.settled;) {
    Answers so_far = answers;
    so_far.numbers.resize(static_cast<std::size_t>(complete));
    now = progression(precision, so_far, complete);
    if (now.settled) CHECK(now.wanted == whole.wanted);
    complete = complete + 7 > now.wanted && complete < now.wanted ? now.wanted : complete + 7;
    REQUIRE(complete < 4100);
  }
}

TEST_CASE("failed replicates and those without an answer have no number, and more are played for them") {
  Answers answers = normal_numbers(3, 3000);
  Precision precision = read_precision("x +-0.1 USD", 3000);
  std::int32_t whole = progression(precision, answers, 3000).wanted;
  for (std::size_t i = 0; i < answers.numbers.size(); i += 2) answers.numbers[i] = NAN;
  CHECK(progression(precision, answers, 3000).wanted > 1.6 * whole);
  for (double& number : answers.numbers) number = NAN;
  Progression none = progression(precision, answers, 3000);
  CHECK(none.settled);
  CHECK_FALSE(none.reached);
  CHECK(none.wanted == 3000);
}

TEST_CASE("the interval at which rounds end holds the mean about as often as it says") {
  int hits = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Progression ended = progression(read_precision("x +-0.2 USD", 1000), normal_numbers(seed, 1000), 1000);
    hits += ended.interval.low <= 10 && 10 <= ended.interval.high ? 1 : 0;
  }
  CHECK(hits >= 0.91 * 400);
  CHECK(hits <= 0.98 * 400);
}

TEST_CASE("replicates for a quantile are Wilks's") {
  CHECK(replicates_for_quantile(0.95, 0.95, Sides::One) == 59);
  CHECK(replicates_for_quantile(0.95, 0.95, Sides::Both) == 93);
  CHECK(replicates_for_quantile(0.99, 0.95, Sides::One) == 299);
  CHECK(replicates_for_quantile(0.5, 0.95, Sides::One) == 5);
}

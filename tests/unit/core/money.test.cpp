// Whole money and shares: exact, and never silently wrong.
#include "rivalry/money.hpp"

#include <rapidcheck.h>

#include <limits>

#include "catch.hpp"
#include "rivalry/errors.hpp"

using namespace rivalry;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
const Currency usd("USD");
const Currency cny("CNY");

Money dollars(std::int64_t cents) { return {cents, usd}; }

__extension__ using Wide = __int128;

/// Runs f and says whether it refused.
template <class F>
bool refuses(F f) {
  try {
    f();
    return false;
  } catch (const InvariantError&) {
    return true;
  }
}

bool fits(Wide x) { return x >= least && x <= most; }

}  // namespace

TEST_CASE("a currency is three capitals") {
  CHECK(Currency("CNY").code() == "CNY");
  for (auto wrong : {"", "US", "usd", "USDX", "U$D", "US1"}) CHECK_THROWS_AS(Currency(wrong), InvariantError);
}

TEST_CASE("currencies are those of ISO 4217, with their minor units") {
  for (auto known : {"USD", "CNY", "JPY", "KWD", "ZWL", "AED"}) CHECK(is_currency(known));
  for (auto wrong : {"", "usd", "RMB", "USDX", "D A", "XYZ"}) CHECK_FALSE(is_currency(wrong));
  CHECK(minor_units("CNY") == 100);
  CHECK(minor_units("JPY") == 1);
  CHECK(minor_units("KWD") == 1000);
  CHECK(to_string(Money(-1234567, Currency("JPY"))) == "-1234567 JPY");
  CHECK(to_string(Money(-1234567, Currency("KWD"))) == "-1234.567 KWD");
  CHECK(to_string(Money(-5, cny)) == "-0.05 CNY");
}

TEST_CASE("money of one currency adds, subtracts, multiplies and compares") {
  CHECK(dollars(150) + dollars(-50) == dollars(100));
  CHECK(dollars(150) - dollars(200) == dollars(-50));
  CHECK(dollars(150) * -3 == dollars(-450));
  CHECK(-dollars(150) == dollars(-150));
  CHECK(dollars(1) < dollars(2));
  CHECK(dollars(2) >= dollars(2));
}

TEST_CASE("two currencies do not mix") {
  CHECK_THROWS_AS(dollars(1) + Money(1, cny), InvariantError);
  CHECK_THROWS_AS(dollars(1) - Money(1, cny), InvariantError);
  CHECK_THROWS_AS((void)(dollars(1) < Money(1, cny)), InvariantError);
  CHECK_FALSE(dollars(1) == Money(1, cny));
}

TEST_CASE("money that leaves 64 bits is refused, and the message says what") {
  CHECK_THROWS_WITH(dollars(most) + dollars(1), "money leaves 64 bits: 9223372036854775807 + 1");
  CHECK_THROWS_AS(dollars(least) - dollars(1), InvariantError);
  CHECK_THROWS_AS(-dollars(least), InvariantError);
  CHECK_THROWS_AS(dollars(most) * 2, InvariantError);
  CHECK_THROWS_AS(dollars(least) * -1, InvariantError);
  CHECK_THROWS_AS(dollars(most).times_ratio(3, 2), InvariantError);
  CHECK_THROWS_AS(dollars(1).times_ratio(1, 0), InvariantError);
  CHECK_THROWS_AS(dollars(1).times_ratio(1, -2), InvariantError);
  CHECK_THROWS_WITH(checked_add(most, 1, "people"), Catch::Contains("people"));
  CHECK_THROWS_WITH(checked_multiply(most, 2, "visits"), Catch::Contains("visits"));
}

TEST_CASE("a ratio rounds halves to even") {
  CHECK(dollars(5).times_ratio(1, 2) == dollars(2));
  CHECK(dollars(7).times_ratio(1, 2) == dollars(4));
  CHECK(dollars(-5).times_ratio(1, 2) == dollars(-2));
  CHECK(dollars(-7).times_ratio(1, 2) == dollars(-4));
  CHECK(dollars(5).times_ratio(-1, 2) == dollars(-2));
  CHECK(dollars(1).times_ratio(2, 3) == dollars(1));
  CHECK(dollars(-1).times_ratio(2, 3) == dollars(-1));
  CHECK(dollars(-1).times_ratio(1, 3) == dollars(0));
  CHECK(dollars(58580000000).times_ratio(30, 100) == dollars(17574000000));
  CHECK(dollars(most).times_ratio(most, most) == dollars(most));
  CHECK(dollars(least).times_ratio(most, most) == dollars(least));
}

TEST_CASE("money is written with its cents and currency") {
  CHECK(to_string(dollars(58580000000)) == "585800000.00 USD");
  CHECK(to_string(dollars(-5)) == "-0.05 USD");
  CHECK(to_string(dollars(0)) == "0.00 USD");
  CHECK(to_string(Money(least, cny)) == "-92233720368547758.08 CNY");
}

TEST_CASE("shares are checked too") {
  CHECK(Shares{3} + Shares{4} == Shares{7});
  CHECK(Shares{3} - Shares{4} == Shares{-1});
  CHECK(Shares{3} < Shares{4});
  CHECK_THROWS_AS(Shares{most} + Shares{1}, InvariantError);
  CHECK_THROWS_AS(Shares{least} - Shares{1}, InvariantError);
}

TEST_CASE("properties of money") {
  auto any = rc::gen::arbitrary<std::int64_t>();
  CHECK(rc::check("sums are exact or refused", [&] {
    auto a = *any, b = *any;
    if (!fits(Wide{a} + b)) return refuses([&] { dollars(a) + dollars(b); });
    return dollars(a) + dollars(b) == dollars(b) + dollars(a) && (dollars(a) + dollars(b)).minor_units() == a + b;
  }));
  CHECK(rc::check("products are exact or refused", [&] {
    auto a = *any, b = *any;
    if (!fits(Wide{a} * b)) return refuses([&] { dollars(a) * b; });
    return (dollars(a) * b).minor_units() == a * b;
  }));
  CHECK(rc::check("a ratio is off by at most half a unit, and by half only towards even", [&] {
    auto a = *any, n = *any;
    auto d = *rc::gen::positive<std::int64_t>();
    if (!fits(Wide{a} * n / d)) return true;
    Wide result;
    try {
      result = dollars(a).times_ratio(n, d).minor_units();
    } catch (const InvariantError&) {
      return false;
    }
    Wide twice_error = 2 * (result * d - Wide{a} * n);
    if (twice_error < 0) twice_error = -twice_error;
    return twice_error < d || (twice_error == d && result % 2 == 0);
  }));
  CHECK(rc::check("a share and the rest make the whole", [&] {
    auto a = *rc::gen::inRange<std::int64_t>(0, most / 2);
    auto d = *rc::gen::inRange<std::int64_t>(1, 1000000);
    auto n = *rc::gen::inRange<std::int64_t>(0, d + 1);
    Money part = dollars(a).times_ratio(n, d), rest = dollars(a) - part;
    return part + rest == dollars(a) && part >= dollars(0) && rest >= dollars(0);
  }));
}

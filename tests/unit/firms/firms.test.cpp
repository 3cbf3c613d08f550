#include <cmath>

#include "catch.hpp"
#include "rivalry/terms.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/firms/beginning.hpp"
#include "sim/firms/review.hpp"

using namespace rivalry;

TEST_CASE("a runway with a growing burn is the published one") {
  CHECK(runway_weeks(100, 8, 0.05) == Approx(9.951).margin(5e-4));
  CHECK(runway_weeks(100, 8, 0) == Approx(12.5));
  CHECK(runway_weeks(0, 8, 0.05) == 0);
  CHECK(runway_weeks(-5, -8, 0) == 0);
  CHECK(std::isinf(runway_weeks(100, 0, 0.05)));
}

TEST_CASE("more cash, a smaller burn or slower growth never shorten a runway") {
  for (double cash : {10.0, 300.0, 1e6})
    for (double burn : {0.5, 3.0, 9.0})  // runways of a week and more: below that, growth has not begun
      for (double growth : {0.0, 0.01, 0.3}) {
        CHECK(runway_weeks(cash * 1.1, burn, growth) >= runway_weeks(cash, burn, growth));
        CHECK(runway_weeks(cash, burn * 1.1, growth) <= runway_weeks(cash, burn, growth));
        CHECK(runway_weeks(cash, burn, growth + 0.01) <= runway_weeks(cash, burn, growth));
      }
}

TEST_CASE("a fire sale raises what it is to raise, at the published price") {
  double quantity = quantity_to_sell(30, 1, 0.01);
  CHECK(quantity == Approx(35.6675).margin(5e-5));
  CHECK(30 / quantity == Approx(0.84110).margin(5e-6));
  CHECK(proceeds(quantity, 1, 0.01) == Approx(30));
  CHECK(quantity_to_sell(30, 2, 0) == 15);
  CHECK(proceeds(15, 2, 0) == 30);
  CHECK(std::isinf(quantity_to_sell(101, 1, 0.01)));
  CHECK(quantity_to_sell(-1, 1, 0.01) == 0);
}

TEST_CASE("a note converts at its cap or its discount, whichever is better for its holder") {
  double round_price = 60e6 / 10e6;
  CHECK(conversion_price(round_price, 10e6, 0.2, 0) == Approx(4.80));
  CHECK(conversion_price(round_price, 10e6, 0.2, 40e6) == Approx(4.00));
  CHECK(10e6 / conversion_price(round_price, 10e6, 0.2, 40e6) == Approx(2.5e6));
  CHECK(conversion_price(round_price, 10e6, 0, 90e6) == Approx(6.00));
}

TEST_CASE("bills fall due in days, or in days on which banks are open") {
  Holidays golden_week;
  for (int day = 1; day <= 7; ++day) golden_week.closed.push_back(*parse_day("2013-10-0" + std::to_string(day)));
  golden_week.worked = {*parse_day("2013-09-29"), *parse_day("2013-10-12")};
  Day friday = *parse_day("2013-09-27");
  CHECK(to_string(due_day({14, false}, friday, golden_week)) == "2013-10-11");
  CHECK(to_string(due_day({1, true}, friday, golden_week)) == "2013-09-29");
  CHECK(to_string(due_day({2, true}, friday, golden_week)) == "2013-09-30");
  CHECK(to_string(due_day({3, true}, friday, golden_week)) == "2013-10-08");
  CHECK(to_string(due_day({7, true}, friday, golden_week)) == "2013-10-12");
  CHECK(to_string(due_day({8, true}, friday, golden_week)) == "2013-10-14");
  CHECK(due_day({0, true}, friday, golden_week) == friday);
}

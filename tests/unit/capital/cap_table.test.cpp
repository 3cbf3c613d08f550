// Cap tables to the share: worked examples, and what must hold for other numbers.
#include "sim/capital/cap_table.hpp"

#include "catch.hpp"
#include "rivalry/errors.hpp"

using namespace rivalry;

TEST_CASE("a pool inside the pre-money value lowers the price") {
  RoundTerms terms = round_terms(20e6, 5e6, 8000000, 0, 0.10);
  CHECK(terms.price == Approx(2.1875).epsilon(1e-12));
  CHECK(terms.new_shares == 2285714);
  CHECK(terms.pool == 1142857);
  CHECK(8000000 + terms.new_shares + terms.pool == 11428571);
  CHECK(terms.effective_pre == Approx(17.5e6).epsilon(1e-6));
}

TEST_CASE("a pool that is large enough stays, and counts") {
  RoundTerms terms = round_terms(20e6, 5e6, 8000000, 2000000, 0.10);
  CHECK(terms.price == Approx(2.0));
  CHECK(terms.new_shares == 2500000);
  CHECK(terms.pool == 2000000);
  CHECK(terms.effective_pre == Approx(20e6));
  CHECK_THROWS_AS(round_terms(20e6, 5e6, 8000000, 0, 0.8), InvariantError);
}

TEST_CASE("a round without a pool sells I / post of the company") {
  RoundTerms terms = round_terms(43.9e9, 1.1e9, 1000000000, 0, 0);
  CHECK(static_cast<double>(terms.new_shares) / static_cast<double>(1000000000 + terms.new_shares) ==
        Approx(1.1 / 45).epsilon(1e-7));
}

TEST_CASE("a stake is raised by (b - a) / (1 - phi b)") {
  CHECK(shares_to_reach(0.30, 180000, 1000000, 0) == 120000);
  CHECK(shares_to_reach(0.30, 180000, 1000000, 1) == 171428);  // 171,428.57: one more would exceed 30 %
  CHECK(shares_to_reach(0.30, 300000, 1000000, 1) == 0);
  CHECK(shares_to_reach(0.30, 310000, 1000000, 0) == 0);
  for (double phi : {0.0, 0.25, 0.5, 1.0})
    for (std::int64_t held : {0, 1234, 180000}) {
      std::int64_t x = shares_to_reach(0.3, held, 1000003, phi);
      double bought = static_cast<double>(x), all = 1000003 + phi * bought;
      CHECK((static_cast<double>(held) + bought) / all <= 0.3 + 1e-11);
      CHECK((static_cast<double>(held) + bought + 1) / (all + phi) > 0.3);
    }
  CHECK_THROWS_AS(shares_to_reach(1, 0, 10, 1), InvariantError);
}

TEST_CASE("Alibaba's shares of Weibo after its listing") {
  // 193.590m fully diluted, 19.32m new ones of the listing and 2.923m more: 30 % of 215.833m.
  std::int64_t more = shares_to_reach(0.30, 34846154, 193590000 + 19320000 + 2923000, 0);
  CHECK(34846154 + more == 64749900);
}

TEST_CASE("protection against cheaper rounds") {
  CHECK(protected_price(Protection::WeightedAverage, 10, 10000000, 10e6, 2000000) == Approx(9.1666667));
  CHECK(protected_price(Protection::FullRatchet, 10, 10000000, 10e6, 2000000) == Approx(5));
  CHECK(protected_price(Protection::None, 10, 10000000, 10e6, 2000000) == 10);
  for (Protection each : {Protection::WeightedAverage, Protection::FullRatchet})
    CHECK(protected_price(each, 10, 10000000, 24e6, 2000000) == 10);
}

TEST_CASE("who has a right to its share of a round keeps its share") {
  CHECK(pro_rata(2000000, 1000000, 10000000) == 200000);
  CHECK(pro_rata(3, 1, 2) == 1);
  CHECK(pro_rata(0, 1, 2) == 0);
}

TEST_CASE("whole shares for money") {
  CHECK(shares_for(10e6, 4.0) == 2500000);
  CHECK(shares_for(10, 3) == 3);
  CHECK(shares_for(0.3, 0.1) == 3);  // 2.9999999999999996
  CHECK_THROWS_AS(shares_for(1, 0), InvariantError);
}

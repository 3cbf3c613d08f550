// DebtRank: the published rules on a small system, and exposures as the books have them.
#include "sim/books/debtrank.hpp"

#include "catch.hpp"
#include "sim/books/lending.hpp"
#include "support/small_books.hpp"

using namespace rivalry;
using small_books::SmallBooks;

namespace {

/// An example of four: 1 -> 2 0.5, 2 -> 3 0.4, 2 -> 4 0.2, 3 -> 1 0.3, 3 -> 4 0.5.
Exposures example() {
  return {{{2}, {3}, {4}, {5}}, {0.4, 0.3, 0.2, 0.1}, {{{1, 0.5}}, {{2, 0.4}, {3, 0.2}}, {{0, 0.3}, {3, 0.5}}, {}}};
}

void check(StressRule rule, double shock, std::vector<double> expected, double whole) {
  Exposures exposed = example();
  std::vector<double> lost = spread_blow(exposed, 0, shock, rule);
  for (std::size_t i = 0; i < 4; ++i) CHECK(lost[i] == Approx(expected[i]).epsilon(2e-5));
  CHECK(impact(exposed, lost, 0, shock) == Approx(whole).epsilon(2e-5));
}

}  // namespace

TEST_CASE("a failure and a blow, handed on once or in full") {
  check(StressRule::DebtRank, 1, {1, 0.5, 0.2, 0.2}, 0.21);
  check(StressRule::Linear, 1, {1, 0.5, 0.2, 0.2}, 0.21);
  check(StressRule::DebtRank, 0.1, {0.106, 0.05, 0.02, 0.02}, 0.0234);
  check(StressRule::Linear, 0.1, {0.106383, 0.053191, 0.021277, 0.021277}, 0.024894);
}

TEST_CASE("a closed circle of full exposures ends in everybody's ruin, and the search ends") {
  Exposures circle = {{{2}, {3}}, {0.5, 0.5}, {{{1, 1}}, {{0, 1}}}};
  CHECK(spread_blow(circle, 0, 0.001, StressRule::Linear) == std::vector<double>{1, 1});
  CHECK(spread_blow(circle, 0, 0.25, StressRule::DebtRank) == std::vector<double>{0.5, 0.25});
}

TEST_CASE("exposures come from bills and loans of those in business") {
  SmallBooks small({100, 50, 0, 0});
  small.owes(0, 1, 50);
  lend(small.world.books, {small[0], small[1], 25, Rank::Unsecured, false}, TransferReason::OpeningLoan);
  small.owes(0, 2, 10);
  small.owes(2, 3, 30);
  small.firm(3).alive = false;
  Exposures exposed = exposures(small.world);
  REQUIRE(exposed.nodes.size() == 3);
  REQUIRE(exposed.links[0].size() == 2);
  CHECK(exposed.links[0][0].weight == Approx(75.0 / 125));
  CHECK(exposed.links[0][1].weight == 1);
  CHECK(exposed.links[2].empty());
  CHECK(exposed.share[0] == Approx(100.0 / (100 + 125 + 10)));
  CHECK(exposed.find(small[3]) == exposed.nodes.size());
}

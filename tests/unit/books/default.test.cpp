// Insolvency in the books: who fails when, what the estate pays, and what is written off.
#include <algorithm>

#include "catch.hpp"
#include "rivalry/parallel.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "support/small_books.hpp"

using namespace rivalry;
using small_books::SmallBooks;

namespace {

std::vector<Happening> all(const World& world, HappeningKind what) {
  std::vector<Happening> found;
  for (const Happening& happening : world.journal)
    if (happening.what == what) found.push_back(happening);
  return found;
}

/// Vancl, three suppliers and a bank, all without grace; in hundreds.
struct Star : SmallBooks {
  Star() : SmallBooks({4000, 1000, 1500, 1000, 500}, 0) {
    owes(0, 1, 6000), owes(0, 2, 3000), owes(0, 3, 1000);
    owes(1, 4, 5000), owes(2, 4, 2000), owes(3, 4, 500);
  }
};

}  // namespace

TEST_CASE("the star of Vancl through the books: what everybody has in the end") {
  Star star;
  star.night();
  CHECK(star.cash(0) == 0);
  CHECK(star.cash(1) == 0);
  CHECK(star.cash(2) == 700);
  CHECK(star.cash(3) == 900);
  CHECK(star.cash(4) == 6400);
  CHECK_FALSE(star.firm(0).alive);
  CHECK_FALSE(star.firm(1).alive);
  CHECK(star.firm(2).alive);
  CHECK(star.firm(1).lost == 3600);
  CHECK(star.firm(4).lost == 1600);
  auto failed = all(star.world, HappeningKind::Default);
  REQUIRE(failed.size() == 2);
  CHECK(failed[0].amount == 6000);
  CHECK(failed[1].who == star[1]);
  CHECK(failed[1].amount == 1600);
  CHECK(all(star.world, HappeningKind::Loss).size() == 4);
}

TEST_CASE("the star with half recovered") {
  Star star;
  star.scenario.recovery = {.assets = 0.5, .claims = 0.5};
  star.night();
  CHECK(star.cash(1) == 0);
  CHECK(star.cash(2) == 100);
  CHECK(star.cash(3) == 700);
  CHECK(star.cash(4) == 500 + 1100 + 2000 + 500);
  CHECK(star.world.books->ledger.cash_flow(TransferReason::BankruptcyCosts, outside) == 2000 + 1100);
}

TEST_CASE("a firm fails at the end of the last day of its grace") {
  SmallBooks small({0, 0}, 3);
  small.owes(0, 1, 100, 2);
  for (int day = 0; day < 5; ++day) {
    CHECK(small.firm(0).alive);
    small.night();
  }
  CHECK(small.firm(0).alive);
  small.night();
  CHECK_FALSE(small.firm(0).alive);
  CHECK(small.firm(0).failed == Day{5});
  auto failed = all(small.world, HappeningKind::Default);
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].cause == small.firm(0).first_arrears);
  auto lost = all(small.world, HappeningKind::Loss);
  REQUIRE(lost.size() == 1);
  CHECK(small.world.journal[static_cast<std::size_t>(small.firm(1).because)].what == HappeningKind::Loss);
}

TEST_CASE("late wages have a grace of their own") {
  SmallBooks small({0}, 1000);
  small.scenario.companies[0].wages_after = 2;
  bill(small.world.books, small[0], people, 10, {0}, {0}, Rank::Senior, TransferReason::Service);
  small.night(), small.night();
  CHECK(small.firm(0).alive);
  small.night();
  CHECK_FALSE(small.firm(0).alive);
}

TEST_CASE("who is named as failing but can pay from what was kept back, pays and goes on") {
  SmallBooks small({100, 0});
  small.firm(0).reserve = 80;
  small.owes(0, 1, 50);
  small.world.firms->failing.push_back({small[0], no_cause});
  small.night();
  CHECK(small.firm(0).alive);
  CHECK(small.cash(0) == 50);
  CHECK(small.open(0, 1) == 0);
  CHECK(small.world.firms->failing.empty());
}

TEST_CASE("the cause that a failure was named with is the cause of the default") {
  SmallBooks small({0, 0});
  small.owes(0, 1, 50);
  std::int32_t claim = note(small.world.journal, {.what = HappeningKind::Claim});
  small.world.firms->failing.push_back({small[0], claim});
  small.night();
  CHECK(all(small.world, HappeningKind::Default).at(0).cause == claim);
}

TEST_CASE("goods are sold, ranks kept, loans and notes and shares lost") {
  SmallBooks small({0, 0}, 0);
  PartyId investor = small.world.firms->investor(0);
  Books& books = small.world.books;
  small.scenario.recovery.stock = 0.3;
  books.ledger.post({outside, investor, 1000, TransferReason::OpeningCash});
  books.ledger.post({outside, small[0], 500, TransferReason::OpeningStock});
  lend(books, {small[0], investor, 100, Rank::Secured, false}, TransferReason::LoanGiven);
  lend(books, {small[0], investor, 80, Rank::Junior, true}, TransferReason::NoteGiven);
  buy_shares(books, small[0], investor, 10, 50);
  books.ledger.post({small[0], outside, 230, TransferReason::Rent});
  small.owes(0, 1, 200);
  small.night();
  CHECK_FALSE(small.firm(0).alive);
  CHECK(books.ledger.cash(investor) == 1000 - 230 + 100);
  CHECK(small.cash(1) == 50);
  CHECK(small.firm(1).lost == 150);
  for (Account account :
       {Account::Cash, Account::Inventory, Account::Debt, Account::Notes, Account::Payables, Account::Capital})
    CHECK(books.ledger.balance(small[0], account) == 0);
  CHECK(books.ledger.net_worth(small[0]) == 0);
  CHECK(books.ledger.net_worth(investor) == 870);
  auto losses = all(small.world, HappeningKind::Loss);
  CHECK(std::ranges::any_of(losses, [&](const Happening& h) { return h.who == investor && h.amount == 80; }));
  CHECK_NOTHROW(claims_agree(books));
}

TEST_CASE("what an estate is paid later goes to its creditors, by rank, and lowers what they have lost") {
  SmallBooks small({0, 0, 0, 500}, 5);
  small.owes(0, 1, 60, 0, Rank::Secured);
  small.owes(0, 2, 100);
  small.owes(3, 0, 150, 7);
  for (int day = 0; day < 6; ++day) small.night();
  REQUIRE_FALSE(small.firm(0).alive);
  CHECK(small.firm(2).lost == 100);
  small.scenario.recovery.claims = 0.8;
  for (int day = 0; day < 4; ++day) small.night();
  CHECK(small.cash(1) == 60);
  CHECK(small.cash(2) == 60);
  CHECK(small.firm(1).lost == 0);
  CHECK(small.firm(2).lost == 40);
  CHECK(small.cash(0) == 0);
  CHECK(small.world.books->ledger.cash_flow(TransferReason::BankruptcyCosts, outside) == 30);
}

TEST_CASE("claims that the ledger does not know of are named") {
  SmallBooks small({100, 0});
  small.owes(0, 1, 50, 5);
  CHECK_NOTHROW(claims_agree(small.world.books));
  small.world.books->ledger.post({small[0], small[1], 20, TransferReason::Payment});
  CHECK_THROWS_WITH(check_books(small.world, {}),
                    "payables of party 2 are -30 in the ledger and -50 by its open invoices; last posted there today: "
                    "payment of 20 from party 2 to party 3");
  SmallBooks lender({100, 0});
  lender.world.books->loans.lend({lender[1], lender[0], 10});
  CHECK_THROWS_WITH(check_books(lender.world, {}), Catch::Contains("loans of party 2 are 0 in the ledger and 10"));
  SmallBooks holder({100, 0});
  holder.world.books->ledger.post({holder[0], holder[1], 5, TransferReason::Shares});
  CHECK_THROWS_WITH(check_books(holder.world, {}),
                    Catch::Contains("stakes of party 2") && Catch::Contains("shares of 5"));
}

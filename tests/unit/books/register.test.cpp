// Shares, loans and notes: none appears or vanishes, and the ledger knows of each.
#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"

using namespace rivalry;

namespace {

constexpr PartyId company{2}, founder{3}, fund{4};

Books funded() {
  Books books(5);
  books.ledger.post({outside, fund, 1000, TransferReason::OpeningCash});
  return books;
}

}  // namespace

TEST_CASE("shares are issued and moved, and always sum to what is issued") {
  Register shares(5);
  shares.issue(company, founder, 800);
  shares.issue(company, fund, 200);
  shares.move(company, founder, fund, 300, 0);
  CHECK(shares.held(company, founder) == 500);
  CHECK(shares.held(company, fund) == 500);
  CHECK(shares.held(company, {1}) == 0);
  CHECK(shares.issued(company) == 1000);
  CHECK_NOTHROW(shares.check());
  CHECK_THROWS_WITH(shares.move(company, founder, fund, 501, 0),
                    "party 3 cannot pass on 501 shares of party 2: it has 500");
  CHECK_THROWS_AS(shares.move(company, {1}, fund, 1, 0), InvariantError);
  CHECK_THROWS_AS(shares.issue(company, fund, -1), InvariantError);
}

TEST_CASE("a loan is given, repaid in part and lost") {
  Books books = funded();
  lend(books, {company, fund, 400, Rank::Secured, false}, TransferReason::LoanGiven);
  lend(books, {company, fund, 100, Rank::Secured, false}, TransferReason::LoanGiven);
  CHECK(books.loans.of(company).size() == 1);
  repay(books, company, 0, 150);
  CHECK(books.ledger.cash(company) == 350);
  CHECK(books.ledger.balance(company, Account::Debt) == -350);
  lose_loan(books, company, 0);
  CHECK(books.loans.of(company).empty());
  CHECK(books.ledger.net_worth(company) == 350);
  CHECK(books.ledger.net_worth(fund) == 650);
  CHECK_NOTHROW(books.ledger.close_day());
}

TEST_CASE("a note becomes shares, and its holder loses what it paid when they are worth nothing") {
  Books books = funded();
  lend(books, {company, fund, 300, Rank::Unsecured, true}, TransferReason::NoteGiven);
  CHECK(books.ledger.balance(company, Account::Notes) == -300);
  convert(books, company, 0, 75);
  buy_shares(books, company, fund, 25, 100);
  CHECK(books.shares.held(company, fund) == 100);
  CHECK(books.ledger.balance(fund, Account::Stakes) == 400);
  CHECK(books.ledger.balance(company, Account::Capital) == -400);
  CHECK(books.ledger.net_worth(company) == 400);
  lose_stakes(books, company);
  lose_stakes(books, company);
  CHECK(books.ledger.balance(fund, Account::Stakes) == 0);
  CHECK(books.ledger.balance(company, Account::Capital) == 0);
  CHECK(books.ledger.net_worth(fund) == 600);
  CHECK_NOTHROW(books.ledger.close_day());
}

TEST_CASE("what a reason cannot mean is refused") {
  Books books = funded();
  CHECK_THROWS_AS(lend(books, {company, fund, 400, Rank::Secured, true}, TransferReason::LoanGiven), InvariantError);
  CHECK_THROWS_AS(lend(books, {company, fund, 400, Rank::Secured, false}, TransferReason::NoteGiven), InvariantError);
  lend(books, {company, fund, 400, Rank::Secured, false}, TransferReason::LoanGiven);
  CHECK_THROWS_AS(convert(books, company, 0, 10), InvariantError);
}

TEST_CASE("classes convert into ordinary shares, rounded down holder by holder") {
  Register shares(5);
  ClassNumber preferred = shares.add_class(company, {.price = 10, .preference = 1, .votes = 2});
  shares.issue(company, founder, 1000);
  shares.issue(company, fund, 301, 3010, preferred);
  CHECK(shares.issued(company) == 1301);
  CHECK(shares.votes(company, fund) == Approx(602.0 / 1602));
  shares.set_conversion(company, preferred, 1.5);
  CHECK(shares.held(company, fund) == 451);
  CHECK(shares.held_of(company, fund, preferred) == 301);
  shares.set_pool(company, 100);
  CHECK(shares.diluted(company) == 1551);
  shares.convert_class(company, preferred);
  CHECK(shares.held_of(company, fund, preferred) == 0);
  CHECK(shares.held_of(company, fund, ordinary_shares) == 451);
  CHECK(shares.cost(company, fund, 451) == 3010);
  CHECK_NOTHROW(shares.check());
}

TEST_CASE("who sells dearer than it bought has gained, and the buyer's cost is what it paid") {
  Books books = funded();
  buy_shares(books, company, fund, 100, 400);
  books.ledger.post({outside, founder, 500, TransferReason::OpeningCash});
  sell_stake(books, company, fund, founder, ordinary_shares, 50, 300);
  CHECK(books.ledger.cash(fund) == 900);
  CHECK(books.ledger.earned(TransferReason::StakeGained, fund) == 100);
  CHECK(books.ledger.net_worth(fund) == 1100);
  CHECK(books.ledger.net_worth(company) == 400);
  CHECK(books.shares.cost(company, founder, 50) == 300);
  sell_stake(books, company, fund, founder, ordinary_shares, 25, 0);
  CHECK(books.ledger.net_worth(fund) == 1000);
  CHECK(books.shares.cost(company, fund, 25) == 100);
  CHECK_NOTHROW(claims_agree(books));
  buy_back(books, company, founder, ordinary_shares, 75, 350);
  CHECK(books.ledger.cash(founder) == 550);
  CHECK(books.ledger.net_worth(company) == 50);
  CHECK(books.shares.issued(company) == 25);
  CHECK_NOTHROW(claims_agree(books));
  CHECK_NOTHROW(books.ledger.close_day());
}

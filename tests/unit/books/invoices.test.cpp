// Invoices: in order of due date, and what is overdue is always what a plain count says.
#include "sim/books/invoices.hpp"

#include <rapidcheck.h>

#include "catch.hpp"
#include "rivalry/errors.hpp"

using namespace rivalry;

namespace {

constexpr PartyId shop{2}, maker{3}, weaver{4};

std::int64_t counted(const Invoices& invoices, PartyId debtor, std::optional<PartyId> creditor, Day today) {
  std::int64_t sum = 0;
  for (const Invoice& invoice : invoices.of(debtor))
    if (invoice.due < today && (!creditor || *creditor == invoice.creditor)) sum += invoice.open;
  return sum;
}

std::int32_t oldest(const Invoices& invoices, PartyId debtor, std::optional<PartyId> creditor, Day today) {
  std::int32_t days = 0;
  for (const Invoice& invoice : invoices.of(debtor))
    if (invoice.open > 0 && (!creditor || *creditor == invoice.creditor)) days = std::max(days, today - invoice.due);
  return days;
}

}  // namespace

TEST_CASE("a debtor's invoices stand in order of due date, then of number") {
  Invoices invoices(5);
  invoices.issue(shop, maker, 10, {0}, {30});
  invoices.issue(shop, weaver, 20, {0}, {10});
  invoices.issue(shop, maker, 30, {0}, {30});
  invoices.issue(shop, maker, 40, {0}, {20});
  std::vector<std::uint32_t> numbers;
  for (const Invoice& invoice : invoices.of(shop)) numbers.push_back(invoice.number);
  CHECK(numbers == std::vector<std::uint32_t>{1, 3, 0, 2});
  CHECK(invoices.open_of(shop) == 100);
  CHECK(invoices.open_to(shop, maker) == 80);
  CHECK(invoices.owed_to(weaver) == 20);
  CHECK(invoices.overdue_of(shop, {20}) == 20);
  CHECK(invoices.overdue_of(shop, {21}) == 60);
  CHECK(invoices.overdue_to(shop, maker, {21}) == 40);
  CHECK(invoices.oldest_overdue_days(shop, {10}) == 0);
  CHECK(invoices.oldest_overdue_days(shop, {21}) == 11);
  CHECK(invoices.oldest_overdue_days(shop, maker, {21}) == 1);
}

TEST_CASE("an invoice that cannot be is refused") {
  Invoices invoices(5);
  CHECK_THROWS_WITH(invoices.issue(shop, shop, 1, {0}, {0}), Catch::Contains("nobody bills himself"));
  CHECK_THROWS_WITH(invoices.issue(shop, {9}, 1, {0}, {0}), Catch::Contains("a party that is not there"));
  CHECK_THROWS_WITH(invoices.issue(shop, maker, 0, {0}, {0}), Catch::Contains("not above 0"));
  CHECK_THROWS_AS(invoices.issue(shop, maker, 1, {1}, {0}), InvariantError);
  invoices.issue(shop, maker, 10, {0}, {0});
  CHECK_THROWS_AS(invoices.reduce(shop, 0, 11), InvariantError);
  CHECK_THROWS_AS(invoices.reduce(shop, 1, 1), InvariantError);
}

TEST_CASE("a bill is in the ledger and among the invoices; paying and losing it takes it out of both") {
  Books books(5);
  books.ledger.post({outside, shop, 100, TransferReason::OpeningCash});
  bill(books, shop, maker, 80, {0}, {14}, Rank::Unsecured, TransferReason::Delivery);
  CHECK(books.ledger.balance(shop, Account::Payables) == -80);
  CHECK(books.invoices.open_of(shop) == 80);
  pay(books, shop, 0, 50);
  lose(books, shop, 0, 30);
  books.invoices.tidy(shop);
  CHECK(books.invoices.of(shop).empty());
  CHECK(books.ledger.balance(shop, Account::Payables) == 0);
  CHECK(books.ledger.balance(maker, Account::Receivables) == 0);
  CHECK(books.ledger.cash(maker) == 50);
  CHECK(books.ledger.net_worth(maker) == 50);
  CHECK_NOTHROW(books.ledger.close_day());
  CHECK_THROWS_AS(bill(books, shop, maker, 80, {0}, {14}, Rank::Unsecured, TransferReason::Rent), InvariantError);
}

TEST_CASE("what is overdue is what a plain count says, whatever was issued, paid and tidied") {
  CHECK(rc::check("overdue", [] {
    Invoices invoices(5);
    std::int32_t today = 0;
    for (int step = 0; step < 60; ++step) {
      PartyId creditor{3 + *rc::gen::inRange<std::uint32_t>(0, 2)};
      switch (*rc::gen::inRange(0, 5)) {
        case 0:
        case 1: {
          std::int32_t issued = today - *rc::gen::inRange(0, 20);
          invoices.issue(shop, creditor, *rc::gen::inRange(1, 50), {issued}, {issued + *rc::gen::inRange(0, 30)});
          break;
        }
        case 2:
          if (std::size_t open = invoices.of(shop).size(); open > 0) {
            std::size_t place = *rc::gen::inRange<std::size_t>(0, open);
            std::int64_t most = invoices.of(shop)[place].open;
            if (most > 0) invoices.reduce(shop, place, *rc::gen::inRange<std::int64_t>(1, most + 1));
          }
          break;
        case 3:
          invoices.tidy(shop);
          break;
        default:
          today += *rc::gen::inRange(0, 10);
          invoices.age({today});
      }
      for (Day day : {Day{today - 5}, Day{today}, Day{today + 1}, Day{today + 9}}) {
        RC_ASSERT(invoices.overdue_of(shop, day) == counted(invoices, shop, {}, day));
        RC_ASSERT(invoices.overdue_to(shop, creditor, day) == counted(invoices, shop, creditor, day));
        RC_ASSERT(invoices.oldest_overdue_days(shop, day) == oldest(invoices, shop, {}, day));
        RC_ASSERT(invoices.oldest_overdue_days(shop, creditor, day) == oldest(invoices, shop, creditor, day));
      }
    }
  }));
}

TEST_CASE("paid bills give their room back") {
  Invoices invoices(5);
  for (int round = 0; round < 100; ++round) {
    for (int i = 0; i < 50; ++i) invoices.issue(shop, maker, 1, {round}, {round + 3});
    for (std::size_t place = 0; place < invoices.of(shop).size(); ++place)
      if (invoices.of(shop)[place].due <= Day{round}) invoices.reduce(shop, place, 1);
    invoices.tidy(shop);
    invoices.age({round + 1});
    REQUIRE(invoices.of(shop).size() == static_cast<std::size_t>(std::min(round + 1, 3)) * 50);
    REQUIRE(invoices.overdue_of(shop, {round + 1}) == 0);
  }
}

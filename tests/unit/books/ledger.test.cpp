// The ledger: four entries for every transfer, sums of zero, and a violation names the posting.
#include <algorithm>
#include <limits>
#include <set>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/books/audit.hpp"
#include "sim/books/entries.hpp"

using namespace rivalry;

namespace {

constexpr PartyId shop{2}, maker{3}, bank{4};

/// A few days' business between a shop and its supplier.
Ledger some_business() {
  Ledger ledger(5);
  ledger.post({outside, people, 1000, TransferReason::OpeningCash});
  ledger.post({outside, shop, 300, TransferReason::OpeningCash});
  ledger.post({maker, shop, 120, TransferReason::Delivery});
  ledger.post({people, shop, 90, TransferReason::Sale});
  ledger.post({shop, people, 60, TransferReason::GoodsSold});
  ledger.post({shop, maker, 50, TransferReason::Payment});
  return ledger;
}

std::vector<Accounts> accounts_of(const Ledger& ledger) {
  std::vector<Accounts> all(ledger.parties());
  for (std::uint32_t party = 0; party < all.size(); ++party)
    for (std::size_t a = 0; a < account_count; ++a) all[party][a] = ledger.balance({party}, static_cast<Account>(a));
  return all;
}

std::int64_t& account(std::vector<Accounts>& all, PartyId party, Account which) {
  return all[party.index][static_cast<std::size_t>(which)];
}

}  // namespace

TEST_CASE("a delivery on credit, a sale and a payment") {
  Ledger ledger = some_business();
  CHECK(ledger.cash(shop) == 340);
  CHECK(ledger.balance(shop, Account::Inventory) == 60);
  CHECK(ledger.balance(shop, Account::Payables) == -70);
  CHECK(ledger.balance(maker, Account::Receivables) == 70);
  CHECK(ledger.net_worth(shop) == 330);
  CHECK(ledger.net_worth(maker) == 120);
  CHECK(ledger.cash(outside) == -1300);
  CHECK(ledger.cash_flow(TransferReason::Payment, shop) == -50);
  CHECK(ledger.cash_flow(TransferReason::Payment, maker) == 50);
  CHECK(ledger.earned(TransferReason::Sale, shop) == 90);
  CHECK(ledger.earned(TransferReason::GoodsSold, shop) == -60);
  CHECK(ledger.earned(TransferReason::Payment, shop) == 0);
  CHECK_NOTHROW(ledger.close_day());
  CHECK(ledger.today().empty());
}

TEST_CASE("every reason has its row and its word, and moves the same amount between the accounts of each") {
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < reason_count; ++i) {
    const ReasonRow& row = reason_rows()[i];
    CHECK(static_cast<std::size_t>(row.reason) == i);
    CHECK(row.from_debit != row.from_credit);
    CHECK(row.to_debit != row.to_credit);
    CHECK(words.insert(row.word).second);
    Ledger ledger(5);
    ledger.post({shop, bank, 7, row.reason});
    ledger.post({outside, shop, 100, TransferReason::OpeningCash});
    ledger.post({outside, bank, 100, TransferReason::OpeningCash});
    CHECK_NOTHROW(ledger.close_day());
  }
}

TEST_CASE("net worth and earnings agree for every reason") {
  for (const ReasonRow& row : reason_rows()) {
    Ledger ledger(5);
    ledger.post({shop, bank, 7, row.reason});
    for (PartyId party : {shop, bank}) CHECK(ledger.net_worth(party) == ledger.earned(row.reason, party));
  }
}

TEST_CASE("a transfer that cannot be is refused by name, and changes nothing") {
  Ledger ledger = some_business();
  auto before = accounts_of(ledger);
  std::size_t posted = ledger.today().size();
  CHECK_THROWS_WITH(ledger.post({shop, maker, 0, TransferReason::Rent}),
                    "no rent of 0 from party 2 to party 3: its amount is not above 0");
  CHECK_THROWS_WITH(ledger.post({shop, maker, -5, TransferReason::Rent}), Catch::Contains("not above 0"));
  CHECK_THROWS_WITH(ledger.post({shop, shop, 5, TransferReason::Rent}), Catch::Contains("one party on both sides"));
  CHECK_THROWS_WITH(ledger.post({shop, {99}, 5, TransferReason::Rent}), Catch::Contains("a party that is not there"));
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK_THROWS_WITH(ledger.post({outside, shop, most, TransferReason::OpeningCash}),
                    Catch::Contains("opening_cash") && Catch::Contains("of party 0 would leave 64 bits"));
  CHECK(accounts_of(ledger) == before);
  CHECK(ledger.today().size() == posted);
}

TEST_CASE("flows are forgotten, balances are not") {
  Ledger ledger = some_business();
  ledger.forget_flows();
  CHECK(ledger.cash_flow(TransferReason::Payment, shop) == 0);
  CHECK(ledger.earned(TransferReason::Sale, shop) == 0);
  CHECK(ledger.cash(shop) == 340);
}

TEST_CASE("whoever pays more than he has is named, with his last payment") {
  Ledger ledger = some_business();
  ledger.post({shop, bank, 1000, TransferReason::Rent});
  CHECK_THROWS_WITH(ledger.close_day(),
                    "party 2 has paid out more cash than it had: -660; last, a rent of 1000 from party 2 to party 4");
  std::array issuers{shop};
  CHECK_NOTHROW(ledger.close_day(issuers));
}

TEST_CASE("a corrupted posting is named, whichever of its sides is wrong") {
  Ledger ledger = some_business();
  std::vector<Accounts> morning(5), good = accounts_of(ledger);
  for (const Transfer& transfer : ledger.today())
    for (const LedgerEntry& entry : entries(transfer)) {
      auto corrupted = good;
      account(corrupted, entry.party, entry.account) -= entry.amount;
      DayOfBooks day{morning, corrupted, ledger.today()};
      INFO(to_string(transfer));
      CHECK_THROWS_WITH(transfers_explain_changes(day), Catch::Contains(to_string(transfer)));
      CHECK_THROWS_AS(sums_are_zero(corrupted), InvariantError);
    }
}

TEST_CASE("a posting whose amount was changed afterwards is named") {
  Ledger ledger = some_business();
  std::vector<Accounts> morning(5), evening = accounts_of(ledger);
  for (std::size_t i = 0; i < ledger.today().size(); ++i) {
    std::vector<Transfer> altered(ledger.today().begin(), ledger.today().end());
    altered[i].amount += 7;
    DayOfBooks day{morning, evening, altered};
    CHECK_THROWS_WITH(transfers_explain_changes(day), Catch::Contains(to_string(altered[i])));
  }
}

TEST_CASE("money from nowhere is seen even where both sides of a party agree") {
  Ledger ledger = some_business();
  auto accounts = accounts_of(ledger);
  account(accounts, shop, Account::Cash) += 5;
  account(accounts, shop, Account::Earnings) -= 5;
  CHECK_THROWS_WITH(sums_are_zero(accounts), "cash of all should sum to 0, and sum to 5");
  account(accounts, shop, Account::Cash) -= 5;
  account(accounts, shop, Account::Receivables) += 5;
  CHECK_THROWS_WITH(sums_are_zero(accounts), "receivables and payables of all should sum to 0, and sum to 5");
}

// A few firms with accounts, for tests of what happens to bills: no users, no shops, no timetable.
#pragma once

#include <initializer_list>
#include <string>

#include "rivalry/firms.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/default.hpp"
#include "sim/books/invoices.hpp"
#include "sim/books/settlement.hpp"

namespace rivalry::small_books {

/// Companies with so much cash, all on day 0; then one investor.
struct SmallBooks {
  Scenario scenario;
  World world;

  explicit SmallBooks(std::initializer_list<std::int64_t> cash, double default_after = 1000)
      : world(scenario, Random(7, 0)) {
    world.books = Books(first_company + cash.size() + 1);
    Firms& firms = world.firms;
    firms.names = {"outside", "people"};
    firms.companies = cash.size();
    firms.investors = 1;
    scenario.companies.resize(cash.size());
    for (std::int64_t amount : cash) {
      PartyId party = firms.company(firms.all.size());
      firms.names.push_back(std::string(1, static_cast<char>('a' + firms.all.size())));
      firms.all.push_back({.party = party, .default_after = default_after});
      if (amount > 0) world.books->ledger.post({outside, party, amount, TransferReason::OpeningCash});
    }
    firms.names.push_back("investor");
  }
  SmallBooks(const SmallBooks&) = delete;
  SmallBooks& operator=(const SmallBooks&) = delete;

  PartyId operator[](std::size_t company) const { return world.firms->company(company); }
  Firm& firm(std::size_t company) { return world.firms->all[company]; }
  std::int64_t cash(std::size_t company) const { return world.books->ledger.cash((*this)[company]); }
  std::int64_t open(std::size_t debtor, std::size_t creditor) const {
    return world.books->invoices.open_to((*this)[debtor], (*this)[creditor]);
  }

  void owes(std::size_t debtor, std::size_t creditor, std::int64_t amount, std::int32_t due = 0,
            Rank rank = Rank::Unsecured) {
    bill(world.books, (*this)[debtor], (*this)[creditor], amount, Day{std::min(due, world.today.number)}, Day{due},
         rank, TransferReason::OpeningInvoice);
  }

  void pay() { pay_bills(world, {}); }
  void clear() { clear_insolvencies(world, {}); }
  /// The night of today, and on to the next day.
  void night() {
    pay();
    clear();
    world.books->ledger.close_day();
    world.today = world.today + 1;
  }
};

}  // namespace rivalry::small_books

// Thousands of small economies in which firms trade, borrow, issue shares, pay late and fail: every night all books
// must agree, and no cent, claim or share may have appeared or vanished.
#include <rapidcheck.h>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/parallel.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "support/small_books.hpp"

using namespace rivalry;
using small_books::SmallBooks;

namespace {

/// Whole numbers drawn one after another.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed, 0) {}
  std::int64_t upto(std::int64_t most) {
    double u = random_.uniform(Purpose::Event, 0, 0, next_++);
    return static_cast<std::int64_t>(u * static_cast<double>(most + 1));
  }

 private:
  Random random_;
  std::uint32_t next_ = 0;
};

constexpr std::size_t firms = 6;

struct Economy6 {
  Dice dice;
  SmallBooks small;
  std::int64_t shares_issued = 0;

  explicit Economy6(std::uint64_t seed) : dice(seed), small({900, 500, 300, 100, 40, 0}) {
    small.world.books->ledger.post({outside, small.world.firms->investor(0), 2000, TransferReason::OpeningCash});
    small.scenario.recovery = {.assets = share(), .claims = share(), .stock = share()};
    for (Firm& firm : small.world.firms->all) {
      firm.pays = static_cast<PayPolicy>(dice.upto(2));
      firm.default_after = static_cast<double>(dice.upto(4));
      firm.reserve = dice.upto(20);
      firm.critical = {small[0], small[3]};
      firm.lines.push_back({.supplier = small[1]});
    }
  }

  double share() { return static_cast<double>(dice.upto(4)) / 4; }
  std::size_t any() { return static_cast<std::size_t>(dice.upto(firms - 1)); }
  Books& books() { return small.world.books; }

  void trade(std::size_t from, std::size_t to) {
    Day due{small.world.today.number + static_cast<std::int32_t>(dice.upto(4))};
    auto rank = static_cast<Rank>(dice.upto(3));
    bill(books(), small[to], small[from], 1 + dice.upto(300), small.world.today, due, rank, TransferReason::Delivery);
  }

  /// Something between two living firms, or a firm and the investor, if it can be paid.
  void act(std::size_t from, std::size_t to) {
    PartyId investor = small.world.firms->investor(0);
    PartyId giver = dice.upto(1) ? investor : small[from];
    std::int64_t amount = 1 + dice.upto(150);
    bool affordable = books().ledger.cash(giver) >= amount;
    switch (dice.upto(6)) {
      case 0:
        if (affordable)
          lend(books(), {small[to], giver, amount, static_cast<Rank>(dice.upto(3)), false}, TransferReason::LoanGiven);
        break;
      case 1:
        if (affordable) lend(books(), {small[to], giver, amount, Rank::Junior, true}, TransferReason::NoteGiven);
        break;
      case 2:
        if (affordable) buy_shares(books(), small[to], giver, amount / 2, amount), shares_issued += amount / 2;
        break;
      case 3:
        for (std::size_t place = 0; place < books().loans.of(small[to]).size(); ++place)
          if (books().loans.of(small[to])[place].note) {
            convert(books(), small[to], place, 7), shares_issued += 7;
            break;
          }
        break;
      case 4:
        books().ledger.post({outside, small[to], amount, TransferReason::Sale});
        break;
      default:
        trade(from, to);
    }
  }

  void day() {
    for (std::int64_t i = dice.upto(8); i > 0; --i) {
      std::size_t from = any(), to = any();
      if (from != to && small.firm(from).alive && small.firm(to).alive) act(from, to);
    }
    small.pay();
    if (dice.upto(9) == 0) small.world.firms->failing.push_back({small[any()], no_cause});
    small.clear();
    check_books(small.world, {});
    small.world.today = small.world.today + 1;
  }
};

/// After the last day: what is left of the failed owes nothing, and all money is somebody's.
void must_be_in_order(Economy6& economy) {
  const Ledger& ledger = economy.books().ledger;
  std::int64_t cash = 0, shares = 0;
  for (std::uint32_t party = 0; party < ledger.parties(); ++party) {
    cash += ledger.cash({party});
    shares += economy.books().shares.issued({party});
    RC_ASSERT(party == 0 || ledger.cash({party}) >= 0);
  }
  RC_ASSERT(cash == 0);
  RC_ASSERT(shares == economy.shares_issued);
  for (const Firm& firm : economy.small.world.firms->all) {
    if (firm.alive) continue;
    RC_ASSERT(firm.lost >= 0);
    for (Account account : {Account::Payables, Account::Debt, Account::Notes, Account::Capital, Account::Inventory})
      RC_ASSERT(ledger.balance(firm.party, account) == 0);
  }
}

}  // namespace

TEST_CASE("every cent is somewhere, whatever happens") {
  constexpr int economies_per_case = 30, days = 25;
  std::size_t failures = 0;
  CHECK(rc::check("three thousand small economies", [&] {
    auto seed = *rc::gen::arbitrary<std::uint64_t>();
    for (std::uint64_t i = 0; i < economies_per_case; ++i) {
      Economy6 economy(seed + i);
      for (int day = 0; day < days; ++day) economy.day();
      must_be_in_order(economy);
      for (const Firm& firm : economy.small.world.firms->all) failures += !firm.alive;
    }
  }));
  CHECK(failures > 1000);
}

// Whatever is issued, sold, bought back and converted: the register sums to what is issued, class by class; the
// holders' Stakes are the issuers' Capital and what the register says was paid; and no cent is lost.
#include <rapidcheck.h>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/cap_table.hpp"

using namespace rivalry;

namespace {

constexpr std::uint32_t parties = 7;
constexpr PartyId company{2}, other{3};

/// Two companies and three funds, each with cash; the first company has two more classes.
struct CapTable {
  Books books{parties};
  std::int64_t issued = 0, retired = 0;

  CapTable() {
    for (std::uint32_t party = company.index; party < parties; ++party)
      books.ledger.post({outside, {party}, 1000000, TransferReason::OpeningCash});
    for (Protection each : {Protection::WeightedAverage, Protection::FullRatchet})
      books.shares.add_class(company, {.price = 10, .preference = 1, .protection = each});
    for (PartyId each : {company, other}) books.shares.issue(each, people, 1000), issued += 1000;
  }

  PartyId somebody_else(PartyId than) const {
    return {*rc::gen::suchThat(rc::gen::inRange<std::uint32_t>(people.index, parties),
                               [&](std::uint32_t each) { return each != than.index; })};
  }
  ClassNumber some_class(PartyId of) const {
    return *rc::gen::inRange<ClassNumber>(0, static_cast<ClassNumber>(books.shares.classes(of).size()));
  }
  std::int64_t at_most(std::int64_t most) const { return *rc::gen::inRange<std::int64_t>(0, most + 1); }

  void issue(PartyId of) {
    PartyId buyer = somebody_else(of);
    std::int64_t amount = at_most(books.ledger.cash(buyer));
    if (amount == 0) return;
    std::int64_t shares = *rc::gen::inRange<std::int64_t>(1, 5000);
    buy_shares(books, of, buyer, shares, amount, some_class(of));
    issued += shares;
  }
  void pass_on(PartyId of) {
    auto holdings = books.shares.of(of);
    const Register::Holding from = holdings[*rc::gen::inRange<std::size_t>(0, holdings.size())];
    if (from.shares == 0) return;
    std::int64_t shares = 1 + at_most(from.shares - 1);
    PartyId buyer = somebody_else(of);
    if (*rc::gen::arbitrary<bool>() && buyer != from.holder)
      sell_stake(books, of, from.holder, buyer, from.kind, shares, at_most(books.ledger.cash(buyer)));
    else
      buy_back(books, of, from.holder, from.kind, shares, at_most(books.ledger.cash(of))), retired += shares;
  }
  void protect() {
    auto kind = static_cast<ClassNumber>(1 + at_most(1));
    if (books.shares.diluted(company) == 0) return;
    const ClassState& state = books.shares.classes(company)[kind];
    double price = protected_price(state.protection, state.price / state.converts, books.shares.diluted(company), 500,
                                   1 + at_most(1000));
    books.shares.set_conversion(company, kind, state.price / price);
  }
  void convert_to_ordinary() {
    auto kind = static_cast<ClassNumber>(1 + at_most(1));
    std::int64_t before = books.shares.issued(company);
    std::int64_t preferred = books.shares.classes(company)[kind].issued;
    std::int64_t ordinary = books.shares.classes(company)[ordinary_shares].issued;
    books.shares.convert_class(company, kind);
    std::int64_t converted = books.shares.classes(company)[ordinary_shares].issued - ordinary;
    issued += converted - preferred;
    RC_ASSERT(books.shares.issued(company) <= before);  // rounded down, holder by holder
    RC_ASSERT(before - books.shares.issued(company) <= static_cast<std::int64_t>(parties));
  }

  void step() {
    PartyId of = *rc::gen::arbitrary<bool>() ? company : other;
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        return protect();
      case 1:
        return convert_to_ordinary();
      case 2:
        return issue(of);
      default:
        return pass_on(of);
    }
  }

  void check() const {
    books.shares.check();
    claims_agree(books);
    std::int64_t held = 0, paid = 0, stakes = 0;
    for (PartyId of : {company, other})
      for (const Register::Holding& each : books.shares.of(of)) held += each.shares, paid += each.paid;
    for (std::uint32_t party = 0; party < parties; ++party) stakes += books.ledger.balance({party}, Account::Stakes);
    RC_ASSERT(held == issued - retired);
    RC_ASSERT(stakes == paid);
  }
};

}  // namespace

TEST_CASE("no share and no cent is lost, whoever buys, sells and converts") {
  CHECK(rc::check([] {
    CapTable table;
    int steps = *rc::gen::inRange(1, 60);
    for (int i = 0; i < steps; ++i) {
      table.step();
      table.check();
    }
    table.books.ledger.close_day();
    std::int64_t cash = 0;
    for (std::uint32_t party = people.index; party < parties; ++party) cash += table.books.ledger.cash({party});
    RC_ASSERT(cash == 5000000);
  }));
}

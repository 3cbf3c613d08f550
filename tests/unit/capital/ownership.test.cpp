// Shares that change hands by events: what is sold, what a lock-up forbids, what an acquisition pays, who controls.
#include "sim/capital/ownership.hpp"

#include "catch.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "sim/books/balance.hpp"
#include "sim/books/stakes.hpp"
#include "tests/support/small_books.hpp"

using namespace rivalry;
using namespace rivalry::small_books;

namespace {

/// Company a, owned by company b (600) and the investor (400 of a class with its money back first); all have cash.
struct Owned : SmallBooks {
  PartyId a = (*this)[0], b = (*this)[1], fund = world.firms->investor(0);

  Owned() : SmallBooks({100000, 100000}) {
    scenario.companies[0].name = std::string("a");
    scenario.companies[1].name = std::string("b");
    scenario.investors.push_back({.name = "investor"});
    world.books->ledger.post({outside, fund, 100000, TransferReason::OpeningCash});
    Register& shares = world.books->shares;
    ClassNumber preferred = shares.add_class(a, {.price = 10, .preference = 1});
    shares.issue(a, b, 600);
    buy_shares(world.books, a, fund, 400, 4000, preferred);
    world.business->companies.resize(2);
    world.business->companies[0].value = 20000;
    begin_control(world);
  }

  void happens(Event event) {
    event.name = std::string("event");
    event.company = std::string("a");
    scenario.events = {event};
    world.news->since = {world.today};
    note(world.journal, {.day = world.today, .event = 0});
    trade_shares(world, {});
    note_control(world, {});
    CHECK_NOTHROW(claims_agree(world.books));
    CHECK_NOTHROW(world.books->shares.check());
  }
  const Happening& last() const { return world.journal.back(); }
  std::int64_t cash_of(PartyId party) const { return world.books->ledger.cash(party); }
};

}  // namespace

TEST_CASE("a sale at the market's price") {
  Owned w;
  w.happens({.effect = event::ShareSale{.to = "investor", .share = 0.5}, .from_whom = "b"});
  CHECK(w.world.books->shares.held(w.a, w.fund) == 700);
  CHECK(w.cash_of(w.b) == 100000 + 300 * 20);
  CHECK(w.last().what == HappeningKind::Control);
  CHECK(w.last().who == w.fund);
  CHECK(w.world.journal[static_cast<std::size_t>(w.last().cause)].what == HappeningKind::ShareSale);
}

TEST_CASE("nobody sells more than it has, or buys for more than it has") {
  Owned w;
  w.happens({.effect = event::ShareSale{.to = "investor", .shares = 5000, .price = 400}, .from_whom = "b"});
  CHECK(w.world.books->shares.held(w.a, w.fund) == 400 + 240);  // 96,000 are left of 100,000
  CHECK(w.cash_of(w.fund) == 0);
  w.happens({.effect = event::ShareSale{.shares = 5000, .price = 1}, .from_whom = "b"});
  CHECK(w.world.books->shares.held(w.a, w.b) == 0);
  CHECK(w.world.books->shares.held(w.a, outside) == 360);
}

TEST_CASE("a lock-up forbids a sale") {
  Owned w;
  w.scenario.listings.push_back({.name = "ipo", .company = "a", .lock_up_days = 180});
  w.world.capital->listings.push_back({.stage = ListingStage::Listed, .day = w.world.today});
  w.happens({.effect = event::ShareSale{.share = 0.5}, .from_whom = "b"});
  CHECK(w.last().what == HappeningKind::LockedUp);
  CHECK(w.world.books->shares.held(w.a, w.b) == 600);
  w.world.today = w.world.today + 180;
  w.happens({.effect = event::ShareSale{.share = 0.5}, .from_whom = "b"});
  CHECK(w.world.books->shares.held(w.a, w.b) == 300);
}

TEST_CASE("a buy-back retires what there is money for") {
  Owned w;
  w.happens({.effect = event::BuyBack{.amount = 1010, .price = 20}, .from_whom = "b"});
  CHECK(w.world.books->shares.issued(w.a) == 950);
  CHECK(w.cash_of(w.b) == 101000);
  CHECK(w.last().what == HappeningKind::BuyBack);
}

TEST_CASE("who buys a company pays each class its part, or nothing happens") {
  Owned w;
  w.scenario.investors.push_back({.name = "nobody"});
  w.happens({.effect = event::Acquisition{.amount = 500000}, .from_whom = "investor"});
  CHECK(w.world.books->shares.held(w.a, w.fund) == 400);
  w.happens({.effect = event::Acquisition{.amount = 5000}, .from_whom = "investor"});
  CHECK(w.world.books->shares.held(w.a, w.fund) == 1000);
  CHECK(w.cash_of(w.b) == 101000);  // 4,000 come first, to the buyer itself
  CHECK(w.cash_of(w.fund) == 96000 - 1000);
  CHECK(w.last().what == HappeningKind::Control);
}

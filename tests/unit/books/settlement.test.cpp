// Paying what is due: who is paid when there is not enough, and who learns of it.
#include <rapidcheck.h>

#include <numeric>

#include "catch.hpp"
#include "sim/books/payment_signals.hpp"
#include "support/small_books.hpp"

using namespace rivalry;
using small_books::SmallBooks;

namespace {

using Amounts = std::vector<std::int64_t>;

std::vector<Invoice> bills(std::initializer_list<std::pair<std::uint32_t, std::int64_t>> of) {
  std::vector<Invoice> made;
  for (auto [creditor, amount] : of)
    made.push_back({static_cast<std::uint32_t>(made.size()), {9}, {creditor}, amount, {0}, {0}});
  return made;
}

std::vector<std::pair<SignalKind, int>> seen_by(const World& world, PartyId creditor) {
  std::vector<std::pair<SignalKind, int>> seen;
  for (const Emission& emission : world.signals->emissions)
    if (emission.to == creditor) seen.emplace_back(emission.kind, emission.degree);
  return seen;
}

}  // namespace

TEST_CASE("with enough cash every bill is paid, by whatever policy") {
  auto due = bills({{3, 10}, {4, 20}, {3, 30}});
  for (PayPolicy policy : {PayPolicy::OldestFirst, PayPolicy::CriticalFirst, PayPolicy::ProRata})
    CHECK(share_out(due, 60, policy, {}) == Amounts{10, 20, 30});
}

TEST_CASE("with too little the oldest, the critical, or everyone in part is paid") {
  auto due = bills({{3, 10}, {4, 20}, {5, 30}, {4, 40}});
  std::vector<PartyId> critical = {{4}, {3}};
  CHECK(share_out(due, 35, PayPolicy::OldestFirst, critical) == Amounts{10, 20, 5, 0});
  CHECK(share_out(due, 65, PayPolicy::CriticalFirst, critical) == Amounts{5, 20, 0, 40});
  CHECK(share_out(due, 50, PayPolicy::ProRata, critical) == Amounts{5, 10, 15, 20});
  CHECK(share_out(due, 52, PayPolicy::ProRata, critical) == Amounts{6, 11, 15, 20});
  CHECK(share_out(due, 0, PayPolicy::ProRata, critical) == Amounts{0, 0, 0, 0});
}

TEST_CASE("all that can be paid is paid, and nobody gets more than he is owed") {
  CHECK(rc::check("share_out", [] {
    std::vector<Invoice> due;
    for (std::int64_t amount : *rc::gen::container<Amounts>(rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000)))
      due.push_back({0, {9}, {3 + static_cast<std::uint32_t>(amount % 5)}, amount, {0}, {0}});
    std::int64_t owed = 0;
    for (const Invoice& invoice : due) owed += invoice.open;
    std::int64_t cash = *rc::gen::inRange<std::int64_t>(0, owed + 10);
    std::vector<PartyId> critical = {{5}, {4}};
    for (PayPolicy policy : {PayPolicy::OldestFirst, PayPolicy::CriticalFirst, PayPolicy::ProRata}) {
      Amounts paid = share_out(due, cash, policy, critical);
      RC_ASSERT(std::accumulate(paid.begin(), paid.end(), std::int64_t{0}) == std::min(cash, owed));
      for (std::size_t i = 0; i < due.size(); ++i) RC_ASSERT(paid[i] >= 0 && paid[i] <= due[i].open);
    }
  }));
}

TEST_CASE("what is received today can be spent tomorrow, so no order of firms matters") {
  SmallBooks small({0, 100, 0});
  small.owes(0, 2, 60);
  small.owes(1, 0, 60);
  small.night();
  CHECK(small.cash(0) == 60);
  CHECK(small.open(0, 2) == 60);
  small.night();
  CHECK(small.cash(2) == 60);
  CHECK(small.open(0, 2) == 0);
}

TEST_CASE("a reserve is kept from suppliers but not from the staff, and bills wait for the day of payments") {
  SmallBooks small({100, 0});
  bill(small.world.books, small[0], people, 50, {0}, {0}, Rank::Senior, TransferReason::Service);
  small.owes(0, 1, 40);
  small.firm(0).reserve = 30;
  small.firm(0).pays_today = false;
  small.night();
  CHECK(small.world.books->ledger.cash(people) == 50);
  CHECK(small.cash(1) == 0);
  CHECK(small.firm(0).first_arrears == no_cause);
  small.firm(0).pays_today = true;
  small.night();
  CHECK(small.cash(1) == 20);
  REQUIRE(small.firm(0).first_arrears != no_cause);
  const Happening& first = small.world.journal[static_cast<std::size_t>(small.firm(0).first_arrears)];
  CHECK(first.what == HappeningKind::FirstArrears);
  CHECK(first.whom == small[1]);
  CHECK(first.amount == 20);
  small.night();
  CHECK(small.world.journal.size() == 1);
}

TEST_CASE("wages that are not paid on their day are noted once") {
  SmallBooks small({10, 0});
  bill(small.world.books, small[0], people, 50, {0}, {0}, Rank::Senior, TransferReason::Service);
  small.night();
  small.night();
  auto late = [&] {
    return std::count_if(small.world.journal.begin(), small.world.journal.end(),
                         [](const Happening& h) { return h.what == HappeningKind::WagesLate; });
  };
  CHECK(late() == 1);
  small.world.books->ledger.post({outside, small[0], 100, TransferReason::Income});
  small.night();
  bill(small.world.books, small[0], people, 500, small.world.today, small.world.today, Rank::Senior,
       TransferReason::Service);
  small.night();
  CHECK(late() == 2);
}

TEST_CASE("creditors of a company with suppliers see what happens to their own bills") {
  SmallBooks small({100, 0, 0});
  small.firm(0).lines.push_back({.supplier = small[1]});
  small.owes(0, 1, 90);
  small.owes(0, 2, 60);
  small.owes(0, 2, 70, 1);
  small.pay();
  using Seen = std::vector<std::pair<SignalKind, int>>;
  CHECK(seen_by(small.world, small[1]) == Seen{{SignalKind::PaidInTime, 0}});
  CHECK(seen_by(small.world, small[2]) == Seen{{SignalKind::LatePayment, 0}});
  small.world.signals->emissions.clear();
  small.world.books->ledger.post({outside, small[0], 20, TransferReason::Income});
  small.world.today = {6};
  small.pay();
  CHECK(seen_by(small.world, small[2]) == Seen{{SignalKind::PartPayment, 0}, {SignalKind::LatePayment, 1}});
  small.owes(1, 2, 10, 6);
  small.world.signals->emissions.clear();
  small.pay();
  CHECK(std::ranges::none_of(small.world.signals->emissions, [&](const Emission& e) { return e.about == small[1]; }));
}

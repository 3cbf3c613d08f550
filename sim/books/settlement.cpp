#include "sim/books/settlement.hpp"

#include <algorithm>
#include <numeric>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/world.hpp"
#include "sim/books/entries.hpp"
#include "sim/books/invoices.hpp"
#include "sim/books/payment_signals.hpp"

namespace rivalry {

namespace {

using Amounts = std::vector<std::int64_t>;

std::int64_t total_open(std::span<const Invoice> bills) {
  std::int64_t sum = 0;
  for (const Invoice& invoice : bills) sum += invoice.open;
  return sum;
}

/// Everyone the same part, rounded down; the few units that are left go to the first bills.
Amounts paid_in_proportion(std::span<const Invoice> due, std::int64_t cash) {
  Amounts paid(due.size(), 0);
  std::int64_t total = total_open(due), left = std::min(cash, total);
  if (total == 0) return paid;
  std::int64_t to_share = left;
  for (std::size_t i = 0; i < due.size(); ++i) {
    paid[i] = static_cast<std::int64_t>(static_cast<Wide>(to_share) * due[i].open / total);
    left -= paid[i];
  }
  for (std::size_t i = 0; left > 0; ++i)
    if (paid[i] < due[i].open) ++paid[i], --left;
  return paid;
}

Amounts in_order(std::span<const Invoice> due, std::int64_t cash, std::span<const std::uint32_t> order) {
  Amounts paid(due.size(), 0);
  for (std::uint32_t place : order) {
    paid[place] = std::min(cash, due[place].open);
    cash -= paid[place];
    if (cash == 0) break;
  }
  return paid;
}

/// The critical creditors' bills first, in their order of importance; oldest first among equals.
std::vector<std::uint32_t> critical_first(std::span<const Invoice> due, std::span<const PartyId> critical) {
  std::vector<std::pair<PartyId, std::uint32_t>> importance;
  for (std::uint32_t i = 0; i < critical.size(); ++i) importance.emplace_back(critical[i], i);
  std::ranges::sort(importance);
  auto rank = [&](std::uint32_t place) {
    auto at = std::ranges::lower_bound(importance, std::pair(due[place].creditor, 0u));
    bool is_critical = at != importance.end() && at->first == due[place].creditor;
    return is_critical ? at->second : static_cast<std::uint32_t>(critical.size());
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
  for (std::uint32_t place = 0; place < due.size(); ++place) keyed.emplace_back(rank(place), place);
  std::ranges::sort(keyed);
  std::vector<std::uint32_t> order;
  for (auto [importance_of, place] : keyed) order.push_back(place);
  return order;
}

std::vector<std::uint32_t> oldest_first(std::size_t bills) {
  std::vector<std::uint32_t> order(bills);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

std::span<const Invoice> due_today(const World& world, PartyId debtor) {
  auto bills = world.books->invoices.of(debtor);
  auto end = std::ranges::upper_bound(bills, world.today, {}, &Invoice::due);
  return bills.first(static_cast<std::size_t>(end - bills.begin()));
}

/// How a firm that cannot pay everything pays.
Amounts paid_by_firm(const Firm& firm, std::span<const Invoice> due, std::int64_t cash) {
  bool without_grace = firm.default_after < 1;
  if (without_grace) return Amounts(due.size(), 0);
  std::vector<Invoice> senior, rest;
  for (const Invoice& invoice : due) (invoice.rank == Rank::Senior ? senior : rest).push_back(invoice);
  Amounts first = share_out(senior, cash, PayPolicy::OldestFirst, {});
  cash = std::max<std::int64_t>(0, cash - std::accumulate(first.begin(), first.end(), std::int64_t{0}) - firm.reserve);
  Amounts then = share_out(rest, firm.pays_today ? cash : 0, firm.pays, firm.critical);
  Amounts paid;
  std::size_t s = 0, r = 0;
  for (const Invoice& invoice : due) paid.push_back(invoice.rank == Rank::Senior ? first[s++] : then[r++]);
  return paid;
}

/// What a debtor pays of each of its due bills tonight; empty: all of them in full.
Amounts plan(const World& world, PartyId debtor, std::span<const Invoice> due) {
  if (debtor == outside) return {};
  std::int64_t cash = std::max<std::int64_t>(0, world.books->ledger.cash(debtor));
  std::int64_t owed = total_open(due);
  const Firm* firm = world.firms->of(debtor);
  if (!firm) return cash >= owed ? Amounts{} : share_out(due, cash, PayPolicy::OldestFirst, {});
  if (!firm->alive) return Amounts(due.size(), 0);
  bool ample = firm->pays_today && cash - owed >= (firm->default_after < 1 ? 0 : firm->reserve);
  return ample ? Amounts{} : paid_by_firm(*firm, due, cash);
}

struct Plan {
  PartyId debtor;
  std::size_t due = 0;
  Amounts paid;  ///< empty: in full
};

std::vector<Plan> plans(const World& world) {
  std::vector<Plan> all;
  for (std::uint32_t party = 0; party < world.books->invoices.parties(); ++party) {
    auto due = due_today(world, {party});
    if (!due.empty()) all.push_back({{party}, due.size(), plan(world, {party}, due)});
  }
  return all;
}

/// Carries the plan out and says what each creditor saw.
std::vector<PaidTonight> carry_out(World& world, const Plan& plan) {
  std::vector<PaidTonight> seen;
  for (std::size_t place = 0; place < plan.due; ++place) {
    Invoice invoice = world.books->invoices.of(plan.debtor)[place];
    std::int64_t amount = plan.paid.empty() ? invoice.open : plan.paid[place];
    if (amount == 0) continue;
    pay(world.books, plan.debtor, place, amount);
    bool is_overdue = invoice.due < world.today;
    seen.push_back({plan.debtor, invoice.creditor, !is_overdue && amount == invoice.open, is_overdue});
  }
  return seen;
}

void note_late_wages(World& world, const Firm& firm, std::span<const Invoice> late) {
  std::int64_t wages = 0;
  for (const Invoice& invoice : late)
    if (invoice.rank == Rank::Senior && invoice.creditor == people && invoice.due == world.today) wages += invoice.open;
  if (wages > 0)
    note(world.journal, {.day = world.today,
                         .what = HappeningKind::WagesLate,
                         .who = firm.party,
                         .whom = people,
                         .amount = wages,
                         .cause = firm.because});
}

/// What is still open of what was due.
void note_arrears(World& world, PartyId debtor) {
  Firm* firm = world.firms->of(debtor);
  if (!firm || !firm->alive) return;
  auto late = due_today(world, debtor);
  note_late_wages(world, *firm, late);
  if (late.empty() || !firm->pays_today || firm->first_arrears != no_cause) return;
  firm->first_arrears = note(world.journal, {.day = world.today,
                                             .what = HappeningKind::FirstArrears,
                                             .who = debtor,
                                             .whom = late.front().creditor,
                                             .amount = total_open(late),
                                             .cause = firm->because});
}

}  // namespace

std::vector<std::int64_t> share_out(std::span<const Invoice> due, std::int64_t cash, PayPolicy policy,
                                    std::span<const PartyId> critical) {
  if (cash <= 0) return Amounts(due.size(), 0);
  switch (policy) {
    case PayPolicy::ProRata:
      return paid_in_proportion(due, cash);
    case PayPolicy::CriticalFirst:
      return in_order(due, cash, critical_first(due, critical));
    case PayPolicy::OldestFirst:
      break;
  }
  return in_order(due, cash, oldest_first(due.size()));
}

void pay_bills(World& world, const Executor&) {
  for (const Plan& plan : plans(world)) {
    std::vector<PaidTonight> seen = carry_out(world, plan);
    world.books->invoices.tidy(plan.debtor);
    note_arrears(world, plan.debtor);
    creditors_see(world, plan.debtor, seen);
  }
  world.books->invoices.age(world.today + 1);
}

}  // namespace rivalry

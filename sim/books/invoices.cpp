#include "sim/books/invoices.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/money.hpp"

namespace rivalry {

namespace {

constexpr std::size_t many_gone = 64;  ///< below this many the room of paid bills is not worth reclaiming

void must_be_possible(PartyId debtor, PartyId creditor, std::int64_t amount, std::size_t parties) {
  const char* wrong = nullptr;
  if (amount <= 0) wrong = "its amount is not above 0";
  if (debtor == creditor) wrong = "nobody bills himself";
  if (debtor.index >= parties || creditor.index >= parties) wrong = "it names a party that is not there";
  if (wrong)
    throw InvariantError(
        fmt::format("no invoice of {} from party {} to party {}: {}", amount, creditor.index, debtor.index, wrong));
}

}  // namespace

Invoices::Invoices(std::size_t parties) : of_debtor_(parties), owed_to_(parties, 0) {}

Invoices::Owed& Invoices::account(Debts& debts, PartyId creditor) {
  auto at = std::ranges::lower_bound(debts.to, creditor, {}, &Owed::creditor);
  if (at == debts.to.end() || at->creditor != creditor) at = debts.to.insert(at, {creditor});
  return *at;
}

const Invoices::Owed* Invoices::account(const Debts& debts, PartyId creditor) {
  auto at = std::ranges::lower_bound(debts.to, creditor, {}, &Owed::creditor);
  return at == debts.to.end() || at->creditor != creditor ? nullptr : &*at;
}

std::uint32_t Invoices::issue(PartyId debtor, PartyId creditor, std::int64_t amount, Day issued, Day due, Rank rank) {
  must_be_possible(debtor, creditor, amount, parties());
  expects(issued <= due, "an invoice falls due when it is issued or later");
  Debts& debts = of_debtor_[debtor.index];
  debts.open = checked_add(debts.open, amount, "what a debtor owes");
  owed_to_[creditor.index] = checked_add(owed_to_[creditor.index], amount, "what a creditor is owed");
  Owed& to = account(debts, creditor);
  to.open += amount;
  auto at = std::upper_bound(debts.bills.begin() + static_cast<std::ptrdiff_t>(debts.first), debts.bills.end(), due,
                             [](Day day, const Invoice& invoice) { return day < invoice.due; });
  debts.bills.insert(at, {next_, debtor, creditor, amount, issued, due, rank});
  if (due < aged_) {
    ++debts.passed;
    debts.overdue += amount;
    to.overdue += amount;
  }
  return next_++;
}

void Invoices::reduce(PartyId debtor, std::size_t place, std::int64_t amount) {
  Debts& debts = of_debtor_[debtor.index];
  expects(debts.first + place < debts.bills.size(), "an invoice at this place");
  Invoice& invoice = debts.bills[debts.first + place];
  expects(amount > 0 && amount <= invoice.open, "what is taken off an invoice is above 0 and open");
  Owed& to = account(debts, invoice.creditor);
  invoice.open -= amount;
  debts.open -= amount;
  to.open -= amount;
  owed_to_[invoice.creditor.index] -= amount;
  if (debts.first + place < debts.passed) {
    debts.overdue -= amount;
    to.overdue -= amount;
  }
}

void Invoices::tidy(PartyId debtor) {
  Debts& debts = of_debtor_[debtor.index];
  auto paid = [](const Invoice& invoice) { return invoice.open == 0; };
  while (debts.first < debts.bills.size() && paid(debts.bills[debts.first])) ++debts.first;
  debts.passed = std::max(debts.passed, debts.first);
  auto begin = debts.bills.begin();
  auto first = begin + static_cast<std::ptrdiff_t>(debts.first);
  auto passed = begin + static_cast<std::ptrdiff_t>(debts.passed);
  auto gone = std::count_if(first, passed, paid);
  debts.bills.erase(std::remove_if(first, debts.bills.end(), paid), debts.bills.end());
  debts.passed -= static_cast<std::size_t>(gone);
  if (debts.first < many_gone || 2 * debts.first < debts.bills.size()) return;
  debts.bills.erase(debts.bills.begin(), debts.bills.begin() + static_cast<std::ptrdiff_t>(debts.first));
  debts.passed -= debts.first;
  debts.first = 0;
}

void Invoices::age(Day today) {
  expects(aged_ <= today, "days go forward");
  aged_ = today;
  for (Debts& debts : of_debtor_)
    for (; debts.passed < debts.bills.size() && debts.bills[debts.passed].due < today; ++debts.passed) {
      const Invoice& invoice = debts.bills[debts.passed];
      debts.overdue += invoice.open;
      account(debts, invoice.creditor).overdue += invoice.open;
    }
}

namespace {

/// What open bills add to those before `passed` to make those due before `today`; only bills for which `of` holds.
template <class Of>
std::int64_t difference(std::span<const Invoice> bills, std::size_t first, std::size_t passed, Day today, Of of) {
  std::int64_t sum = 0;
  for (std::size_t i = passed; i < bills.size() && bills[i].due < today; ++i)
    if (of(bills[i])) sum += bills[i].open;
  for (std::size_t i = passed; i > first && bills[i - 1].due >= today; --i)
    if (of(bills[i - 1])) sum -= bills[i - 1].open;
  return sum;
}

}  // namespace

std::int64_t Invoices::overdue_of(PartyId debtor, Day today) const {
  const Debts& debts = of_debtor_[debtor.index];
  auto all = [](const Invoice&) { return true; };
  return debts.overdue + difference(debts.bills, debts.first, debts.passed, today, all);
}

std::int64_t Invoices::overdue_to(PartyId debtor, PartyId creditor, Day today) const {
  const Debts& debts = of_debtor_[debtor.index];
  const Owed* to = account(debts, creditor);
  if (!to || to->open == 0) return 0;
  auto theirs = [&](const Invoice& invoice) { return invoice.creditor == creditor; };
  return to->overdue + difference(debts.bills, debts.first, debts.passed, today, theirs);
}

std::int64_t Invoices::open_to(PartyId debtor, PartyId creditor) const {
  const Owed* to = account(of_debtor_[debtor.index], creditor);
  return to ? to->open : 0;
}

std::int32_t Invoices::oldest_overdue_days(PartyId debtor, Day today) const {
  for (const Invoice& invoice : of(debtor)) {
    if (invoice.due >= today) break;
    if (invoice.open > 0) return today - invoice.due;
  }
  return 0;
}

std::int32_t Invoices::oldest_overdue_days(PartyId debtor, PartyId creditor, Day today) const {
  if (overdue_to(debtor, creditor, today) == 0) return 0;
  for (const Invoice& invoice : of(debtor))
    if (invoice.creditor == creditor && invoice.open > 0) return today - invoice.due;
  return 0;
}

std::uint32_t bill(Books& books, PartyId debtor, PartyId creditor, std::int64_t amount, Day issued, Day due, Rank rank,
                   TransferReason reason) {
  expects(reason == TransferReason::Delivery || reason == TransferReason::Service ||
              reason == TransferReason::OpeningInvoice || reason == TransferReason::NoteDue,
          "a bill is for goods or services, or for a note that is due");
  expects(issued <= due, "an invoice falls due when it is issued or later");
  books.ledger.post({creditor, debtor, amount, reason});
  return books.invoices.issue(debtor, creditor, amount, issued, due, rank);
}

void pay(Books& books, PartyId debtor, std::size_t place, std::int64_t amount) {
  PartyId creditor = books.invoices.of(debtor)[place].creditor;
  books.invoices.reduce(debtor, place, amount);
  books.ledger.post({debtor, creditor, amount, TransferReason::Payment});
}

void lose(Books& books, PartyId debtor, std::size_t place, std::int64_t amount) {
  PartyId creditor = books.invoices.of(debtor)[place].creditor;
  books.invoices.reduce(debtor, place, amount);
  books.ledger.post({creditor, debtor, amount, TransferReason::InvoiceLost});
}

}  // namespace rivalry

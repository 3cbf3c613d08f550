#include "sim/books/audit.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

/// An account that is not what it should be.
struct Odd {
  LedgerEntry at;
  std::int64_t expected = 0;
  std::int64_t found = 0;
};

std::vector<Odd> odd_accounts(const DayOfBooks& day, std::span<const Accounts> expected) {
  std::vector<Odd> odd;
  for (std::uint32_t party = 0; party < expected.size(); ++party)
    for (std::size_t a = 0; a < account_count; ++a)
      if (expected[party][a] != day.evening[party][a])
        odd.push_back({{{party}, static_cast<Account>(a)}, expected[party][a], day.evening[party][a]});
  return odd;
}

/// How many of the odd accounts a transfer moves, and whether they are off by just its amount.
std::size_t guilt(const Transfer& transfer, const std::vector<Odd>& odd) {
  std::size_t points = 0;
  for (const LedgerEntry& entry : entries(transfer))
    for (const Odd& each : odd)
      if (each.at.party == entry.party && each.at.account == entry.account)
        points += each.expected - each.found == entry.amount ? 3 : 2;
  return points;
}

[[noreturn]] void blame(const DayOfBooks& day, const std::vector<Odd>& odd) {
  std::size_t most = 0;
  const Transfer* suspect = nullptr;
  for (const Transfer& transfer : day.transfers)
    if (std::size_t points = guilt(transfer, odd); points > most) {
      most = points;
      suspect = &transfer;
    }
  const Odd& first = odd.front();
  throw InvariantError(fmt::format("the books do not add up: {} of party {} should be {} and is {}{}",
                                   word_of(first.at.account), first.at.party.index, first.expected, first.found,
                                   suspect ? "; see the " + to_string(*suspect) : " and nothing was posted there"));
}

struct ClaimKind {
  std::string_view name;
  std::array<Account, 3> accounts;  ///< repeated where there are fewer
};
constexpr ClaimKind claim_kinds[] = {
    {"cash", {Account::Cash, Account::Cash, Account::Cash}},
    {"receivables and payables", {Account::Receivables, Account::Payables, Account::Payables}},
    {"loans, debts and notes", {Account::Loans, Account::Debt, Account::Notes}},
    {"stakes and capital", {Account::Stakes, Account::Capital, Account::Capital}},
};

Wide sum_of(const ClaimKind& kind, const Accounts& accounts) {
  Wide sum = 0;
  for (std::size_t i = 0; i < kind.accounts.size(); ++i)
    if (i == 0 || kind.accounts[i] != kind.accounts[i - 1]) sum += accounts[static_cast<std::size_t>(kind.accounts[i])];
  return sum;
}

std::int64_t cash_of(const Accounts& accounts) { return accounts[static_cast<std::size_t>(Account::Cash)]; }

}  // namespace

void transfers_explain_changes(const DayOfBooks& day) {
  std::vector<Accounts> expected(day.morning.begin(), day.morning.end());
  for (const Transfer& transfer : day.transfers)
    for (const LedgerEntry& entry : entries(transfer))
      expected[entry.party.index][static_cast<std::size_t>(entry.account)] += entry.amount;
  if (!std::equal(expected.begin(), expected.end(), day.evening.begin())) blame(day, odd_accounts(day, expected));
}

void sums_are_zero(std::span<const Accounts> accounts) {
  for (std::size_t party = 0; party < accounts.size(); ++party) {
    Wide sum = 0;
    for (std::int64_t balance : accounts[party]) sum += balance;
    if (sum != 0)
      throw InvariantError(fmt::format("the accounts of party {} should sum to 0, and sum to {}", party,
                                       static_cast<std::int64_t>(sum)));
  }
  for (const ClaimKind& kind : claim_kinds) {
    Wide sum = 0;
    for (const Accounts& each : accounts) sum += sum_of(kind, each);
    if (sum != 0)
      throw InvariantError(
          fmt::format("{} of all should sum to 0, and sum to {}", kind.name, static_cast<std::int64_t>(sum)));
  }
}

void cash_is_there(const DayOfBooks& day, std::span<const PartyId> issuers) {
  for (std::uint32_t party = 1; party < day.evening.size(); ++party) {
    if (cash_of(day.evening[party]) >= 0 || std::ranges::find(issuers, PartyId{party}) != issuers.end()) continue;
    const Transfer* last = nullptr;
    for (const Transfer& transfer : day.transfers)
      for (const LedgerEntry& entry : entries(transfer))
        if (entry.party.index == party && entry.account == Account::Cash && entry.amount < 0) last = &transfer;
    throw InvariantError(fmt::format("party {} has paid out more cash than it had: {}{}", party,
                                     cash_of(day.evening[party]), last ? "; last, a " + to_string(*last) : ""));
  }
}

}  // namespace rivalry

// Whether a day's accounts are in order: pure functions of the accounts in the morning and in the evening, and of what
// was posted in between.
//
// Each throws InvariantError naming the posting, or the party if no posting can be blamed. Thread-safe.
#pragma once

#include <span>

#include "rivalry/books.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct DayOfBooks {
  std::span<const Accounts> morning;
  std::span<const Accounts> evening;
  std::span<const Transfer> transfers;
};

/// The morning's accounts and the transfers make the evening's; otherwise names the transfer whose accounts are off.
void transfers_explain_changes(const DayOfBooks& day);

/// Every party's accounts sum to zero, and so does each kind of claim over all parties: cash, invoices, loans and
/// notes, shares.
void sums_are_zero(std::span<const Accounts> accounts);

/// Nobody has less than no cash, but the outside world and `issuers`; otherwise names the last payment of who has.
void cash_is_there(const DayOfBooks& day, std::span<const PartyId> issuers);

}  // namespace rivalry

// The four entries that a transfer makes (quadruple entry: Copeland 1949; Godley & Lavoie 2007, ch. 2).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "rivalry/books.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct ReasonRow;
struct Transfer;

__extension__ using Wide = __int128;  // `__extension__`: not in the standard, but in gcc and clang

struct LedgerEntry {
  PartyId party;
  Account account = Account::Cash;
  std::int64_t amount = 0;  ///< debit-positive
};

inline const ReasonRow& row_of(TransferReason reason) { return reason_rows()[static_cast<std::size_t>(reason)]; }

inline std::array<LedgerEntry, 4> entries(const Transfer& transfer) {
  const ReasonRow& row = row_of(transfer.reason);
  return {{{transfer.from, row.from_debit, transfer.amount},
           {transfer.from, row.from_credit, -transfer.amount},
           {transfer.to, row.to_debit, transfer.amount},
           {transfer.to, row.to_credit, -transfer.amount}}};
}

/// What an account is called in results and messages: "receivables".
std::string_view word_of(Account account);

/// Liabilities and equity of the owners are no assets and no debts: they are what is left.
inline bool is_equity(Account account) { return account == Account::Capital || account == Account::Earnings; }

}  // namespace rivalry

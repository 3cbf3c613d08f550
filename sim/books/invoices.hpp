// Putting a bill into the books: the ledger's side and the invoice's, together.
#pragma once

#include <cstdint>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct Books;

/// Posts the transfer from creditor to debtor that gives rise to the claim (`why`: Delivery, Service, OpeningInvoice or
/// NoteDue) and issues the invoice; its number. Throws InvariantError for any other reason, and as Ledger::post and
/// Invoices::issue do.
std::uint32_t bill(Books& books, PartyId debtor, PartyId creditor, std::int64_t amount, Day issued, Day due, Rank rank,
                   TransferReason reason);

/// Pays `amount` of the invoice at this place of invoices.of(debtor), in cash.
void pay(Books& books, PartyId debtor, std::size_t place, std::int64_t amount);

/// Writes `amount` of the invoice at this place off.
void lose(Books& books, PartyId debtor, std::size_t place, std::int64_t amount);

}  // namespace rivalry

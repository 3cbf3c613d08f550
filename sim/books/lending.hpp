// Loans and convertible notes: the ledger's side and the claim's, together.
//
// Each throws InvariantError as the ledger, the loans and the register do. Shares are in sim/books/stakes.hpp.
#pragma once

#include <cstdint>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/shares.hpp"

namespace rivalry {

struct Books;
struct Loan;

/// A loan (`why`: LoanGiven; OpeningLoan: from before the beginning) or a convertible note (NoteGiven).
void lend(Books& books, const Loan& loan, TransferReason reason);

/// Repays `amount` of the loan or note at this place of loans.of(borrower), in cash; one repaid in full is gone.
void repay(Books& books, PartyId borrower, std::size_t place, std::int64_t amount);

/// The note at this place has fallen due: it is gone, and a bill of the same amount and rank is due today.
void fall_due(Books& books, PartyId issuer, std::size_t place, Day today);

/// Writes the loan or note at this place off; it is gone.
void lose_loan(Books& books, PartyId borrower, std::size_t place);

/// The note at this place becomes so many new shares, and is gone.
void convert(Books& books, PartyId issuer, std::size_t place, std::int64_t shares, ClassNumber kind = ordinary_shares);

}  // namespace rivalry

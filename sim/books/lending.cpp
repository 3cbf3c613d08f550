#include "sim/books/lending.hpp"

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/money.hpp"
#include "sim/books/invoices.hpp"

namespace rivalry {

void Loans::lend(const Loan& loan) {
  expects(loan.borrower.index < of_borrower_.size(), "a borrower that is there");
  expects(loan.open > 0 && loan.lender != loan.borrower, "a loan above 0 between two parties");
  auto& loans = of_borrower_[loan.borrower.index];
  auto same = std::ranges::find_if(
      loans, [&](const Loan& l) { return l.lender == loan.lender && l.rank == loan.rank && l.note == loan.note; });
  if (same == loans.end())
    loans.push_back(loan);
  else
    same->open = checked_add(same->open, loan.open, "a loan");
}

void Loans::reduce(PartyId borrower, std::size_t place, std::int64_t amount) {
  auto& loans = of_borrower_[borrower.index];
  expects(place < loans.size(), "a loan at this place");
  expects(amount > 0 && amount <= loans[place].open, "what is taken off a loan is above 0 and open");
  loans[place].open -= amount;
  if (loans[place].open == 0) loans.erase(loans.begin() + static_cast<std::ptrdiff_t>(place));
}

void lend(Books& books, const Loan& loan, TransferReason reason) {
  expects(loan.note ? reason == TransferReason::NoteGiven
                    : reason == TransferReason::LoanGiven || reason == TransferReason::OpeningLoan,
          "a loan is given or there from the beginning, a note is given");
  books.ledger.post({loan.lender, loan.borrower, loan.open, reason});
  books.loans.lend(loan);
}

void repay(Books& books, PartyId borrower, std::size_t place, std::int64_t amount) {
  Loan loan = books.loans.of(borrower)[place];
  books.loans.reduce(borrower, place, amount);
  books.ledger.post(
      {borrower, loan.lender, amount, loan.note ? TransferReason::NoteRepaid : TransferReason::LoanRepaid});
}

void fall_due(Books& books, PartyId issuer, std::size_t place, Day today) {
  Loan note = books.loans.of(issuer)[place];
  expects(note.note, "only a note falls due");
  books.loans.reduce(issuer, place, note.open);
  bill(books, issuer, note.lender, note.open, today, today, note.rank, TransferReason::NoteDue);
}

void lose_loan(Books& books, PartyId borrower, std::size_t place) {
  Loan loan = books.loans.of(borrower)[place];
  books.loans.reduce(borrower, place, loan.open);
  books.ledger.post(
      {loan.lender, borrower, loan.open, loan.note ? TransferReason::NoteLost : TransferReason::LoanLost});
}

void convert(Books& books, PartyId issuer, std::size_t place, std::int64_t shares, ClassNumber kind) {
  Loan note = books.loans.of(issuer)[place];
  expects(note.note, "only a note converts");
  books.loans.reduce(issuer, place, note.open);
  books.ledger.post({issuer, note.lender, note.open, TransferReason::Conversion});
  books.shares.issue(issuer, note.lender, shares, note.open, kind);
}

}  // namespace rivalry

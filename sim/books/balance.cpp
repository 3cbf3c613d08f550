#include "sim/books/balance.hpp"

#include <fmt/core.h>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

/// Today's last posting to this account of this party, in words.
std::string last_posting(const Ledger& ledger, PartyId party, Account account) {
  const Transfer* last = nullptr;
  for (const Transfer& transfer : ledger.today())
    for (const LedgerEntry& entry : entries(transfer))
      if (entry.party == party && entry.account == account) last = &transfer;
  return last ? "; last posted there today: " + to_string(*last) : "; nothing was posted there today";
}

void must_agree(const Ledger& ledger, PartyId party, Account account, std::int64_t claims, std::string_view what) {
  std::int64_t balance = ledger.balance(party, account);
  if (balance == claims) return;
  throw InvariantError(fmt::format("{} of party {} are {} in the ledger and {} by its {}{}", word_of(account),
                                   party.index, balance, claims, what, last_posting(ledger, party, account)));
}

/// What parties have lent, borrowed and issued.
struct Claims {
  std::vector<std::int64_t> lent, debt, notes, stakes, capital;
  explicit Claims(std::size_t n) : lent(n), debt(n), notes(n), stakes(n), capital(n) {}
};

Claims claims_of(const Books& books) {
  std::size_t parties = books.ledger.parties();
  Claims claims(parties);
  for (std::uint32_t party = 0; party < parties; ++party) {
    for (const Loan& loan : books.loans.of({party})) {
      claims.lent[loan.lender.index] += loan.open;
      (loan.note ? claims.notes : claims.debt)[party] -= loan.open;
    }
    for (const Register::Holding& holding : books.shares.of({party})) {
      claims.stakes[holding.holder.index] += holding.paid;
      claims.capital[party] -= holding.paid;
    }
  }
  return claims;
}

}  // namespace

void claims_agree(const Books& books) {
  Claims claims = claims_of(books);
  for (std::uint32_t party = 0; party < books.ledger.parties(); ++party) {
    auto agree = [&](Account account, std::int64_t claimed, std::string_view what) {
      must_agree(books.ledger, {party}, account, claimed, what);
    };
    agree(Account::Payables, -books.invoices.open_of({party}), "open invoices");
    agree(Account::Receivables, books.invoices.owed_to({party}), "open invoices");
    agree(Account::Debt, claims.debt[party], "loans");
    agree(Account::Notes, claims.notes[party], "notes");
    agree(Account::Loans, claims.lent[party], "loans and notes");
    agree(Account::Stakes, claims.stakes[party], "shares in others");
    agree(Account::Capital, claims.capital[party], "register of shares");
  }
}

void check_books(World& world, const Executor&) {
  claims_agree(world.books);
  world.books->shares.check();
  world.books->ledger.close_day();
}

}  // namespace rivalry

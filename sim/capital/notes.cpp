#include "sim/capital/notes.hpp"

#include "rivalry/errors.hpp"
#include "sim/books/lending.hpp"
#include "sim/capital/cap_table.hpp"

namespace rivalry {

namespace {

struct NoteTerms {
  double discount = 0;
  double cap = 0;
};

/// The terms of a note: those of the contract or the event by which its holder gave it.
NoteTerms terms_of(const World& world, const Loan& note) {
  const std::string& holder = world.firms.names[note.lender.index];
  const std::string& issuer = world.firms.names[note.borrower.index];
  for (const Contract& contract : world.scenario.contracts)
    if (contract.kind == ContractKind::ConvertibleNote && contract.holder == holder && contract.issuer == issuer)
      return {contract.discount, contract.cap};
  for (const Event& event : world.scenario.events)
    if (event.deed == Deed::Rescue && event.form == RescueForm::Note && event.from_whom == holder &&
        event.company == issuer)
      return {event.discount, event.cap};
  throw InvariantError("a note that neither a contract nor an event explains");
}

}  // namespace

void convert_notes(World& world, PartyId company, double price, std::int32_t cause) {
  auto diluted = static_cast<double>(world.books.shares.diluted(company));
  for (std::size_t place = world.books.loans.of(company).size(); place-- > 0;) {
    const Loan loan = world.books.loans.of(company)[place];
    if (!loan.note) continue;
    NoteTerms terms = terms_of(world, loan);
    std::int64_t shares =
        shares_for(static_cast<double>(loan.open), conversion_price(price, diluted, terms.discount, terms.cap));
    if (shares == 0) continue;
    convert(world.books, company, place, shares);
    note(world.journal, {.day = world.today,
                         .what = What::Conversion,
                         .who = loan.lender,
                         .whom = company,
                         .amount = loan.open,
                         .cause = cause});
  }
}

}  // namespace rivalry

#include "sim/capital/notes.hpp"

#include "rivalry/errors.hpp"
#include "sim/books/lending.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// The terms of a note: those of the event by which its holder gave it.
const Event& terms_of(const World& world, const Loan& note) {
  for (const Event& event : world.scenario.events)
    if (event.deed == Deed::Rescue && event.form == RescueForm::Note &&
        party_named(world.scenario, event.from_whom) == note.lender &&
        company_named(world.scenario, event.company) == note.borrower)
      return event;
  throw InvariantError("a note that no event explains");
}

}  // namespace

void convert_notes(World& world, PartyId company, double price, std::int32_t cause) {
  auto diluted = static_cast<double>(world.books.shares.diluted(company));
  for (std::size_t place = world.books.loans.of(company).size(); place-- > 0;) {
    const Loan loan = world.books.loans.of(company)[place];
    if (!loan.note) continue;
    const Event& terms = terms_of(world, loan);
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

#include "sim/capital/notes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/lending.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

struct NoteTerms {
  double discount = 0;
  double cap = 0;
};

bool is_between(const World& world, const std::string& holder, const std::string& issuer, const Loan& note) {
  return party_named(world.scenario, holder) == note.lender && company_named(world.scenario, issuer) == note.borrower;
}

/// Those of the contract or of the rescue by which its holder gave it.
NoteTerms terms_of(const World& world, const Loan& note) {
  for (const Contract& contract : world.scenario.contracts)
    if (contract.kind == ContractKind::ConvertibleNote && is_between(world, contract.holder, contract.issuer, note))
      return {contract.discount, contract.cap};
  for (const Event& event : world.scenario.events)
    if (event.kind == EventKind::Rescue && event.form == RescueForm::Note &&
        is_between(world, event.from_whom, event.company, note))
      return {event.discount, event.cap};
  throw InvariantError("a note that neither a contract nor an event explains");
}

/// The place of the contract's note among the issuer's loans.
std::optional<std::size_t> place_of(const World& world, PartyId holder, PartyId issuer) {
  auto loans = world.books->loans.of(issuer);
  for (std::size_t place = 0; place < loans.size(); ++place)
    if (loans[place].note && loans[place].lender == holder) return place;
  return std::nullopt;
}

}  // namespace

void convert_notes(World& world, PartyId company, double price, std::int32_t cause) {
  auto diluted = static_cast<double>(world.books->shares.diluted(company));
  for (std::size_t place = world.books->loans.of(company).size(); place-- > 0;) {
    const Loan loan = world.books->loans.of(company)[place];
    if (!loan.note) continue;
    NoteTerms terms = terms_of(world, loan);
    std::int64_t shares =
        shares_for(static_cast<double>(loan.open), conversion_price(price, diluted, terms.discount, terms.cap));
    if (shares == 0) continue;
    convert(world.books, company, place, shares);
    note(world.journal, {.day = world.today,
                         .what = HappeningKind::Conversion,
                         .who = loan.lender,
                         .whom = company,
                         .amount = loan.open,
                         .cause = cause});
  }
}

void lend_on_note(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  state.cost = std::min<std::int64_t>(std::llround(contract.amount), world.books->ledger.cash(holder));
  if (state.cost <= 0) return;
  lend(world.books, {issuer, holder, state.cost, Rank::Unsecured, true}, TransferReason::NoteGiven);
  state.because = note(world.journal, {.day = world.today,
                                       .what = HappeningKind::Note,
                                       .who = holder,
                                       .whom = issuer,
                                       .amount = state.cost,
                                       .cause = state.because});
}

void call_when_due(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  PartyId holder = *party_named(world.scenario, contract.holder),
          issuer = company_named(world.scenario, contract.issuer);
  auto place = place_of(world, holder, issuer);
  bool due = contract.matures_days > 0 && world.today - state.since >= contract.matures_days;
  if (place && !due) return;
  if (place) fall_due(world.books, issuer, *place, world.today);
  state.stage = ContractStage::Done;
  state.since = world.today;
}

}  // namespace rivalry

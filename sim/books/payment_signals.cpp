#include "sim/books/payment_signals.hpp"

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

void emit(World& world, SignalKind kind, PartyId debtor, PartyId creditor, std::size_t degree) {
  Emission emission;
  emission.kind = kind;
  emission.about = debtor;
  emission.source = debtor.index;
  emission.degree = static_cast<std::uint16_t>(degree);
  emission.audience = Emission::Audience::One;
  emission.to = creditor;
  const Firm* firm = world.firms->of(debtor);
  if (kind == SignalKind::LatePayment && firm) emission.happening = firm->first_arrears;
  world.signals->emissions.push_back(emission);
}

/// Distinct creditors, ascending.
std::vector<PartyId> distinct(std::vector<PartyId> parties) {
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

void tell_of_payments(World& world, PartyId debtor, const std::vector<PaidTonight>& paid) {
  std::vector<PartyId> in_time, late;
  for (const PaidTonight& each : paid) {
    if (each.in_time) in_time.push_back(each.creditor);
    if (each.overdue_one) late.push_back(each.creditor);
  }
  for (PartyId creditor : distinct(std::move(in_time))) emit(world, SignalKind::PaidInTime, debtor, creditor, 0);
  for (PartyId creditor : distinct(std::move(late))) emit(world, SignalKind::PartPayment, debtor, creditor, 0);
}

void tell_of_arrears(World& world, PartyId debtor) {
  auto bills = world.books->invoices.of(debtor);
  for (std::size_t degree = 0; degree < arrears_ages.size(); ++degree) {
    // Tomorrow morning it will be as old as this.
    Day due{world.today.number + 1 - arrears_ages[degree]};
    std::vector<PartyId> creditors;
    for (auto bill = std::ranges::lower_bound(bills, due, {}, &Invoice::due); bill != bills.end() && bill->due == due;
         ++bill)
      creditors.push_back(bill->creditor);
    for (PartyId creditor : distinct(std::move(creditors)))
      emit(world, SignalKind::LatePayment, debtor, creditor, degree);
  }
}

}  // namespace

void creditors_see(World& world, PartyId debtor, const std::vector<PaidTonight>& paid) {
  const Firm* firm = world.firms->of(debtor);
  bool watched = firm && debtor.index < first_company + world.firms->companies && !firm->lines.empty();
  if (!watched) return;
  tell_of_payments(world, debtor, paid);
  tell_of_arrears(world, debtor);
}

}  // namespace rivalry

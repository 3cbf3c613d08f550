#include "sim/capital/rescue.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/capital/notes.hpp"
#include "sim/capital/protection.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/coordination.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

// How exactly an investor sees a company's strength beforehand, and how exactly its suppliers do.
constexpr double investor_precision = 4;
constexpr double supplier_precision = 16;
constexpr double stop_cost = 0.5;  // suppliers stop when failure is likelier than not

PartyId actor(const World& world, const Event& event) {
  return party_named(world.scenario, event.from_whom).value_or(outside);
}

std::size_t company_of(const World& world, const Event& event) {
  return company_named(world.scenario, event.company).index - first_company;
}

const Investor* investor_called(const World& world, const std::string& name) {
  for (const Investor& investor : world.scenario.investors)
    if (investor.name == name) return &investor;
  return nullptr;
}

std::int64_t what_it_can(const World& world, const Event& rescue) {
  PartyId by = actor(world, rescue);
  return std::min<std::int64_t>(std::llround(rescue.amount), world.books->ledger.cash(by));
}

double survives(const World& world, const Firm& firm, double more_cash) {
  double owed = std::max(1.0, static_cast<double>(world.books->invoices.open_of(firm.party)));
  double strength = (static_cast<double>(world.books->ledger.cash(firm.party)) + more_cash) / owed;
  double threshold = run_threshold(investor_precision, strength, supplier_precision, stop_cost);
  return math::normal_cdf((strength - threshold) * std::sqrt(investor_precision));
}

double going_concern(const World& world, std::size_t company) {
  return business_value(world, world.firms->company(company));
}

/// The note's holders come first; then the new shares are sold at the pre-money value over the shares there were.
void sell_shares(World& world, const Event& rescue, PartyId by, PartyId company, std::int64_t amount,
                 std::int32_t cause) {
  double price = rescue.pre_money / static_cast<double>(world.books->shares.diluted(company));
  convert_notes(world, company, price, cause);
  std::int64_t shares = std::max<std::int64_t>(1, shares_for(static_cast<double>(amount), price));
  std::int64_t before = world.books->shares.diluted(company);
  buy_shares(world.books, company, by, shares, amount);
  protect_classes(world, company, before, static_cast<double>(amount), shares, cause);
}

HappeningKind put_in_as(World& world, const Event& rescue, PartyId by, PartyId company, std::int64_t amount,
                        std::int32_t cause) {
  switch (rescue.form) {
    case RescueForm::Loan:
      lend(world.books, {company, by, amount, Rank::Secured, false}, TransferReason::LoanGiven);
      return HappeningKind::Loan;
    case RescueForm::Note:
      lend(world.books, {company, by, amount, Rank::Unsecured, true}, TransferReason::NoteGiven);
      return HappeningKind::Note;
    case RescueForm::Equity:
      break;
  }
  sell_shares(world, rescue, by, company, amount, cause);
  return HappeningKind::Equity;
}

bool has_happened(const World& world, std::size_t event) {
  return std::any_of(world.journal.begin(), world.journal.end(),
                     [&](const Happening& h) { return h.what == HappeningKind::Event && h.event == event; });
}

bool is_left_to_the_investor(const Event& event) { return !event.at && event.chance == 0; }

bool decides_today(const World& world, const Event& rescue) {
  const Investor* investor = investor_called(world, rescue.from_whom);
  double hazard = investor != nullptr ? investor->patience : 0;
  double u =
      world.random.uniform(Purpose::Decide, 0, name_key(rescue.name), static_cast<std::uint32_t>(world.today.number));
  return u < -math::expm1(-hazard) && worth_of_rescue(world, rescue) > 0;
}

void consider(World& world, std::size_t index) {
  const Event& event = world.scenario.events[index];
  const Firm& firm = world.firms->all[company_of(world, event)];
  if (has_happened(world, index) || !firm.alive || !firm.seeking || !decides_today(world, event)) return;
  std::int32_t entry = note(world.journal, {.day = world.today,
                                            .who = actor(world, event),
                                            .whom = firm.party,
                                            .cause = firm.because,
                                            .event = static_cast<std::uint32_t>(index)});
  put_in(world, event, entry);
}

void announce_tie_up(World& world, const Event& event, std::int32_t cause) {
  PartyId by = actor(world, event), company = company_named(world.scenario, event.company);
  std::int32_t entry = note(
      world.journal, {.day = world.today, .what = HappeningKind::TieUp, .who = by, .whom = company, .cause = cause});
  world.signals->emissions.push_back(
      {.kind = SignalKind::TieUp, .about = company, .source = by.index, .happening = entry});
}

void begin_today(World& world, std::size_t index) {
  const Event& event = world.scenario.events[index];
  if (world.news->since[index] != world.today) return;
  if (event.kind == EventKind::Rescue) put_in(world, event, entry_of(world, index));
  if (event.kind == EventKind::TieUp) announce_tie_up(world, event, entry_of(world, index));
}

}  // namespace

double worth_of_rescue(const World& world, const Event& rescue) {
  std::size_t index = company_of(world, rescue);
  const Firm& firm = world.firms->all[index];
  auto amount = static_cast<double>(what_it_can(world, rescue));
  double without = survives(world, firm, 0), with = survives(world, firm, amount);
  double value = going_concern(world, index);
  double stake = rescue.form == RescueForm::Loan ? 0 : amount / (std::max(1.0, rescue.pre_money) + amount);
  double bought = rescue.form == RescueForm::Loan ? with * amount : stake * with * (value + amount);
  auto issued = static_cast<double>(std::max<std::int64_t>(1, world.books->shares.issued(firm.party)));
  PartyId by = actor(world, rescue);
  double held = static_cast<double>(world.books->shares.held(firm.party, by)) / issued;
  const Investor* investor = investor_called(world, rescue.from_whom);
  double premium = investor != nullptr ? investor->premium * (with - without) * amount : 0;
  return bought + held * value * ((1 - stake) * with - without) + premium - amount;
}

void put_in(World& world, const Event& rescue, std::int32_t cause) {
  PartyId by = actor(world, rescue), company = company_named(world.scenario, rescue.company);
  std::int64_t amount = what_it_can(world, rescue);
  if (amount <= 0 || !world.firms->of(company)->alive) return;
  HappeningKind what = put_in_as(world, rescue, by, company, amount, cause);
  std::int32_t entry = note(
      world.journal, {.day = world.today, .what = what, .who = by, .whom = company, .amount = amount, .cause = cause});
  world.signals->emissions.push_back(
      {.kind = SignalKind::Rescue, .about = company, .source = by.index, .happening = entry});
}

void rescue_companies(World& world, const Executor&) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (event.kind != EventKind::Rescue && event.kind != EventKind::TieUp) continue;
    begin_today(world, e);
    if (event.kind == EventKind::Rescue && is_left_to_the_investor(event)) consider(world, e);
  }
}

}  // namespace rivalry

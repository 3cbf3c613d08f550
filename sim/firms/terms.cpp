#include "sim/firms/terms.hpp"

#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/firms/arrears.hpp"
#include "sim/firms/week.hpp"
#include "sim/signals/beliefs.hpp"

namespace rivalry {

namespace {

/// Runs work(firm, its law, line, what it owes the supplier in arrears) for every line of every living company whose
/// supplier is alive.
template <class Work>
void for_lines(World& world, Work work) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    if (!firm.alive || firm.lines.empty()) continue;
    std::vector<Arrears> arrears = arrears_by_supplier(world, firm);
    for (std::size_t k = 0; k < firm.lines.size(); ++k)
      if (firm.lines[k].supplier != outside && world.firms->of(firm.lines[k].supplier)->alive)
        work(firm, world.scenario.companies[c].suppliers, firm.lines[k], arrears[k]);
  }
}

Delivers chosen(const World& world, const Firm& firm, const Suppliers& params, const Line& line,
                const Arrears& arrears) {
  double odds = log_odds(world, line.supplier, firm.party) - line.nerve;
  if (odds >= log_odds_of(params.stop))
    return arrears.days > params.claims_after ? Delivers::InCourt : Delivers::NotAtAll;
  if (odds >= log_odds_of(params.cautious)) return Delivers::ForCash;
  return odds >= log_odds_of(params.limit) ? Delivers::UpToLimit : Delivers::OnTerms;
}

void note_change(World& world, Firm& firm, Line& line, Delivers before, const Arrears& arrears) {
  std::int32_t cause = because(world, line.supplier, firm.party);
  HappeningKind what = line.delivers == Delivers::InCourt ? HappeningKind::Claim
                       : line.delivers > before           ? HappeningKind::Tightened
                                                          : HappeningKind::Eased;
  line.because = note(world.journal, {.day = world.today,
                                      .what = what,
                                      .who = line.supplier,
                                      .whom = firm.party,
                                      .amount = arrears.amount,
                                      .cause = cause});
  if (line.delivers == Delivers::InCourt) line.claimed = world.today;
  if (line.delivers < Delivers::NotAtAll || before >= Delivers::NotAtAll) return;
  firm.because = line.because;
  world.signals->emissions.push_back({.kind = SignalKind::PeerStopped,
                                      .about = firm.party,
                                      .source = line.supplier.index,
                                      .audience = Emission::Audience::Chat,
                                      .happening = line.because});
}

/// Whether something that fell due before the claim is still unpaid when the court's time is over.
bool court_is_done(const World& world, const Suppliers& params, const Line& line, const Arrears& arrears) {
  std::int32_t since = world.today - line.claimed;
  return line.delivers == Delivers::InCourt && since >= params.court && arrears.days > since;
}

bool complains_today(const World& world, const Suppliers& params, const Line& line, const Arrears& arrears) {
  if (arrears.days <= params.complains_after + 30.0 * line.complaints) return false;
  std::uint32_t who = name_key(world.firms->names[line.supplier.index]);
  double u = world.random.uniform(Purpose::Complain, 0, who, static_cast<std::uint32_t>(world.today.number));
  return u < -math::expm1(-params.complains);
}

void complain(World& world, Firm& firm, Line& line, const Arrears& arrears) {
  std::int32_t cause = line.complaints > 0 ? line.because : firm.first_arrears;
  line.because = note(world.journal, {.day = world.today,
                                      .what = HappeningKind::Complaint,
                                      .who = line.supplier,
                                      .whom = firm.party,
                                      .amount = arrears.amount,
                                      .cause = cause});
  world.signals->emissions.push_back({.kind = SignalKind::Complaint,
                                      .about = firm.party,
                                      .source = line.supplier.index,
                                      .degree = line.complaints,
                                      .audience = Emission::Audience::Chat,
                                      .happening = line.because});
  ++line.complaints;
  firm.last_bad_news = world.today;
}

/// Creditors come to the door when enough of them have waited long enough; again if all were paid in between.
void protest(World& world, Firm& firm, const Company& params) {
  if (world.books->invoices.overdue_of(firm.party, world.today) == 0) firm.protest = no_cause;
  if (firm.protest != no_cause || firm.lines.empty()) return;
  std::size_t waiting = 0;
  for (const Arrears& arrears : arrears_by_supplier(world, firm))
    waiting += arrears.days > params.distress.protest_after;
  if (static_cast<double>(waiting) < params.distress.protest_share * static_cast<double>(firm.lines.size())) return;
  std::int32_t cause = firm.rumour != no_cause ? firm.rumour : firm.first_arrears;
  firm.protest = note(world.journal, {.day = world.today,
                                      .what = HappeningKind::Protest,
                                      .whom = firm.party,
                                      .amount = world.books->invoices.overdue_of(firm.party, world.today),
                                      .cause = cause});
  firm.last_bad_news = world.today;
  world.signals->emissions.push_back({.kind = SignalKind::Protest, .about = firm.party, .happening = firm.protest});
}

/// What the other customers bring in a week, less the fixed costs: R (1 - d) / d of sales elsewhere, of which a share
/// is left after inputs; overhead is a share of what all the sales would leave.
void week_of(World& world, const Suppliers& params, const Line& line) {
  double here = static_cast<double>(line.weekly), all = here / params.dependence;
  double margin = 1 - params.inputs;
  std::int64_t net = std::llround((all - here) * margin - all * margin * params.overhead);
  if (net > 0) world.books->ledger.post({outside, line.supplier, net, TransferReason::Sale});
  if (net < 0)
    bill(world.books, line.supplier, outside, -net, world.today, world.today, Rank::Unsecured, TransferReason::Service);
}

void replace_the_failed(World& world, Firm& firm, const Suppliers& params) {
  for (Line& line : firm.lines) {
    const Firm* supplier = line.supplier == outside ? nullptr : world.firms->of(line.supplier);
    if (supplier == nullptr || supplier->alive) continue;
    line.delivers = Delivers::NotAtAll;
    if (params.replaced <= 0 || world.today - supplier->failed < params.replaced) continue;
    line.supplier = outside;
    line.delivers = Delivers::ForCash;
  }
}

}  // namespace

void choose_terms(World& world, const Executor&) {
  if (!week_ends(world)) return;
  for_lines(world, [&](Firm& firm, const Suppliers& params, Line& line, const Arrears& arrears) {
    if (court_is_done(world, params, line, arrears)) world.firms->failing.push_back({firm.party, line.because});
    Delivers before = line.delivers;
    line.delivers = chosen(world, firm, params, line, arrears);
    if (line.delivers != before) note_change(world, firm, line, before, arrears);
  });
}

void complain_of_arrears(World& world, const Executor&) {
  for_lines(world, [&](Firm& firm, const Suppliers& params, Line& line, const Arrears& arrears) {
    if (arrears.days == 0) line.complaints = 0;  // a debt paid is a debt forgotten
    if (complains_today(world, params, line, arrears)) complain(world, firm, line, arrears);
  });
  if (!week_ends(world)) return;
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    if (world.firms->all[c].alive) protest(world, world.firms->all[c], world.scenario.companies[c]);
}

void run_suppliers(World& world, const Executor&) {
  if (!week_ends(world)) return;
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    const Suppliers& params = world.scenario.companies[c].suppliers;
    replace_the_failed(world, firm, params);
    for (const Line& line : firm.lines)
      if (line.supplier != outside && world.firms->of(line.supplier)->alive) week_of(world, params, line);
  }
}

}  // namespace rivalry

#include "sim/results/outputs/measures/books.hpp"

#include <algorithm>
#include <iterator>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/debtrank.hpp"
#include "sim/books/economy.hpp"
#include "sim/books/entries.hpp"

namespace rivalry::measures {

namespace {

using Cells = std::span<double>;

template <class Of>
void by_company(const World& world, Cells cells, Of of) {
  for (std::size_t c = 0; c < cells.size(); ++c) cells[c] = static_cast<double>(of(world.firms->company(c)));
}

void by_balance(const World& world, Cells cells, Account account, int sign) {
  by_company(world, cells, [&](PartyId party) { return sign * world.books->ledger.balance(party, account); });
}

std::size_t age_group(std::int32_t days) {
  auto at = std::ranges::lower_bound(oldest_of_age, days);
  return static_cast<std::size_t>(at - std::begin(oldest_of_age));
}

/// Calls f(supplier, place) for all suppliers in order.
template <class F>
void by_supplier(const World& world, Cells cells, F f) {
  for (std::size_t s = 0; s < cells.size(); ++s) cells[s] = f(world.firms->all[world.firms->companies + s]);
}

/// Adds value(party) to its cell in a row of sector_labels(): suppliers share the last one.
template <class F>
void by_party(const World& world, Cells row, F value) {
  std::size_t last = row.size() - 1;
  for (std::uint32_t party = 0; party < world.books->ledger.parties(); ++party)
    row[std::min<std::size_t>(party, last)] += static_cast<double>(value(PartyId{party}));
}

template <class F>
void by_economy(const World& world, Cells cells, F value) {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<double>(value(world.economies[i]));
}

/// The company's node, or none once it has failed.
std::size_t node_of(const World& world, const Exposures& exposed, const std::string& company) {
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    if (world.scenario.companies[c].name == company) return exposed.find(world.firms->company(c));
  return exposed.nodes.size();
}

}  // namespace

void company_cash(const World& world, Cells cells) { by_balance(world, cells, Account::Cash, 1); }
void company_receivables(const World& world, Cells cells) { by_balance(world, cells, Account::Receivables, 1); }
void company_payables(const World& world, Cells cells) { by_balance(world, cells, Account::Payables, -1); }
void company_stock(const World& world, Cells cells) { by_balance(world, cells, Account::Inventory, 1); }

void company_debt(const World& world, Cells cells) {
  const Ledger& ledger = world.books->ledger;
  by_company(world, cells, [&](PartyId party) {
    return -ledger.balance(party, Account::Debt) - ledger.balance(party, Account::Notes);
  });
}

void company_net_worth(const World& world, Cells cells) {
  by_company(world, cells, [&](PartyId party) { return world.books->ledger.net_worth(party); });
}

void company_arrears(const World& world, Cells cells) {
  by_company(world, cells, [&](PartyId party) { return world.books->invoices.overdue_of(party, world.today + 1); });
}

void company_arrears_by_age(const World& world, Cells cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    for (const Invoice& invoice : world.books->invoices.of(world.firms->company(c))) {
      if (invoice.due > world.today) break;
      cells[c * std::size(ages) + age_group(world.today + 1 - invoice.due)] += static_cast<double>(invoice.open);
    }
}

void company_paid(const World& world, Cells cells) {
  by_company(world, cells, [&](PartyId party) {
    std::int64_t paid = 0;
    for (TransferReason reason :
         {TransferReason::Payment, TransferReason::LoanRepaid, TransferReason::NoteRepaid, TransferReason::Dividend})
      paid += world.books->ledger.cash_paid(reason, party);
    return paid;
  });
}

void company_alive(const World& world, Cells cells) {
  by_company(world, cells, [&](PartyId party) { return world.firms->of(party)->alive ? 1 : 0; });
}

void company_failed_day(const World& world, Cells cells) {
  by_company(world, cells, [&](PartyId party) {
    const Firm& firm = *world.firms->of(party);
    return firm.alive ? -1 : firm.failed - world.scenario.start;
  });
}

void company_debtrank(const World& world, Cells cells) {
  Exposures exposed = exposures(world);
  by_company(world, cells, [&](PartyId party) {
    std::size_t hit = exposed.find(party);
    if (hit == exposed.nodes.size()) return 0.0;
    return impact(exposed, spread_blow(exposed, hit, 1, StressRule::DebtRank), hit, 1);
  });
}

void supplier_lost(const World& world, Cells cells) {
  by_supplier(world, cells, [](const Firm& firm) { return static_cast<double>(firm.lost); });
}

void supplier_alive(const World& world, Cells cells) {
  by_supplier(world, cells, [](const Firm& firm) { return firm.alive ? 1.0 : 0.0; });
}

void balance(const World& world, Cells cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  std::size_t row = cells.size() / account_count;
  for (std::size_t a = 0; a < account_count; ++a)
    by_party(world, cells.subspan(a * row, row),
             [&](PartyId party) { return world.books->ledger.balance(party, static_cast<Account>(a)); });
}

void flow_cash(const World& world, Cells cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  std::size_t row = cells.size() / reason_count;
  for (std::size_t w = 0; w < reason_count; ++w)
    by_party(world, cells.subspan(w * row, row),
             [&](PartyId party) { return world.books->ledger.cash_flow(static_cast<TransferReason>(w), party); });
}

void stress_impact(const World& world, Cells cells) {
  Exposures exposed = exposures(world);
  for (std::size_t s = 0; s < cells.size(); ++s) {
    const Stress& stress = world.scenario.stress[s];
    std::size_t hit = node_of(world, exposed, stress.company);
    bool there = hit < exposed.nodes.size();
    cells[s] = there ? impact(exposed, spread_blow(exposed, hit, stress.shock, stress.rule), hit, stress.shock) : 0;
  }
}

void stress_distress(const World& world, Cells cells) {
  Exposures exposed = exposures(world);
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t s = 0; s < world.scenario.stress.size(); ++s) {
    const Stress& stress = world.scenario.stress[s];
    std::size_t hit = node_of(world, exposed, stress.company);
    if (hit == exposed.nodes.size()) continue;
    std::vector<double> lost = spread_blow(exposed, hit, stress.shock, stress.rule);
    for (std::size_t c = 0; c < world.firms->companies; ++c)
      if (std::size_t node = exposed.find(world.firms->company(c)); node < lost.size())
        cells[s * world.firms->companies + c] = lost[node];
  }
}

void economy_income(const World& world, Cells cells) {
  by_economy(world, cells, [](const EconomyState& economy) { return economy.income; });
}
void economy_consumption(const World& world, Cells cells) {
  by_economy(world, cells, [](const EconomyState& economy) { return economy.consumption; });
}
void economy_disposable(const World& world, Cells cells) {
  by_economy(world, cells, [](const EconomyState& economy) { return economy.disposable; });
}
void economy_taxes(const World& world, Cells cells) {
  by_economy(world, cells, [](const EconomyState& economy) { return economy.taxes; });
}
void economy_wealth(const World& world, Cells cells) { by_economy(world, cells, wealth); }
void economy_money(const World& world, Cells cells) { by_economy(world, cells, money); }
void economy_bills(const World& world, Cells cells) { by_economy(world, cells, bills); }

std::vector<std::string> account_labels() {
  std::vector<std::string> labels;
  for (std::size_t a = 0; a < account_count; ++a) labels.emplace_back(word_of(static_cast<Account>(a)));
  return labels;
}

std::vector<std::string> flow_labels() {
  std::vector<std::string> labels;
  for (const ReasonRow& row : reason_rows()) labels.emplace_back(row.word);
  return labels;
}

std::vector<std::string> sector_labels(const Scenario& scenario) {
  std::vector<std::string> labels = {"outside", "people"};
  for (const Company& company : scenario.companies) labels.push_back(company.name);
  for (const Investor& investor : scenario.investors) labels.push_back(investor.name);
  labels.emplace_back("suppliers");
  return labels;
}

}  // namespace rivalry::measures

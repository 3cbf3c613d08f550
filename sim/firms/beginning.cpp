#include "sim/firms/beginning.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/books/lending.hpp"
#include "sim/books/stakes.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

std::int64_t whole(double amount) { return std::llround(amount); }

/// exp(spread z - spread^2 / 2): mean 1.
double lognormal(double spread, double u) { return math::exp(spread * math::normal_quantile(u) - spread * spread / 2); }

/// Shares of the k-th largest in proportion to k^-exponent; they add up to 1.
std::vector<double> sizes(std::int64_t count, double exponent) {
  std::vector<double> shares;
  double sum = 0;
  for (std::int64_t k = 1; k <= count; ++k) sum += shares.emplace_back(math::pow(static_cast<double>(k), -exponent));
  for (double& share : shares) share /= sum;
  return shares;
}

void open_cash(Books& books, PartyId party, double amount) {
  if (whole(amount) > 0) books.ledger.post({outside, party, whole(amount), TransferReason::OpeningCash});
}

PartyId declared_party(const World& world, const std::string& name) {
  std::optional<PartyId> party = party_named(world.scenario, name);
  if (!party) throw InvariantError("a company names somebody who is not there: " + name);
  return *party;
}

void book_debts(World& world, PartyId debtor, const Company& company) {
  for (const Owed& owed : company.owes) {
    PartyId creditor = declared_party(world, owed.to);
    std::int64_t amount = whole(owed.amount);
    if (amount <= 0) continue;
    if (owed.loan)
      lend(world.books, {debtor, creditor, amount, owed.rank, false}, TransferReason::OpeningLoan);
    else
      bill(world.books, debtor, creditor, amount, world.today, owed.due.value_or(world.today), owed.rank,
           TransferReason::OpeningInvoice);
  }
}

/// What the holders do not have of the ordinary shares belongs to the people.
void book_shares(World& world, PartyId party, const Company& company) {
  Register& register_ = world.books->shares;
  for (const ShareClass& kind : company.classes)
    register_.add_class(
        party,
        {.price = kind.price, .preference = kind.preference, .votes = kind.votes, .protection = kind.protection});
  std::int64_t issued = whole(company.shares), left = issued;
  for (const Holder& holder : company.holders) {
    PartyId who = declared_party(world, holder.name);
    ClassNumber kind = class_called(company.classes, holder.share_class);
    double ordinary = holder.share * static_cast<double>(issued) + (kind == ordinary_shares ? holder.shares : 0);
    std::int64_t shares = std::min(left, whole(ordinary));
    if (shares > 0) register_.issue(party, who, shares);
    left -= shares;
    if (kind != ordinary_shares && whole(holder.shares) > 0) register_.issue(party, who, whole(holder.shares), 0, kind);
  }
  if (left > 0) register_.issue(party, people, left);
  register_.set_pool(party, whole(company.option_pool));
}

void book_stock(World& world, PartyId party, std::int64_t cost) {
  if (cost > 0) world.books->ledger.post({outside, party, cost, TransferReason::OpeningStock});
}

/// The supplier's own firm: what it begins with.
void add_supplier(World& world, PartyId party, const Company& company, std::int64_t weekly) {
  Firm firm;
  firm.party = party;
  firm.default_after = company.suppliers.default_after;
  world.firms->all.push_back(firm);
  double u = world.random.uniform(Purpose::SupplierCash, 0, name_key(world.firms->names[party.index]), 0);
  double cash = company.suppliers.cash_days / days_per_week * static_cast<double>(weekly) *
                lognormal(company.suppliers.cash_spread, u);
  open_cash(world.books, party, cash);
}

/// What the company owes a supplier from before, due some day of the terms.
void book_opening_bill(World& world, PartyId debtor, PartyId supplier, const Suppliers& params, double share) {
  std::int64_t amount = whole(params.owed * share);
  if (amount <= 0) return;
  std::int32_t term = due_day(params.terms, world.today, world.scenario.holidays) - world.today;
  double u = world.random.uniform(Purpose::OpeningBill, 0, name_key(world.firms->names[supplier.index]), 0);
  Day due = world.today + 1 + static_cast<std::int32_t>(u * term);
  bill(world.books, debtor, supplier, amount, world.today, due, Rank::Unsecured, TransferReason::OpeningInvoice);
}

void add_lines(World& world, std::size_t index, std::uint32_t first_supplier) {
  const Company& company = world.scenario.companies[index];
  const Suppliers& params = company.suppliers;
  std::vector<double> shares = sizes(params.count, params.size_exponent);
  double weekly = expected_sales(world.scenario, company) * company.shop.goods * days_per_week;
  std::int64_t stock = 0;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    PartyId supplier{first_supplier + static_cast<std::uint32_t>(k)};
    Line line;
    line.supplier = supplier;
    line.share = shares[k];
    line.stock = whole(company.stock.value * shares[k]);
    line.weekly = whole(weekly * shares[k]);
    double u = world.random.uniform(Purpose::Nerve, 0, name_key(world.firms->names[supplier.index]), 0);
    line.nerve = params.nerve * math::normal_quantile(u);
    stock += line.stock;
    add_supplier(world, supplier, company, line.weekly);
    book_opening_bill(world, world.firms->company(index), supplier, params, shares[k]);
    Firm& firm = world.firms->all[index];
    firm.critical.push_back(supplier);
    firm.lines.push_back(line);
  }
  book_stock(world, world.firms->company(index), stock + world.firms->all[index].old_stock);
}

Firm first_morning(const Scenario& scenario, const Company& company, PartyId party) {
  Firm firm;
  firm.party = party;
  firm.pays = company.pays;
  firm.default_after = company.default_after;
  firm.old_stock = company.suppliers.count > 0 ? whole(company.stock.old) : 0;
  firm.staff = company.staff;
  firm.marketing = company.marketing;
  firm.sales = expected_sales(scenario, company);
  firm.demand = firm.sales * company.shop.goods;
  firm.sold.assign(static_cast<std::size_t>(std::max(1, company.shop.return_days)), 0);
  firm.sold_cost = firm.sold;
  return firm;
}

}  // namespace

Day due_day(const Terms& terms, Day issued, const Holidays& holidays) {
  return terms.working ? add_working_days(issued, terms.days, holidays) : issued + terms.days;
}

double expected_sales(const Scenario& scenario, const Company& company) {
  double opens = 0;
  for (const Segment& segment : scenario.population.segments) opens += segment.share * segment.opens;
  for (const Platform& platform : scenario.platforms)
    if (platform.name == company.shop.platform)
      return platform.members_start * (1 - platform.members_dormant) * opens * company.shop.conversion *
             company.shop.basket * company.shop.price;
  return 0;
}

void begin_firms(World& world) {
  const Scenario& scenario = world.scenario;
  if (scenario.companies.empty() && scenario.observers.empty() && scenario.shops.empty()) return;
  Firms& firms = world.firms;
  firms.names = party_names(scenario);
  firms.companies = scenario.companies.size();
  firms.investors = scenario.investors.size();
  world.books->ledger = Ledger(firms.names.size());
  world.books->invoices = Invoices(firms.names.size());
  world.books->loans = Loans(firms.names.size());
  world.books->shares = Register(firms.names.size());
  for (std::size_t c = 0; c < firms.companies; ++c)
    firms.all.push_back(first_morning(scenario, scenario.companies[c], firms.company(c)));
  for (std::size_t i = 0; i < firms.investors; ++i)
    open_cash(world.books, firms.investor(i), scenario.investors[i].cash);
  auto next = static_cast<std::uint32_t>(first_company + firms.companies + firms.investors);
  for (std::size_t c = 0; c < firms.companies; ++c) {
    open_cash(world.books, firms.company(c), scenario.companies[c].cash);
    add_lines(world, c, next);
    next += static_cast<std::uint32_t>(scenario.companies[c].suppliers.count);
  }
  for (std::size_t c = 0; c < firms.companies; ++c) {
    book_debts(world, firms.company(c), scenario.companies[c]);
    book_shares(world, firms.company(c), scenario.companies[c]);
  }
}

std::uint64_t firms_memory(const Scenario& scenario) {
  std::uint64_t parties = party_names(scenario).size();
  constexpr std::uint64_t per_party = sizeof(Firm) + sizeof(Line) + 4096;  // with its bills and what others know of it
  double purses =
      scenario.companies.empty() ? 0 : scenario.population.people / scenario.population.people_per_agent * 8;
  return parties * per_party + static_cast<std::uint64_t>(purses);
}

}  // namespace rivalry

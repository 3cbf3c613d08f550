#include "sim/firms/stock.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/firms/beginning.hpp"
#include "sim/firms/week.hpp"

namespace rivalry {

namespace {

/// From which of the other suppliers a supplier buys: the same ones always.
PartyId source_of(const World& world, const Firm& company, const Line& line, std::int64_t which) {
  std::uint32_t who = name_key(world.firms->names[line.supplier.index]);
  Words words = world.random.words(Purpose::Sources, 0, who, 0, static_cast<std::uint32_t>(which));
  std::uint64_t others = company.critical.size() - 1;
  auto place = static_cast<std::size_t>((static_cast<std::uint64_t>(words[0]) * others) >> 32);
  if (company.critical[place] >= line.supplier) ++place;
  return company.critical[place];
}

/// What making the goods costs the supplier: bought from other suppliers on credit, and from outside.
void buy_inputs(World& world, const Firm& company, const Suppliers& params, const Line& line, std::int64_t delivered) {
  Day due = due_day(params.input_terms, world.today, world.scenario.holidays);
  std::int64_t inputs = std::llround(static_cast<double>(delivered) * params.inputs), left = inputs;
  std::int64_t on_credit = std::llround(static_cast<double>(inputs) * params.inputs_credit);
  for (std::int64_t k = 0; k < params.sources && company.critical.size() > 1; ++k) {
    PartyId source = source_of(world, company, line, k);
    std::int64_t part = on_credit / params.sources;
    if (part <= 0 || !world.firms->of(source)->alive) continue;
    bill(world.books, line.supplier, source, part, world.today, due, Rank::Unsecured, TransferReason::Service);
    left -= part;
  }
  if (left > 0)
    bill(world.books, line.supplier, outside, left, world.today, due, Rank::Unsecured, TransferReason::Service);
}

void deliver_on_credit(World& world, Firm& firm, const Suppliers& params, Line& line, std::int64_t cost) {
  Day due = due_day(params.terms, world.today, world.scenario.holidays);
  bill(world.books, firm.party, line.supplier, cost, world.today, due, Rank::Unsecured, TransferReason::Delivery);
}

/// The part of the delivery that the company can pay at the door.
std::int64_t deliver_for_cash(World& world, Firm& firm, Line& line, std::int64_t cost) {
  std::int64_t can = std::max<std::int64_t>(0, world.books->ledger.cash(firm.party) - firm.reserve);
  std::int64_t paid = std::min(can, cost);
  if (paid > 0) world.books->ledger.post({firm.party, line.supplier, paid, TransferReason::CashDelivery});
  return paid;
}

/// How much of the order is delivered on the terms of the day.
std::int64_t deliver(World& world, Firm& firm, const Suppliers& params, Line& line, std::int64_t cost) {
  if (line.delivers == Delivers::ForCash) return deliver_for_cash(world, firm, line, cost);
  if (line.delivers == Delivers::UpToLimit) {
    auto limit = static_cast<std::int64_t>(params.limit_days / days_per_week * static_cast<double>(line.weekly));
    std::int64_t room = limit - world.books->invoices.open_to(firm.party, line.supplier);
    cost = std::clamp<std::int64_t>(room, 0, cost);
  }
  if (cost > 0) deliver_on_credit(world, firm, params, line, cost);
  return cost;
}

void receive(World& world, Firm& firm, const Suppliers& params, Line& line) {
  std::int64_t arriving = 0;
  while (!line.orders.empty() && line.orders.front().arrives <= world.today) {
    arriving += line.orders.front().cost;
    line.orders.erase(line.orders.begin());
  }
  if (arriving == 0 || line.delivers >= Delivers::NotAtAll) return;
  std::int64_t delivered = deliver(world, firm, params, line, arriving);
  line.stock += delivered;
  if (delivered > 0 && line.supplier != outside) buy_inputs(world, firm, params, line, delivered);
}

std::int64_t under_way(const Line& line) {
  std::int64_t cost = 0;
  for (const Order& order : line.orders) cost += order.cost;
  return cost;
}

void order(const World& world, const Firm& firm, const Stock& policy, Line& line) {
  double days = policy.cover_days + policy.lead_days + days_per_week;
  std::int64_t level = std::llround(firm.demand * line.share * days);
  std::int64_t missing = level - line.stock - under_way(line);
  if (missing > 0) line.orders.push_back({world.today + policy.lead_days, missing});
}

}  // namespace

void receive_goods(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    if (!firm.alive) continue;
    for (Line& line : firm.lines) receive(world, firm, world.scenario.companies[c].suppliers, line);
  }
}

void order_goods(World& world, const Executor&) {
  if (!week_ends(world)) return;
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    const Stock& policy = world.scenario.companies[c].stock;
    if (!firm.alive || policy.policy == OrderPolicy::Nothing) continue;
    for (Line& line : firm.lines)
      if (line.delivers < Delivers::NotAtAll) order(world, firm, policy, line);
  }
}

}  // namespace rivalry

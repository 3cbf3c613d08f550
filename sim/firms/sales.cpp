#include "sim/firms/sales.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/math.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"

namespace rivalry {

namespace {

double served(const Line& line, double demand, double shelf_days) {
  double shelf = demand * line.share * shelf_days;
  return shelf > 0 ? std::min(1.0, static_cast<double>(line.stock) / shelf) : line.stock > 0 ? 1 : 0;
}

/// Takes up to `cost` from the lines: from each in proportion to what it serves, the rest from those with most left.
std::int64_t take_from_shelves(Firm& firm, std::int64_t cost, double shelf_days) {
  double all = 0;
  for (const Line& line : firm.lines) all += line.share * served(line, firm.demand, shelf_days);
  std::int64_t taken = 0;
  for (Line& line : firm.lines) {
    double part = all > 0 ? line.share * served(line, firm.demand, shelf_days) / all : 0;
    std::int64_t wanted = std::min(line.stock, static_cast<std::int64_t>(static_cast<double>(cost) * part));
    line.stock -= wanted;
    taken += wanted;
  }
  while (taken < cost) {
    auto most = std::max_element(firm.lines.begin(), firm.lines.end(),
                                 [](const Line& a, const Line& b) { return a.stock < b.stock; });
    if (most == firm.lines.end() || most->stock == 0) break;
    std::int64_t more = std::min(most->stock, cost - taken);
    most->stock -= more;
    taken += more;
  }
  return taken;
}

/// Puts goods back on the shelves they came from.
void put_back(Firm& firm, std::int64_t cost) {
  std::int64_t left = cost;
  for (Line& line : firm.lines) {
    auto part = static_cast<std::int64_t>(static_cast<double>(cost) * line.share);
    line.stock += part;
    left -= part;
  }
  if (!firm.lines.empty()) firm.lines.front().stock += left;
}

void take_returns(World& world, Firm& firm, const OwnShop& shop, std::size_t slot) {
  std::int64_t refund = std::llround(static_cast<double>(firm.sold[slot]) * shop.returns);
  std::int64_t cost = std::llround(static_cast<double>(firm.sold_cost[slot]) * shop.returns);
  Ledger& ledger = world.books->ledger;
  if (refund <= 0) return;
  std::int64_t at_once = std::min(refund, std::max<std::int64_t>(0, ledger.cash(firm.party)));
  if (at_once > 0) ledger.post({firm.party, people, at_once, TransferReason::Refund});
  if (refund > at_once)
    bill(world.books, firm.party, people, refund - at_once, world.today, world.today, Rank::Senior,
         TransferReason::Service);
  if (cost <= 0) return;
  ledger.post({people, firm.party, cost, TransferReason::GoodsReturned});
  put_back(firm, cost);
}

void let_grow_old(Firm& firm, double per_day) {
  double share = -math::expm1(-per_day);
  for (Line& line : firm.lines) {
    auto old = static_cast<std::int64_t>(static_cast<double>(line.stock) * share);
    line.stock -= old;
    firm.old_stock += old;
  }
}

void book_firm(World& world, Firm& firm, const Company& company) {
  const OwnShop& shop = company.shop;
  auto slot = static_cast<std::size_t>(world.today - world.scenario.start) % firm.sold.size();
  take_returns(world, firm, shop, slot);
  std::int64_t cost = std::llround(static_cast<double>(firm.sales_today) / shop.price * shop.goods);
  cost = take_from_shelves(firm, cost, company.stock.shelf_days);
  if (cost > 0) world.books->ledger.post({firm.party, people, cost, TransferReason::GoodsSold});
  firm.sold[slot] = firm.sales_today;
  firm.sold_cost[slot] = cost;
  let_grow_old(firm, company.stock.obsolete_per_day);
}

}  // namespace

void check_shelves(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    double fill = 0;
    for (const Line& line : firm.lines)
      fill += line.share * served(line, firm.demand, world.scenario.companies[c].stock.shelf_days);
    firm.fill = firm.lines.empty() ? 1 : std::min(1.0, fill);
  }
}

void book_sales(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    if (firm.alive && !world.scenario.companies[c].shop.platform.empty())
      book_firm(world, firm, world.scenario.companies[c]);
  }
}

}  // namespace rivalry

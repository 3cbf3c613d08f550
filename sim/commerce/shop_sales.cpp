#include "sim/commerce/shop_sales.hpp"

#include <algorithm>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/commerce/sales_cells.hpp"
#include "sim/commerce/split.hpp"

namespace rivalry {

namespace {

/// What one shop's day means for everybody.
struct ShopAccount {
  Parts parts;
  std::vector<std::int64_t> fees;  ///< by way to pay
};

PartyId company_named(const World& world, const std::string& name) {
  for (std::size_t c = 0; c < world.scenario.companies.size(); ++c)
    if (world.scenario.companies[c].name == name && world.firms->all[c].alive) return world.firms->company(c);
  return outside;
}

ShopAccount account_of(const World& world) {
  ShopAccount account;
  account.parts.kickback.assign(world.scenario.platforms.size(), 0);
  account.fees.assign(world.scenario.rails.size(), 0);
  return account;
}

double kickback_of(const Shop& shop, const std::string& platform) {
  for (const Kickback& each : shop.kickbacks)
    if (each.platform == platform) return each.share;
  return 0;
}

/// Cuts what was sold (or came back) of one cell, and adds it with this sign.
void split_sale(const World& world, const Shop& shop, std::size_t rail, std::size_t platform, std::int64_t sold,
                int sign, ShopAccount& account) {
  if (sold <= 0) return;
  double fee_rate = rail < world.scenario.rails.size() ? world.scenario.rails[rail].fee : 0;
  const double rates[] = {shop.take_rate, fee_rate};
  std::vector<std::int64_t> parts = split(sold, rates);
  account.parts.sold += sign * sold;
  account.parts.take += sign * parts[0];
  account.parts.fee += sign * parts[1];
  account.parts.merchants += sign * parts[2];
  account.parts.goods += sign * rounded_share(sold, shop.goods);
  if (rail < account.fees.size()) account.fees[rail] += sign * parts[1];
  if (platform >= world.scenario.platforms.size()) return;
  const double kickback[] = {kickback_of(shop, world.scenario.platforms[platform].name)};
  account.parts.kickback[platform] += sign * split(parts[0], kickback)[0];
}

/// Calls at(way to pay, platform, sold) for each cell.
template <class At>
void for_cells(const World& world, const SalesCells& cells, At&& at) {
  std::size_t columns = world.scenario.platforms.size() + 1;
  for (std::size_t i = 0; i < cells.size(); ++i) at(i / columns, i % columns, cells[i]);
}

/// In cash as far as there is any; a company owes the rest from today. A negative amount goes the other way.
void pay(World& world, PartyId from, PartyId to, std::int64_t amount, TransferReason reason) {
  if (amount < 0) return pay(world, to, from, -amount, reason);
  if (amount == 0 || from == to) return;
  std::int64_t at_once =
      from == outside ? amount : std::min(amount, std::max<std::int64_t>(0, world.books->ledger.cash(from)));
  if (at_once > 0) world.books->ledger.post({from, to, at_once, reason});
  if (at_once < amount)
    bill(world.books, from, to, amount - at_once, world.today, world.today, Rank::Unsecured, TransferReason::Service);
}

std::int64_t refunds(World& world, std::size_t j, ShopAccount& account) {
  const Shop& shop = world.scenario.shops[j];
  if (shop.returns <= 0 || world.today - world.scenario.start < shop.return_days) return 0;
  std::int64_t sold_before = account.parts.sold;
  for_cells(world, cells_of(world, j, world.today + -shop.return_days),
            [&](std::size_t rail, std::size_t platform, std::int64_t sold) {
              split_sale(world, shop, rail, platform, rounded_share(sold, shop.returns), -1, account);
            });
  std::int64_t back = sold_before - account.parts.sold;
  std::int64_t of_subsidy = rounded_share(back, shop.subsidy);
  account.parts.subsidy -= of_subsidy;
  return back - of_subsidy;
}

void add(Parts& sum, const Parts& more) {
  sum.sold += more.sold;
  sum.take += more.take;
  sum.fee += more.fee;
  sum.merchants += more.merchants;
  sum.subsidy += more.subsidy;
  sum.goods += more.goods;
  for (std::size_t p = 0; p < more.kickback.size(); ++p) sum.kickback[p] += more.kickback[p];
}

void book_shop(World& world, std::size_t j) {
  const Shop& shop = world.scenario.shops[j];
  ShopState& state = world.shopping->shops[j];
  std::int64_t subsidy = state.today.subsidy;
  ShopAccount account = account_of(world);
  for_cells(world, cells_of(world, j, world.today), [&](std::size_t rail, std::size_t platform, std::int64_t sold) {
    split_sale(world, shop, rail, platform, sold, 1, account);
    if (rail < world.shopping->rails.size()) world.shopping->rails[rail].paid += sold;
  });
  account.parts.subsidy = subsidy;
  state.today = account.parts;
  std::int64_t paid = state.today.sold - subsidy;
  std::int64_t refunded = refunds(world, j, account);
  state.returned += state.today.sold - account.parts.sold;
  add(state.total, account.parts);
  PartyId company = company_named(world, shop.company);
  pay(world, outside, people, refunded, TransferReason::Refund);
  world.shopping->to_return += refunded;
  if (paid > 0) world.books->ledger.post({people, outside, paid, TransferReason::Sale});
  pay(world, outside, company, account.parts.take, TransferReason::TakeRate);
  for (std::size_t r = 0; r < account.fees.size(); ++r)
    pay(world, outside, company_named(world, world.scenario.rails[r].company), account.fees[r],
        TransferReason::PaymentFee);
  pay(world, company, outside, account.parts.subsidy, TransferReason::Marketing);
  pay(world, company, outside, account.parts.goods, TransferReason::Inputs);
  for (std::size_t p = 0; p < account.parts.kickback.size(); ++p)
    pay(world, company, company_named(world, world.scenario.platforms[p].owner), account.parts.kickback[p],
        TransferReason::Commission);
}

}  // namespace

void split_shop_sales(World& world, const Executor&) {
  for (std::size_t j = 0; j < world.scenario.shops.size(); ++j) book_shop(world, j);
}

}  // namespace rivalry

#include "sim/firms/review.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/firms/week.hpp"

namespace rivalry {

namespace {

constexpr double review_memory_days = 28;  // of what is smoothed
constexpr double quarter_days = 91.3125;   // in which a market forgets what was sold off

/// Exponential smoothing with a memory of `memory_days`.
void smooth(double& average, double today) { average += (today - average) / review_memory_days; }

void note_sales(Firm& firm, const OwnShop& shop) {
  auto wanted = static_cast<double>(firm.wanted_today);
  smooth(firm.demand, wanted / shop.price * shop.goods);
  smooth(firm.sales, static_cast<double>(firm.sales_today));
  firm.sold_off *= 1 - 1 / quarter_days;
}

/// What its lines of business leave after their costs and what partners pay, a day.
double from_business(const World& world, const Firm& firm, const Company& params) {
  const BusinessState& business = world.business->companies[firm.party.index - first_company];
  double sum = business.partners;
  for (std::size_t l = 0; l < business.lines.size(); ++l) sum += business.lines[l].sales * params.business[l].margin;
  return sum;
}

double fixed_costs(const Firm& firm, const Company& params) {
  return params.wage * firm.staff + params.rent + firm.marketing + params.other + firm.serving;
}

/// What its ads beside talk cost it a day.
double spent_on_slots(const World& world, const Company& params) {
  double spent = 0;
  for (std::size_t m = 0; m < world.ads->merchants.size(); ++m)
    if (world.scenario.merchants[m].company == params.name) spent += world.ads->merchants[m].spending;
  return spent;
}

/// What a day costs beyond what it brings, at the usual pace of sales.
double burn_of(const World& world, const Firm& firm, const Company& params) {
  const OwnShop& shop = params.shop;
  double margin = (1 - shop.returns) * (1 - shop.goods / shop.price) - shop.fulfilment / shop.price;
  double debt = -static_cast<double>(world.books->ledger.balance(firm.party, Account::Debt));
  return fixed_costs(firm, params) + spent_on_slots(world, params) + debt * params.interest_per_day -
         firm.sales * margin - from_business(world, firm, params);
}

double staff_needed(const Firm& firm, const OwnShop& shop) {
  if (shop.orders_per_staff <= 0) return 0;
  return firm.sales / (shop.basket * shop.price) / shop.orders_per_staff;
}

std::int32_t entry(World& world, const Firm& firm, HappeningKind what, std::int64_t amount, std::int32_t cause) {
  return note(world.journal, {.day = world.today, .what = what, .who = firm.party, .amount = amount, .cause = cause});
}

void lay_off(World& world, Firm& firm, const Company& params, double runway) {
  const Distress& policy = params.distress;
  bool short_of_money = runway < policy.lay_off_at_days;
  double floor = std::max(policy.staff_floor, staff_needed(firm, params.shop));
  double staff = std::max(floor, firm.staff * (1 - policy.lay_off));
  firm.marketing = params.marketing * (short_of_money ? 1 - policy.cut_marketing : 1);
  if (short_of_money && !firm.laying_off) entry(world, firm, HappeningKind::LayOff, 0, firm.because);
  firm.laying_off = short_of_money;
  if (!short_of_money || staff >= firm.staff) return;
  std::int64_t severance = std::llround((firm.staff - staff) * params.wage * policy.severance_days);
  firm.staff = staff;
  if (severance > 0)
    bill(world.books, firm.party, people, severance, world.today, world.today, Rank::Senior, TransferReason::Service);
}

/// Sells as much of the old stock as brings the runway back to where selling off begins.
void sell_off(World& world, Firm& firm, const Company& params, double runway, double burn) {
  const Stock& stock = params.stock;
  if (runway >= params.distress.sell_off_at_days || firm.old_stock <= 0) return;
  auto all = static_cast<double>(firm.old_stock);
  double price = stock.scrap * math::exp(-stock.impact * firm.sold_off);
  double short_of = std::max(0.0, burn) * params.distress.sell_off_at_days +
                    static_cast<double>(world.books->invoices.overdue_of(firm.party, world.today)) -
                    static_cast<double>(world.books->ledger.cash(firm.party));
  double share = std::min(1.0, quantity_to_sell(short_of / all, price, stock.impact));
  std::int64_t cost = std::min(firm.old_stock, static_cast<std::int64_t>(all * share));
  std::int64_t brings = std::llround(all * proceeds(share, price, stock.impact));
  if (cost <= 0 || brings <= 0) return;
  if (firm.sold_off < 0.01) firm.because = entry(world, firm, HappeningKind::FireSale, brings, firm.because);
  world.books->ledger.post({outside, firm.party, brings, TransferReason::FireSale});
  world.books->ledger.post({firm.party, outside, cost, TransferReason::GoodsSold});
  firm.old_stock -= cost;
  firm.sold_off += share;
}

void deny(World& world, Firm& firm, const Company& params) {
  if (params.distress.denies_after_days < 0 || firm.rumour == no_cause || firm.denial != no_cause) return;
  Day heard = world.journal[static_cast<std::size_t>(firm.rumour)].day;
  if (world.today - heard < params.distress.denies_after_days) return;
  firm.denial = entry(world, firm, HappeningKind::Denial, 0, firm.rumour);
  world.signals->emissions.push_back(
      {.kind = SignalKind::Denial, .about = firm.party, .source = firm.party.index, .happening = firm.denial});
}

void note_stock_out(World& world, Firm& firm) {
  constexpr double nine_tenths = 0.9, half = 0.5;
  if (firm.fill < half && !firm.sold_out) firm.because = entry(world, firm, HappeningKind::StockOut, 0, firm.because);
  firm.sold_out = firm.fill < half || (firm.sold_out && firm.fill < nine_tenths);
}

void review_firm(World& world, std::size_t company) {
  Firm& firm = world.firms->all[company];
  const Company& params = world.scenario.companies[company];
  firm.burn = burn_of(world, firm, params);
  double runway = runway_days(world, company);
  note_stock_out(world, firm);
  sell_off(world, firm, params, runway, firm.burn);
  lay_off(world, firm, params, runway);
  firm.seeking = runway < params.distress.seek_at_days;
}

}  // namespace

double runway_weeks(double free_cash, double per_week, double growth) {
  if (free_cash <= 0) return 0;
  if (per_week <= 0) return std::numeric_limits<double>::infinity();
  double weeks = free_cash / per_week;
  return growth > 0 ? math::log1p(growth * weeks) / math::log1p(growth) : weeks;
}

double quantity_to_sell(double sum, double price, double impact) {
  if (sum <= 0) return 0;
  if (impact <= 0) return price > 0 ? sum / price : std::numeric_limits<double>::infinity();
  double left = 1 - impact * sum / price;
  return left > 0 ? -math::log(left) / impact : std::numeric_limits<double>::infinity();
}

double proceeds(double quantity, double price, double impact) {
  return impact > 0 ? -price * math::expm1(-impact * quantity) / impact : price * quantity;
}

double runway_days(const World& world, std::size_t company) {
  const Firm& firm = world.firms->all[company];
  auto cash = static_cast<double>(world.books->ledger.cash(firm.party));
  auto arrears = static_cast<double>(world.books->invoices.overdue_of(firm.party, world.today));
  double growth = world.scenario.companies[company].distress.burn_grows;
  return runway_weeks(cash - arrears, firm.burn * days_per_week, growth) * days_per_week;
}

void review_runways(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    const Company& params = world.scenario.companies[c];
    if (!firm.alive) continue;
    if (!params.shop.platform.empty()) note_sales(firm, params.shop);
    deny(world, firm, params);
    if (world.today == world.scenario.start && !params.business.empty()) firm.burn = burn_of(world, firm, params);
    if (week_ends(world)) review_firm(world, c);
  }
}

}  // namespace rivalry

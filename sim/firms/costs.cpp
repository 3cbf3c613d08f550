#include "sim/firms/costs.hpp"

#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/firms/week.hpp"

namespace rivalry {

namespace {

void owe(World& world, const Firm& firm, PartyId creditor, double amount, Rank rank) {
  std::int64_t whole = std::llround(amount);
  if (whole > 0)
    bill(world.books, firm.party, creditor, whole, world.today, world.today, rank, TransferReason::Service);
}

/// Days since the last pay day, this one included: the month so far, or less in the run's first month.
std::int32_t days_of_month(const World& world) {
  std::int32_t days = 1;
  while (world.today + -days >= world.scenario.start && !ends_month(world.today + -days)) ++days;
  return days;
}

void month_ends(World& world, const Firm& firm, const Company& params) {
  double days = days_of_month(world);
  owe(world, firm, people, params.wage * firm.staff * days, Rank::Senior);
  owe(world, firm, outside, params.rent * days, Rank::Unsecured);
}

/// What it costs today to serve those who opened its platforms.
double serving_today(const World& world, const Company& params) {
  std::int64_t active = 0;
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
    if (world.scenario.platforms[p].owner == params.name)
      for (const Census& segment : world.users->platforms[p].census) active += segment.active_daily;
  return params.serving * static_cast<double>(active) * world.users->people_per_agent;
}

void pay_interest(World& world, const Firm& firm, const Company& params) {
  for (const Loan& loan : world.books->loans.of(firm.party))
    owe(world, firm, loan.lender, static_cast<double>(loan.open) * params.interest_per_day * days_per_week, loan.rank);
}

void week_costs(World& world, const Firm& firm, const Company& params) {
  owe(world, firm, outside, firm.marketing * days_per_week, Rank::Unsecured);
  owe(world, firm, outside, params.other * days_per_week, Rank::Unsecured);
  owe(world, firm, outside, firm.serving_of_week, Rank::Unsecured);
  owe(world, firm, outside, static_cast<double>(firm.sales_of_week) / params.shop.price * params.shop.fulfilment,
      Rank::Unsecured);
  pay_interest(world, firm, params);
}

void earn_from_tie_ups(World& world, const Firm& firm, const Company& params) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (event.kind != EventKind::TieUp || event.company != params.name || !world.news->since[e]) continue;
    std::int64_t earned = std::llround(event.earns);
    if (earned > 0) world.books->ledger.post({outside, firm.party, earned, TransferReason::Fees});
  }
}

}  // namespace

void bill_costs(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    Firm& firm = world.firms->all[c];
    const Company& params = world.scenario.companies[c];
    if (!firm.alive) continue;
    earn_from_tie_ups(world, firm, params);
    firm.sales_of_week += firm.sales_today;
    firm.serving = params.serving > 0 ? serving_today(world, params) : 0;
    firm.serving_of_week += firm.serving;
    if (ends_month(world.today)) month_ends(world, firm, params);
    if (week_ends(world)) {
      week_costs(world, firm, params);
      firm.sales_of_week = 0;
      firm.serving_of_week = 0;
    }
    firm.reserve = std::llround((params.wage * firm.staff + params.rent) * params.reserve_days);
  }
}

}  // namespace rivalry

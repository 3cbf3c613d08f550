#include "sim/firms/costs.hpp"

#include <algorithm>
#include <cmath>

#include "sim/books/invoices.hpp"
#include "sim/firms/week.hpp"

namespace rivalry {

namespace {

void owe(World& world, const Firm& firm, PartyId creditor, double amount, Rank rank) {
  std::int64_t whole = std::llround(amount);
  if (whole > 0) bill(world.books, firm.party, creditor, whole, world.today, world.today, rank, Why::Service);
}

/// Days since the last pay day, this one included: the month so far, or less in the run's first month.
std::int32_t days_of_month(const World& world) {
  std::int32_t days = 1;
  while (world.today + -days >= world.scenario.start && !ends_month(world.today + -days)) ++days;
  return days;
}

void month_ends(World& world, const Firm& firm, const Company& law) {
  double days = days_of_month(world);
  owe(world, firm, people, law.wage * firm.staff * days, Rank::Senior);
  owe(world, firm, outside, law.rent * days, Rank::Unsecured);
}

/// What it costs today to serve those who opened its platforms.
double serving_today(const World& world, const Company& law) {
  std::int64_t active = 0;
  for (std::size_t p = 0; p < world.users.platforms.size(); ++p)
    if (world.scenario.platforms[p].owner == law.name)
      for (const Census& segment : world.users.platforms[p].census) active += segment.active_daily;
  return law.serving * static_cast<double>(active) * world.users.people_per_agent;
}

void pay_interest(World& world, const Firm& firm, const Company& law) {
  for (const Loan& loan : world.books.loans.of(firm.party))
    owe(world, firm, loan.lender, static_cast<double>(loan.open) * law.interest_per_day * days_per_week, loan.rank);
}

void week_costs(World& world, const Firm& firm, const Company& law) {
  owe(world, firm, outside, firm.marketing * days_per_week, Rank::Unsecured);
  owe(world, firm, outside, law.other * days_per_week, Rank::Unsecured);
  owe(world, firm, outside, firm.serving_of_week, Rank::Unsecured);
  owe(world, firm, outside, static_cast<double>(firm.sales_of_week) / law.shop.price * law.shop.fulfilment,
      Rank::Unsecured);
  pay_interest(world, firm, law);
}

void earn_from_tie_ups(World& world, const Firm& firm, const Company& law) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (event.deed != Deed::TieUp || event.company != law.name || !world.news.since[e]) continue;
    std::int64_t earned = std::llround(event.earns);
    if (earned > 0) world.books.ledger.post({outside, firm.party, earned, Why::Fees});
  }
}

}  // namespace

void costs_fall_due(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms.companies; ++c) {
    Firm& firm = world.firms.all[c];
    const Company& law = world.scenario.companies[c];
    if (!firm.alive) continue;
    earn_from_tie_ups(world, firm, law);
    firm.sales_of_week += firm.sales_today;
    firm.serving = law.serving > 0 ? serving_today(world, law) : 0;
    firm.serving_of_week += firm.serving;
    if (ends_month(world.today)) month_ends(world, firm, law);
    if (week_ends(world)) {
      week_costs(world, firm, law);
      firm.sales_of_week = 0;
      firm.serving_of_week = 0;
    }
    firm.reserve = std::llround((law.wage * firm.staff + law.rent) * law.reserve_days);
  }
}

}  // namespace rivalry

#include "sim/firms/markets.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/signals/events.hpp"

namespace rivalry {

namespace {

const Market* market_of(const World& world, const BusinessLine& line) {
  for (const Market& market : world.scenario.markets)
    if (market.name == line.market) return &market;
  return nullptr;
}

/// One line of one company in a market.
struct Case {
  const Market& market;
  const Company& company;
  const BusinessLine& line;
  LineState& state;
  PartyId party;
};

enum class SuitDraw : std::uint32_t { Lasts, Settles, Decides };

double suit_draw(const World& world, const Case& one, SuitDraw which) {
  return world.random.uniform(Purpose::Relief, 0, name_key(one.company.name + "." + one.line.name),
                              static_cast<std::uint32_t>(world.today.number), static_cast<std::uint32_t>(which));
}

/// Whole days: as many as the law says, or exponential with that mean.
std::int32_t days_drawn(const World& world, const Case& one, double mean, SuitDraw which) {
  double days = one.market.exactly ? mean : -mean * math::log(suit_draw(world, one, which));
  return static_cast<std::int32_t>(std::llround(days));
}

std::int32_t enter(World& world, Case& one, HappeningKind what, std::int64_t amount = 0) {
  one.state.because =
      note(world.journal,
           {.day = world.today, .what = what, .who = one.party, .amount = amount, .cause = one.state.because});
  return one.state.because;
}

/// The entry in the journal of an event by which the company is sued today.
std::int32_t dated_suit(const World& world, const Case& one) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    bool is_this = event.kind == EventKind::Sue && event.company == one.company.name && event.market == one.market.name;
    if (!is_this || world.news->since[e] != world.today) continue;
    return entry_of(world, e);
  }
  return no_cause;
}

void may_be_sued(World& world, Case& one) {
  std::int32_t because = dated_suit(world, one);
  double hazard = suit_hazard(one.market, one.state.sales, one.state.licences);
  double u = world.random.uniform(Purpose::Suit, 0, name_key(one.company.name + "." + one.line.name),
                                  static_cast<std::uint32_t>(world.today.number));
  if (because == no_cause && u >= -math::expm1(-hazard)) return;
  one.state.because = because;
  enter(world, one, HappeningKind::Suit);
  one.state.court = Court::Sued;
  one.state.next = world.today + static_cast<std::int32_t>(std::llround(one.market.injunction_after));
}

void decide(World& world, Case& one) {
  bool stopped = suit_draw(world, one, SuitDraw::Decides) < one.market.injunction;
  if (stopped) world.firms->of(one.party)->because = enter(world, one, HappeningKind::Injunction);
  one.state.court = stopped ? Court::Stopped : Court::Contested;
  double mean = stopped ? one.market.injunction_lasts : one.market.settled_after;
  one.state.next = world.today + days_drawn(world, one, mean, stopped ? SuitDraw::Lasts : SuitDraw::Settles);
}

void relieve(World& world, Case& one) {
  enter(world, one, HappeningKind::Relief);
  one.state.court = Court::Relieved;
  one.state.next = world.today + days_drawn(world, one, one.market.settled_after, SuitDraw::Settles);
}

/// Pays what it can, and owes the rest.
void settle(World& world, Case& one) {
  std::int64_t costs = std::llround(one.market.settlement * one.state.sales * days_per_year);
  std::int64_t paid = std::clamp<std::int64_t>(world.books->ledger.cash(one.party), 0, costs);
  if (paid > 0) world.books->ledger.post({one.party, outside, paid, TransferReason::Licences});
  if (costs > paid)
    bill(world.books, one.party, outside, costs - paid, world.today, world.today, Rank::Unsecured,
         TransferReason::Service);
  enter(world, one, HappeningKind::Settled, costs);
  one.state.licences += one.market.settlement_covers * (1 - one.state.licences);
  one.state.court = Court::Quiet;
}

void go_on(World& world, Case& one) {
  if (one.state.court == Court::Quiet) return may_be_sued(world, one);
  if (world.today < one.state.next) return;
  switch (one.state.court) {
    case Court::Sued:
      return decide(world, one);
    case Court::Stopped:
      return relieve(world, one);
    default:
      return settle(world, one);
  }
}

}  // namespace

double suit_hazard(const Market& market, double sales_a_day, double licences) {
  return market.suits_at > 0 ? market.suits * sales_a_day / market.suits_at * (1 - licences) : 0;
}

double allowed_in(const World& world, const BusinessLine& line, const LineState& state) {
  const Market* market = market_of(world, line);
  if (!market) return 1;
  if (market->blocked || state.court == Court::Stopped) return 0;
  return state.court == Court::Relieved ? market->relief : 1;
}

void decide_lawsuits(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    for (std::size_t l = 0; l < world.scenario.companies[c].business.size(); ++l) {
      const Company& company = world.scenario.companies[c];
      const Market* market = market_of(world, company.business[l]);
      LineState& state = world.business->companies[c].lines[l];
      if (!market || !world.firms->all[c].alive) continue;
      if (world.today == world.scenario.start) state.licences = company.business[l].licences;
      Case one{*market, company, company.business[l], state, world.firms->company(c)};
      go_on(world, one);
    }
}

}  // namespace rivalry

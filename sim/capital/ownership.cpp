#include "sim/capital/ownership.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/cap_table.hpp"
#include "sim/capital/proceeds.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

/// One sale, in whole or in part.
struct ShareSale {
  PartyId company, seller, buyer;  ///< the buyer is the company itself if it buys them back
  double shares = 0;               ///< as if converted, at most
  double price = 0;                ///< of each
  double money = 0;                ///< at most
  std::int32_t cause = no_cause;
};

PartyId party_or_outside(const World& world, const std::string& name) {
  return party_named(world.scenario, name).value_or(outside);
}

void note_here(World& world, HappeningKind what, const ShareSale& sale, PartyId who, PartyId whom,
               std::int64_t amount) {
  note(world.journal,
       {.day = world.today, .what = what, .who = who, .whom = whom, .amount = amount, .cause = sale.cause});
}

/// Shares of one class that there is money for, and what they cost.
std::pair<std::int64_t, std::int64_t> affordable(const ShareSale& sale, std::int64_t held, double converts) {
  double wanted = std::min(sale.shares / converts, sale.money / (sale.price * converts));
  std::int64_t shares = std::min(held, shares_for(wanted, 1));
  return {shares, std::llround(static_cast<double>(shares) * sale.price * converts)};
}

/// Ordinary shares first, then other classes as declared. What it came to.
std::int64_t sell(World& world, ShareSale sale) {
  Register& register_ = world.books->shares;
  std::int64_t paid = 0;
  for (ClassNumber kind = 0; kind < register_.classes(sale.company).size(); ++kind) {
    double converts = register_.classes(sale.company)[kind].converts;
    auto [shares, cost] = affordable(sale, register_.held_of(sale.company, sale.seller, kind), converts);
    if (shares == 0 || static_cast<double>(cost) > sale.money) continue;
    if (sale.buyer == sale.company)
      buy_back(world.books, sale.company, sale.seller, kind, shares, cost);
    else
      sell_stake(world.books, sale.company, sale.seller, sale.buyer, kind, shares, cost);
    sale.shares -= static_cast<double>(shares) * converts;
    sale.money -= static_cast<double>(cost);
    paid += cost;
  }
  return paid;
}

/// What the buyer can pay; the public can pay anything.
double purse_of(const World& world, PartyId buyer) {
  constexpr double everything = 9e18;
  return buyer == outside ? everything : static_cast<double>(world.books->ledger.cash(buyer));
}

void make(World& world, const ShareSale& sale) {
  if (sale.price <= 0 || !world.firms->of(sale.company)->alive) return;
  if (locked_until(world, sale.company, sale.seller) > world.today)
    return note_here(world, HappeningKind::LockedUp, sale, sale.seller, sale.company, 0);
  std::int64_t paid = sell(world, sale);
  if (paid == 0) return;
  bool bought_back = sale.buyer == sale.company;
  note_here(world, bought_back ? HappeningKind::BuyBack : HappeningKind::ShareSale, sale,
            bought_back ? sale.company : sale.seller, bought_back ? sale.seller : sale.buyer, paid);
}

void sell_shares(World& world, const Event& event, std::int32_t cause) {
  PartyId company = company_named(world.scenario, event.company), seller = party_or_outside(world, event.from_whom);
  PartyId buyer = event.to.empty() ? outside : party_or_outside(world, event.to);
  double held = static_cast<double>(world.books->shares.held(company, seller));
  ShareSale sale{.company = company, .seller = seller, .buyer = buyer, .money = purse_of(world, buyer), .cause = cause};
  sale.shares = event.shares > 0 ? event.shares : event.share * held;
  sale.price = event.price > 0 ? event.price : share_price(world, company);
  make(world, sale);
}

void buy_shares_back(World& world, const Event& event, std::int32_t cause) {
  PartyId company = company_named(world.scenario, event.company), seller = party_or_outside(world, event.from_whom);
  ShareSale sale{.company = company, .seller = seller, .buyer = company, .cause = cause};
  sale.shares = static_cast<double>(world.books->shares.held(company, seller));
  sale.price = event.price > 0 ? event.price : share_price(world, company);
  sale.money = std::min(event.amount, purse_of(world, company));
  make(world, sale);
}

/// Every holder is paid its part of the amount, what the buyer has already at once comes back to it.
void acquire(World& world, const Event& event, std::int32_t cause) {
  PartyId company = company_named(world.scenario, event.company), buyer = party_or_outside(world, event.from_whom);
  auto amount = static_cast<std::int64_t>(std::llround(event.amount));
  Books& books = world.books;
  const std::vector<std::int64_t> parts = proceeds(books.shares, company, amount);
  const std::vector<Register::Holding> holdings(books.shares.of(company).begin(), books.shares.of(company).end());
  std::int64_t to_others = 0;
  for (std::size_t h = 0; h < holdings.size(); ++h) to_others += holdings[h].holder == buyer ? 0 : parts[h];
  if (!world.firms->of(company)->alive || books.ledger.cash(buyer) < to_others) return;
  for (std::size_t h = 0; h < holdings.size(); ++h)
    if (holdings[h].holder != buyer && holdings[h].shares > 0)
      sell_stake(books, company, holdings[h].holder, buyer, holdings[h].kind, holdings[h].shares, parts[h]);
  books.shares.set_pool(company, 0);
  note(world.journal, {.day = world.today,
                       .what = HappeningKind::Acquisition,
                       .who = buyer,
                       .whom = company,
                       .amount = to_others,
                       .cause = cause});
}

/// What it did today to come to own so much.
std::int32_t cause_of_control(const World& world, PartyId company, PartyId who) {
  for (std::size_t i = world.journal.size(); i-- > 0 && world.journal[i].day == world.today;) {
    const Happening& happening = world.journal[i];
    bool bought = happening.what == HappeningKind::ShareSale && happening.whom == who;
    if (bought || (happening.who == who && happening.whom == company)) return static_cast<std::int32_t>(i);
  }
  return no_cause;
}

PartyId controller(const World& world, PartyId company) {
  double threshold = world.scenario.companies[company.index - first_company].control;
  for (const Register::Holding& holding : world.books->shares.of(company))
    if (holding.holder.index >= first_company && world.books->shares.votes(company, holding.holder) > threshold)
      return holding.holder;
  return outside;
}

}  // namespace

double share_price(const World& world, PartyId company) {
  auto diluted = static_cast<double>(world.books->shares.diluted(company));
  return diluted > 0 ? company_value(world, company) / diluted : 0;
}

Day locked_until(const World& world, PartyId company, PartyId holder) {
  Day until = world.today;
  for (std::size_t l = 0; l < world.scenario.listings.size(); ++l) {
    const Listing& params = world.scenario.listings[l];
    const ListingState& state = world.capital->listings[l];
    bool listed = state.stage == ListingStage::Listed && company_named(world.scenario, params.company) == company;
    if (listed && holder != outside && holder != people)
      until = std::max(until, state.day + static_cast<std::int32_t>(params.lock_up_days));
  }
  return until;
}

void begin_control(World& world) {
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    world.capital->controllers.push_back(controller(world, world.firms->company(c)));
}

void trade_shares(World& world, const Executor&) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (world.news->since[e] != world.today) continue;
    if (event.kind == EventKind::SellShares) sell_shares(world, event, entry_of(world, e));
    if (event.kind == EventKind::BuyBack) buy_shares_back(world, event, entry_of(world, e));
    if (event.kind == EventKind::Acquire) acquire(world, event, entry_of(world, e));
  }
}

void note_control(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c) {
    PartyId company = world.firms->company(c), now = controller(world, company);
    if (now != outside && now != world.capital->controllers[c])
      note(world.journal, {.day = world.today,
                           .what = HappeningKind::Control,
                           .who = now,
                           .whom = company,
                           .cause = cause_of_control(world, company, now)});
    world.capital->controllers[c] = now;
  }
}

}  // namespace rivalry

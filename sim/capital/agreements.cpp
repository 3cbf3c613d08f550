#include "sim/capital/agreements.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/books/invoices.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

constexpr double poorest_return = 0.1, richest_return = 10;  // of the target: what a week can tell merchants

enum class ShopperDraw : std::uint32_t { Customers, Baskets, Spending };

/// One agreement and both its sides.
struct Deal {
  const Contract& contract;
  const Agreement& terms;
  AgreementState& state;
  PartyId holder, issuer;
};

double shopper_draw(const World& world, const Deal& deal, ShopperDraw which) {
  return world.random.uniform(Purpose::Merchant, 0, name_key(deal.contract.name),
                              static_cast<std::uint32_t>(world.today.number), static_cast<std::uint32_t>(which));
}

std::size_t bit_of(const World& world, const std::string& platform) {
  for (std::size_t p = 0; p < world.scenario.platforms.size(); ++p)
    if (world.scenario.platforms[p].name == platform) return std::size_t{1} << p;
  return 0;
}

/// People who opened both platforms today.
std::int64_t on_both(const World& world, const Agreement& terms) {
  std::size_t both = bit_of(world, terms.platform) | bit_of(world, terms.shop);
  std::int64_t agents = 0;
  for (const Openers& openers : world.users->openers)
    for (std::size_t opened = 0; opened < openers.size(); ++opened)
      if ((opened & both) == both) agents += openers[opened];
  return std::llround(static_cast<double>(agents) * world.users->people_per_agent);
}

double buys(const Deal& deal) {
  const Agreement& terms = deal.terms;
  double reach =
      terms.merchants > 0 && terms.reach > 0 ? math::pow(deal.state.spending / terms.merchants, terms.reach) : 1;
  double clicks = terms.clicks * reach * (1 + deal.state.linked * (terms.linked_clicks - 1));
  return std::min(1.0, clicks) * terms.conversion;
}

/// What that many baskets cost in all: their sum is normal by the central limit theorem, and never below 0.
std::int64_t cost_of_baskets(const World& world, const Deal& deal, std::int64_t customers) {
  auto n = static_cast<double>(customers);
  double sum = n * deal.terms.basket;
  if (deal.terms.basket_spread > 0)
    sum += deal.terms.basket * deal.terms.basket_spread * std::sqrt(n) *
           math::normal_quantile(shopper_draw(world, deal, ShopperDraw::Baskets));
  return std::max<std::int64_t>(0, std::llround(sum));
}

/// In cash as far as there is any; a company owes the rest from today, an investor until it has money.
void pay(World& world, Deal& deal, std::int64_t amount, TransferReason reason) {
  if (amount <= 0) return;
  std::int64_t cash = std::max<std::int64_t>(0, world.books->ledger.cash(deal.holder));
  std::int64_t paid = std::min(amount, cash);
  if (paid > 0) world.books->ledger.post({deal.holder, deal.issuer, paid, reason});
  if (paid == amount) return;
  if (world.firms->of(deal.holder))
    bill(world.books, deal.holder, deal.issuer, amount - paid, world.today, world.today, Rank::Unsecured,
         TransferReason::Service);
  else
    deal.state.owed += amount - paid;
}

void pay_what_is_owed(World& world, Deal& deal) {
  std::int64_t owed = deal.state.owed;
  deal.state.owed = 0;
  pay(world, deal, owed, TransferReason::Commission);
}

void a_day(World& world, Deal& deal) {
  AgreementState& state = deal.state;
  state.linked += (1 - state.linked) * -math::expm1(-deal.terms.links);
  std::int64_t customers =
      binomial(on_both(world, deal.terms), buys(deal), shopper_draw(world, deal, ShopperDraw::Customers));
  std::int64_t sold = cost_of_baskets(world, deal, customers);
  std::int64_t commission = std::llround(static_cast<double>(sold) * deal.terms.commission);
  std::int64_t advertising = std::llround(state.spending);
  pay(world, deal, commission, TransferReason::Commission);
  pay(world, deal, advertising, TransferReason::Advertising);
  state.customers += customers;
  state.sold += sold;
  state.sold_of_week += sold;
  state.spent_of_week += advertising;
  state.commission += commission;
  state.advertising += advertising;
  state.of_year += commission + advertising;
}

void a_week(const World& world, Deal& deal) {
  AgreementState& state = deal.state;
  if (state.spent_of_week > 0) {
    double brought = static_cast<double>(state.sold_of_week) / static_cast<double>(state.spent_of_week);
    double enough = std::clamp(brought / deal.terms.target, poorest_return, richest_return);
    double chance = deal.terms.noise > 0
                        ? deal.terms.noise * math::normal_quantile(shopper_draw(world, deal, ShopperDraw::Spending))
                        : 0;
    state.spending *= math::exp(deal.terms.follows * math::log(enough) + chance);
  }
  state.sold_of_week = state.spent_of_week = 0;
}

void a_year(World& world, Deal& deal, std::int32_t cause) {
  AgreementState& state = deal.state;
  std::int64_t missing = std::llround(deal.terms.commits) - state.of_year;
  ++state.years;
  state.of_year = 0;
  if (missing <= 0) return;
  pay(world, deal, missing, TransferReason::Advertising);
  state.made_up += missing;
  note(world.journal, {.day = world.today,
                       .what = HappeningKind::Shortfall,
                       .who = deal.holder,
                       .whom = deal.issuer,
                       .amount = missing,
                       .cause = cause});
}

void begin(const World& world, Deal& deal) {
  deal.state.begun = true;
  deal.state.began = world.today;
  deal.state.linked = deal.terms.linked;
  deal.state.spending = deal.terms.merchants;
}

void keep_agreement(World& world, std::size_t index) {
  const Contract& contract = world.scenario.contracts[index];
  ContractState& state = world.capital->contracts[index];
  Deal deal{contract, contract.agreement, state.agreement, *party_named(world.scenario, contract.holder),
            company_named(world.scenario, contract.issuer)};
  if (!deal.state.begun) begin(world, deal);
  pay_what_is_owed(world, deal);
  a_day(world, deal);
  std::int32_t days = world.today - deal.state.began + 1;
  if (days % static_cast<std::int32_t>(days_per_week) == 0) a_week(world, deal);
  if (days >= std::floor(days_per_year * (deal.state.years + 1))) a_year(world, deal, state.because);
  if (contract.agreement.lasts_days <= 0 || days < std::floor(contract.agreement.lasts_days)) return;
  state.stage = ContractStage::Done;
  state.since = world.today;
}

}  // namespace

std::int64_t binomial(std::int64_t n, double p, double u) {
  constexpr double exact_below = 50;
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  auto all = static_cast<double>(n);
  if (all * p >= exact_below) {
    double number = std::round(all * p + std::sqrt(all * p * (1 - p)) * math::normal_quantile(u));
    return static_cast<std::int64_t>(std::clamp(number, 0.0, all));
  }
  double term = math::exp(all * math::log1p(-p)), sum = term;
  std::int64_t k = 0;
  for (; sum < u && k < n && term > 0; sum += term) {
    term *= (all - static_cast<double>(k)) / static_cast<double>(k + 1) * p / (1 - p);
    ++k;
  }
  return k;
}

double delivered_so_far(const World& world, PartyId holder, PartyId issuer) {
  double delivered = 0, expected = 0;
  for (std::size_t i = 0; i < world.scenario.contracts.size(); ++i) {
    const Contract& contract = world.scenario.contracts[i];
    const AgreementState& state = world.capital->contracts[i].agreement;
    bool is_theirs = contract.kind == ContractKind::Agreement && state.begun &&
                     party_named(world.scenario, contract.holder) == holder &&
                     party_named(world.scenario, contract.issuer) == issuer;
    if (!is_theirs || contract.agreement.lasts_days <= 0) continue;
    double passed = (world.today - state.began + 1) / contract.agreement.lasts_days;
    delivered += static_cast<double>(state.delivered());
    expected += contract.agreement.expects * std::min(1.0, passed);
  }
  return expected > 0 ? delivered / expected : 0;
}

void pay_agreements(World& world, const Executor&) {
  for (std::size_t i = 0; i < world.scenario.contracts.size(); ++i)
    if (world.scenario.contracts[i].kind == ContractKind::Agreement &&
        world.capital->contracts[i].stage == ContractStage::InForce)
      keep_agreement(world, i);
}

}  // namespace rivalry

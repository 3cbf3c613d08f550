#include "sim/books/economy.hpp"

#include <cmath>

namespace rivalry {

namespace {

using namespace sector;

double real(std::int64_t whole) { return static_cast<double>(whole); }

void post_if_any(Ledger& ledger, PartyId from, PartyId to, std::int64_t amount, Why why) {
  if (amount > 0) ledger.post({from, to, amount, why});
}

/// What households spend when they know what everyone else will: solved from the equations for C.
std::int64_t consumption_of(const Economy& law, const EconomyState& state, std::int64_t spending,
                            std::int64_t interest) {
  double kept = 1 - law.tax;
  double known = kept * real(spending + interest);
  double spent = (law.from_income * known + law.from_wealth * real(wealth(state))) / (1 - law.from_income * kept);
  return std::llround(spent);
}

/// Bills change hands: who wants more lends to the government, who wants less is repaid.
void trade_bills(Ledger& ledger, PartyId holder, std::int64_t more) {
  post_if_any(ledger, holder, government, more, Why::LoanGiven);
  post_if_any(ledger, government, holder, -more, Why::LoanRepaid);
}

void pay_interest(const Economy& law, EconomyState& state, std::int64_t to_households) {
  std::int64_t to_bank = std::llround(law.interest * real(state.ledger.balance(central_bank, Account::Loans)));
  post_if_any(state.ledger, government, households, to_households, Why::Interest);
  post_if_any(state.ledger, government, central_bank, to_bank, Why::Interest);
  post_if_any(state.ledger, central_bank, government, to_bank, Why::Profit);
}

/// What households want to hold in bills, of what they have.
std::int64_t wanted_bills(const Economy& law, const EconomyState& state) {
  double share = law.bills + law.bills_interest * law.interest;
  double wanted = share * real(wealth(state)) - law.bills_income * real(state.disposable);
  return std::llround(std::fmin(std::fmax(wanted, 0), real(wealth(state))));
}

void play_period(const Economy& law, EconomyState& state) {
  Ledger& ledger = state.ledger;
  std::int64_t spending = std::llround(law.spending), interest = std::llround(law.interest * real(bills(state)));
  state.consumption = consumption_of(law, state, spending, interest);
  state.income = spending + state.consumption;
  state.taxes = std::llround(law.tax * real(state.income + interest));
  state.disposable = state.income + interest - state.taxes;
  pay_interest(law, state, interest);
  post_if_any(ledger, government, producers, spending, Why::Sale);
  post_if_any(ledger, households, producers, state.consumption, Why::Sale);
  post_if_any(ledger, producers, households, state.income, Why::Wages);
  post_if_any(ledger, households, government, state.taxes, Why::Tax);
  std::int64_t deficit = -ledger.cash(government), more = wanted_bills(law, state) - bills(state);
  trade_bills(ledger, households, more);
  trade_bills(ledger, central_bank, deficit - more);
  ledger.close_day(std::array{central_bank});
}

}  // namespace

std::int64_t wealth(const EconomyState& state) { return state.ledger.net_worth(households); }
std::int64_t money(const EconomyState& state) { return state.ledger.cash(households); }
std::int64_t bills(const EconomyState& state) { return state.ledger.balance(households, Account::Loans); }

void begin_economies(World& world) {
  world.economies.assign(world.scenario.economies.size(), EconomyState{.ledger = Ledger(sector::count)});
}

void economies_go_on(World& world, const Executor&) {
  std::int32_t day = world.today - world.scenario.start;
  for (std::size_t i = 0; i < world.economies.size(); ++i) {
    const Economy& law = world.scenario.economies[i];
    if (day > 0 && day % static_cast<std::int32_t>(law.period_days) == 0) play_period(law, world.economies[i]);
  }
}

}  // namespace rivalry

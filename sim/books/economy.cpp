#include "sim/books/economy.hpp"

#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

using sector::government, sector::households, sector::central_bank, sector::producers;

double in_cents(std::int64_t whole) { return static_cast<double>(whole); }

void post_if_any(Ledger& ledger, PartyId from, PartyId to, std::int64_t amount, TransferReason reason) {
  if (amount > 0) ledger.post({from, to, amount, reason});
}

/// What households spend when they know what everyone else will: solved from the equations for C.
std::int64_t consumption_of(const Economy& params, const EconomyState& state, std::int64_t spending,
                            std::int64_t interest) {
  double kept = 1 - params.tax;
  double known = kept * in_cents(spending + interest);
  double spent =
      (params.from_income * known + params.from_wealth * in_cents(wealth(state))) / (1 - params.from_income * kept);
  return std::llround(spent);
}

/// Bills change hands: who wants more lends to the government, who wants less is repaid.
void trade_bills(Ledger& ledger, PartyId holder, std::int64_t more) {
  post_if_any(ledger, holder, government, more, TransferReason::LoanGiven);
  post_if_any(ledger, government, holder, -more, TransferReason::LoanRepaid);
}

void pay_interest(const Economy& params, EconomyState& state, std::int64_t to_households) {
  std::int64_t to_bank = std::llround(params.interest * in_cents(state.ledger.balance(central_bank, Account::Loans)));
  post_if_any(state.ledger, government, households, to_households, TransferReason::Interest);
  post_if_any(state.ledger, government, central_bank, to_bank, TransferReason::Interest);
  post_if_any(state.ledger, central_bank, government, to_bank, TransferReason::Profit);
}

/// What households want to hold in bills, of what they have.
std::int64_t wanted_bills(const Economy& params, const EconomyState& state) {
  double share = params.bills + params.bills_interest * params.interest;
  double wanted = share * in_cents(wealth(state)) - params.bills_income * in_cents(state.disposable);
  return std::llround(std::fmin(std::fmax(wanted, 0), in_cents(wealth(state))));
}

void play_period(const Economy& params, EconomyState& state) {
  Ledger& ledger = state.ledger;
  std::int64_t spending = std::llround(params.spending),
               interest = std::llround(params.interest * in_cents(bills(state)));
  state.consumption = consumption_of(params, state, spending, interest);
  state.income = spending + state.consumption;
  state.taxes = std::llround(params.tax * in_cents(state.income + interest));
  state.disposable = state.income + interest - state.taxes;
  pay_interest(params, state, interest);
  post_if_any(ledger, government, producers, spending, TransferReason::Sale);
  post_if_any(ledger, households, producers, state.consumption, TransferReason::Sale);
  post_if_any(ledger, producers, households, state.income, TransferReason::Wages);
  post_if_any(ledger, households, government, state.taxes, TransferReason::Tax);
  std::int64_t deficit = -ledger.cash(government), more = wanted_bills(params, state) - bills(state);
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

void advance_economies(World& world, const Executor&) {
  std::int32_t day = world.today - world.scenario.start;
  for (std::size_t i = 0; i < world.economies.size(); ++i) {
    const Economy& params = world.scenario.economies[i];
    if (day > 0 && day % static_cast<std::int32_t>(params.period_days) == 0) play_period(params, world.economies[i]);
  }
}

}  // namespace rivalry

// Closed economies: the numbers of Godley & Lavoie, from every period's transfers.
#include "sim/books/economy.hpp"

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

using namespace rivalry;

namespace {

constexpr double million = 1e8;  // cents

Economy sim() {
  Economy economy;
  economy.spending = 20 * million;
  economy.tax = 0.2;
  economy.from_income = 0.6;
  economy.from_wealth = 0.4;
  economy.period_days = 1;
  return economy;
}

/// The state after each of the first periods.
std::vector<EconomyState> play(const Economy& params, int periods) {
  Scenario scenario;
  scenario.economies = {params};
  World world(scenario, Random(1, 0));
  begin_economies(world);
  std::vector<EconomyState> states;
  for (int day = 0; day <= periods; ++day) {
    world.today = {day};
    advance_economies(world, {});
    states.push_back(world.economies[0]);
  }
  return states;
}

double in_millions(std::int64_t amount) { return static_cast<double>(amount) / million; }

}  // namespace

TEST_CASE("model SIM, period by period") {
  auto states = play(sim(), 120);
  CHECK(states[0].income == 0);
  CHECK(in_millions(states[1].income) == Approx(38.4615).margin(1e-4));
  CHECK(in_millions(states[2].income) == Approx(47.9290).margin(1e-4));
  CHECK(in_millions(states[3].income) == Approx(55.9399).margin(1e-4));
  CHECK(in_millions(wealth(states[3])) == Approx(31.5339).margin(1e-4));
  CHECK(in_millions(states[120].income) == Approx(100).margin(1e-4));
  CHECK(in_millions(money(states[120])) == Approx(80).margin(1e-4));
  CHECK(bills(states[120]) == 0);
}

TEST_CASE("model PC: the steady state, and a government that owes what households and the bank hold") {
  Economy params = sim();
  params.interest = 0.025;
  params.bills = 0.635, params.bills_interest = 5, params.bills_income = 0.01;
  auto last = play(params, 200).back();
  CHECK(in_millions(last.income) == Approx(106.4865).margin(1e-3));
  CHECK(in_millions(bills(last)) == Approx(64.8649).margin(1e-3));
  CHECK(in_millions(money(last)) == Approx(21.6216).margin(1e-3));
  CHECK(-last.ledger.balance(sector::government, Account::Debt) == wealth(last));
  CHECK(last.ledger.cash(sector::government) == 0);
  CHECK(last.ledger.cash(sector::producers) == 0);
}

TEST_CASE("a period of several days is played on its last") {
  Economy params = sim();
  params.period_days = 3;
  auto states = play(params, 6);
  CHECK(states[2].income == 0);
  CHECK(states[3].income > 0);
  CHECK(states[5].income == states[3].income);
  CHECK(states[6].income > states[5].income);
}

// THE KEYS of insolvency, of stress and of closed economies.
#include "sim/scenario/check/books.hpp"

#include "rivalry/economies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

Key recovery_keys() {
  using R = Recovery;
  Key made = group<&Scenario::recovery>("recovery", "What the estates of insolvent firms bring (Rogers & Veraart 2013).", {
    key<&R::assets>("assets", share(), "100 %", "Share recovered of cash and of what the stock brings."),
    key<&R::claims>("claims", share(), "100 %", "Share recovered of what others pay to the estate."),
    key<&R::stock>("stock", share(), "30 %", "What the stock brings: share of its cost."),
  });
  made.may_be_missing = true;
  return made;
}

Key stress_keys() {
  using S = Stress;
  return named<&Scenario::stress, &S::name>("stress", "stress", 1000, "Blows to one company, to see how far they carry through what firms owe one another. They change nothing in the world.", {
    key<&S::company>("company", name_of_a("companies"), needed, "The company that is hit."),
    key<&S::shock>("shock", share_above_zero(), "100 %", "Share of its own worth that it loses."),
    key<&S::rule>("rule", word<StressRule>({{"debtrank", StressRule::DebtRank}, {"linear_debtrank", StressRule::Linear}}), "debtrank", "debtrank: each hands on once what has hit it (Battiston et al. 2012); linear_debtrank: each hands on all that hits it (Bardoscia et al. 2015)."),
  });
}

Key economy_keys() {
  using E = Economy;
  Key made = named<&Scenario::economies, &E::name>("economies", "economy", 100, "Closed economies of households, producers, a government and a central bank (Godley & Lavoie 2007): model PC, or model SIM where households hold no bills. They begin with nothing.", {
    key<&E::spending>("spending", money("0", "1e11"), needed, "What the government buys in a period."),
    key<&E::tax>("tax", share(), needed, "Tax on income, interest included."),
    key<&E::from_income>("from_income", share(), needed, "Share of disposable income that households spend."),
    key<&E::from_wealth>("from_wealth", share(), needed, "Share of the wealth of the period before that they spend."),
    key<&E::interest>("interest", share(), "0 %", "Interest on government bills, per period."),
    key<&E::bills>("bills.share", share(), "0 %", "Share of wealth that households hold in bills, before interest and income."),
    key<&E::bills_interest>("bills.per_interest", factor("0", "1000"), "0", "This share rises by this times the interest rate ..."),
    key<&E::bills_income>("bills.per_income", factor("0", "1000"), "0", "... and falls by this times disposable income over wealth."),
    key<&E::period_days>("period", duration("1 day", "10 years"), "1 week", "Length of a period: whole days."),
  });
  made.finish = finish_economy;
  return made;
}

// clang-format on

}  // namespace rivalry

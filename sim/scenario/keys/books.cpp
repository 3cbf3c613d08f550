// THE KEYS of insolvency, of stress and of closed economies.
#include "sim/scenario/check/books.hpp"

#include "rivalry/economies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr KeyRow recovery_rows[] = {
    key<&Recovery::assets>("assets", share(), "100 %", "Share recovered of cash and of what the stock brings."),
    key<&Recovery::claims>("claims", share(), "100 %", "Share recovered of what others pay to the estate."),
    key<&Recovery::stock>("stock", share(), "30 %", "What the stock brings: share of its cost."),
};

constexpr KeyRow recovery_keys =
    group<&Scenario::recovery>("recovery", "What the estates of insolvent firms bring (Rogers & Veraart 2013).",
                               recovery_rows)
        .or_missing();

constexpr Word stress_rule_words[] = {{"debtrank", StressRule::DebtRank}, {"linear_debtrank", StressRule::Linear}};

constexpr KeyRow stress_rows[] = {
    key<&Stress::company>("company", name_of_a("companies"), needed, "The company that is hit."),
    key<&Stress::shock>("shock", share_above_zero(), "100 %", "Share of its own worth that it loses."),
    key<&Stress::rule>("rule", word(stress_rule_words), "debtrank",
                       "debtrank: each hands on once what has hit it (Battiston et al. 2012); linear_debtrank: each "
                       "hands on all that hits it (Bardoscia et al. 2015)."),
};

constexpr KeyRow stress_keys =
    named<&Scenario::stress, &Stress::name>("stress", "stress", 1000,
                                            "Blows to one company, to see how far they carry through what firms owe "
                                            "one another. They change nothing in the world.",
                                            stress_rows);

constexpr KeyRow economy_rows[] = {
    key<&Economy::spending>("spending", money("0", "1e11"), needed, "What the government buys in a period."),
    key<&Economy::tax>("tax", share(), needed, "Tax on income, interest included."),
    key<&Economy::from_income>("from_income", share(), needed, "Share of disposable income that households spend."),
    key<&Economy::from_wealth>("from_wealth", share(), needed,
                               "Share of the wealth of the period before that they spend."),
    key<&Economy::interest>("interest", share(), "0 %", "Interest on government bills, per period."),
    key<&Economy::bills>("bills.share", share(), "0 %",
                         "Share of wealth that households hold in bills, before interest and income."),
    key<&Economy::bills_interest>("bills.per_interest", factor("0", "1000"), "0",
                                  "This share rises by this times the interest rate ..."),
    key<&Economy::bills_income>("bills.per_income", factor("0", "1000"), "0",
                                "... and falls by this times disposable income over wealth."),
    key<&Economy::period_days>("period", duration("1 day", "10 years"), "1 week", "Length of a period: whole days."),
};

constexpr KeyRow economy_keys =
    named<&Scenario::economies, &Economy::name>(
        "economies", "economy", 100,
        "Closed economies of households, producers, a government and a central bank (Godley & Lavoie 2007): model PC, "
        "or model SIM where households hold no bills. They begin with nothing.",
        economy_rows)
        .finished_by(finish_economy);

}  // namespace rivalry

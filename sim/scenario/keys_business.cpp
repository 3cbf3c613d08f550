// THE KEYS of lines of business, of the markets they sell in, and of what companies are worth.
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys.hpp"

namespace rivalry {

// clang-format off

Key business_keys() {
  using B = BusinessLine;
  return named<&Company::business, &B::name>("business", "line of business", 100, "What it earns from besides its shop.", {
    key<&B::platform>("platform", name_of_a("platforms"), "", "The platform whose users it earns from."),
    key<&B::per_minute>("per_minute", money("0", "1e6"), "", "Earned per minute of its users' attention."),
    key<&B::per_active>("per_active", money("0", "1e6"), "", "Earned per user who opens it, and day."),
    key<&B::sales>("sales", money_rate("0", "1e13"), "", "Sales at the beginning, of a line that needs no platform."),
    key<&B::grows>("grows", rate(), "0 per day", "At what rate they grow."),
    key<&B::margin>("margin", share(), "100 %", "What is left of them after their costs."),
    key<&B::market>("market", name_of_a("markets"), "", "The market that it sells in."),
  });
}

Key value_keys() {
  using V = ValueLaw;
  Key made = group<&Company::value>("value", "What the market thinks it is worth.", {
    key<&V::start>("start", money("0", "1e13"), "", "At the beginning, whatever its business; from then on its business and the mood move it. Default: what its business is worth."),
    key<&V::per_sales>("per_sales", factor("0", "1000"), "0", "Times a year's sales."),
    key<&V::per_user>("per_user", money("0", "1e6"), "", "For each user who is active in a month."),
    key<&V::platform>("platform", name_of_a("platforms"), "", "The platform whose users these are."),
    key<&V::drift>("drift", measured(Measure::Rate, "-10 per year", "10 per year"), "0 per day", "How the mood of the market drifts."),
  });
  made.may_be_missing = true;
  return made;
}

Key view_keys() {
  using V = View;
  Key made = named<&Investor::believes, &V::company>("believes", "view", 1000, "What it thinks of companies, by company.", {
    key<&V::value>("value", change(), "+0 %", "What it thinks the company is worth, against what the market thinks."),
    key<&V::synergy>("synergy", money("0", "1e13"), "", "What owning all of it would add to its own business; a stake adds its share."),
    key<&V::control_cost>("control_cost", money("0", "1e13"), "", "What regulators and partners make it pay for a larger stake."),
  });
  made.refers_to = "companies";
  return made;
}

Key market_keys() {
  using M = Market;
  return named<&Scenario::markets, &M::name>("markets", "market", 100, "Markets with courts of their own.", {});
}

// clang-format on

}  // namespace rivalry

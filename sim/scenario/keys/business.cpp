// THE KEYS of lines of business, of the markets they sell in, and of what companies are worth.
#include "sim/scenario/check/business.hpp"

#include "rivalry/business.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

/// A rate that may be below 0.
constexpr Type drift() { return measured(Measure::Rate, "-10 per year", "10 per year"); }
/// Standard deviation of what a year adds to a logarithm.
constexpr Type sales_volatility() { return measured(Measure::Share, "0 %", "500 %"); }

}  // namespace

constexpr KeyRow business_rows[] = {
    key<&BusinessLine::platform>("platform", name_of_a("platforms"), "", "The platform whose users it earns from."),
    key<&BusinessLine::per_active>("per_active", money_rate("0", "1e9"), "",
                                   "What one user a day who opens the platform brings: `1.40 USD per year`."),
    key<&BusinessLine::per_minute>("per_minute", money_rate("0", "1e9"), "",
                                   "What one minute of their attention a day brings: `0.05 USD per year`."),
    key<&BusinessLine::per_thousand>("per_thousand", money("0", "1e9"), "",
                                     "What a thousand display ads shown there bring: see `platforms.NAME.ads.load`."),
    key<&BusinessLine::sold>("sold", share(), "100 %", "Share of those that is sold."),
    key<&BusinessLine::per_member>("per_member", money_rate("0", "1e9"), "",
                                   "What one member active in a month pays for extras: `2 USD per year`."),
    key<&BusinessLine::slots>("slots", as(Form::Switch), "off",
                              "It counts what merchants pay for slots there: see `merchants`."),
    key<&BusinessLine::sales>("sales", money_rate("0", "1e13"), "",
                              "Sales at the beginning, of a line that needs no platform."),
    key<&BusinessLine::grows>("grows", drift(), "0 per day",
                              "At what rate all this grows: `0.5 per year` is by the factor exp(0.5) in a year."),
    key<&BusinessLine::fades>("fades", rate(), "0 per day",
                              "At what rate that rate fades: `1 per year` leaves 37 % of it after a year."),
    key<&BusinessLine::volatility>(
        "volatility", sales_volatility(), "0 %",
        "What chance does to it: standard deviation of what a year adds to its logarithm. The mean stays."),
    key<&BusinessLine::margin>("margin", share(), "100 %", "What is left of the sales after their costs."),
    key<&BusinessLine::from>("from", as(Form::Date), "", "It earns nothing before. Default: it has always been there."),
    key<&BusinessLine::market>("market", name_of_a("markets"), "", "The market that it sells in."),
    key<&BusinessLine::licences>("licences", share(), "0 %",
                                 "Share of the patents that it needs in that market that it has licensed."),
};

constexpr KeyRow business_keys =
    named<&Company::business, &BusinessLine::name>(
        "business", "line of business", 100,
        "What it earns from besides its shop: the users of a platform, or sales of its own.", business_rows)
        .finished_by(finish_business);

constexpr KeyRow value_rows[] = {
    key<&ValueParams::start>(
        "start", money("0", "1e13"), "",
        "What its business is worth at the beginning, its stakes in others apart; from then on its sales and users, as "
        "far as they count, and the mood move it. Default: what they are worth."),
    key<&ValueParams::per_sales>("per_sales", factor("0", "1000"), "0",
                                 "What a year's sales are worth: so many times as much."),
    key<&ValueParams::per_growth>("per_growth", factor("0", "1000"), "0",
                                  "Added to `per_sales` for each 100 % a year (logarithmic) by which they grow, as "
                                  "comparables suggest (Bhojraj & Lee 2002)."),
    key<&ValueParams::per_margin>("per_margin", factor("0", "1000"), "0",
                                  "Added to `per_sales` for each 100 % of the sales that is left after all costs."),
    key<&ValueParams::growth>(
        "growth", drift(), "0 per day",
        "At what rate its sales grow at the beginning; from then on it is seen. Default: as its lines of business do."),
    key<&ValueParams::partners>("partners", money_rate("0", "1e13"), "",
                                "What the market expects partners to pay it at the beginning, before they have paid "
                                "anything; from then on it is seen."),
    key<&ValueParams::per_user>("per_user", money("0", "1e6"), "", "What each user is worth who is active in a month."),
    key<&ValueParams::platform>("platform", name_of_a("platforms"), "", "The platform whose users these are."),
    key<&ValueParams::drift>("drift", drift(), "0 per day", "How the mood of the market drifts: `0.01 per year`."),
    key<&ValueParams::volatility>(
        "volatility", sales_volatility(), "0 %",
        "How it varies: standard deviation of what a year adds to its logarithm. Its mean stays."),
    key<&ValueParams::reverts>("reverts", rate(), "0 per day",
                               "At what rate it returns to normal. Default: never, a random walk."),
};

constexpr KeyRow value_keys =
    group<&Company::value>("value",
                           "What the market thinks it is worth: its business times the mood of the market, its money "
                           "less its debts, and its stakes in others.",
                           value_rows)
        .or_missing()
        .finished_by(finish_value);

constexpr KeyRow view_rows[] = {
    key<&View::value>("value", change(), "+0 %",
                      "What it thinks the company is worth, against what the market thinks."),
    key<&View::conviction>("conviction", factor("0", "5"), "0",
                           "How this varies from month to month: standard deviation of its logarithm."),
    key<&View::synergy>("synergy", money("0", "1e13"), "",
                        "What owning all of it would add to its own business; a stake adds its share."),
    key<&View::control_cost>("control_cost", money("0", "1e13"), "",
                             "What regulators and partners make it pay for a larger stake."),
};

constexpr KeyRow view_keys = named<&Investor::believes, &View::company>(
                                 "believes", "view", 1000, "What it thinks of companies, by company.", view_rows)
                                 .named_as("companies");

constexpr KeyRow market_rows[] = {
    key<&Market::blocked>("blocked", as(Form::Switch), "off", "Nothing can be sold there."),
    key<&Market::suits>("suits", rate(), "0 per day",
                        "How likely who sells `suits_at` there without licences is to be sued; in proportion to sales, "
                        "and to the share of patents not licensed."),
    key<&Market::suits_at>("suits_at", money_rate("0", "1e13"), "",
                           "The sales that `suits` is about: `100 million USD per year`."),
    key<&Market::injunction>("injunction", share(), "100 %", "Probability that the court stops the sales."),
    key<&Market::injunction_after>("injunction_after", duration("0 days", "20 years"), "0 days",
                                   "How long after the suit the court decides."),
    key<&Market::injunction_lasts>("injunction_lasts", duration("0 days", "20 years"), "0 days",
                                   "How long nothing may be sold, on average (exponential)."),
    key<&Market::relief>("relief", share(), "100 %", "Share of the sales that is allowed after that."),
    key<&Market::settled_after>("settled_after", duration("0 days", "20 years"), "0 days",
                                "How long it then takes both sides to settle, on average (exponential)."),
    key<&Market::exactly>("exactly", as(Form::Switch), "off", "These last exactly so long, not on average."),
    key<&Market::settlement>("settlement", measured(Measure::Share, "0 %", "1000 %"), "0 %",
                             "What is paid then: share of a year's sales there."),
    key<&Market::settlement_covers>("settlement_covers", share(), "100 %",
                                    "Share of what was not licensed that is licensed from then on."),
};

constexpr KeyRow market_keys =
    named<&Scenario::markets, &Market::name>("markets", "market", 100,
                                             "Markets with courts of their own: who sells there without licences is "
                                             "sued, stopped, allowed to sell again in part, and settles.",
                                             market_rows)
        .finished_by(finish_market);

}  // namespace rivalry

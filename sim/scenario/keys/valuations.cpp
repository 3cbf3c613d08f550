// THE KEYS of an analyst's questions about what something is worth.
#include "sim/scenario/check/valuations.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/valuations.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

using namespace valuation;

namespace {

constexpr KeyRow given_path_rows[] = {
    key<&GivenPath::written>("prices", as(Form::Text), needed, "The prices, with spaces between."),
};

constexpr KeyRow given_path_keys =
    named<&Valuation::given_paths, &GivenPath::name>(
        "given_paths", "path", 1000, "Prices along each path, on dates evenly spaced, the last of them at the end.",
        given_path_rows)
        .finished_by(finish_given_path);

constexpr Type interest_rate() { return measured(Measure::Rate, "-10 per year", "10 per year"); }
constexpr Type volatility_above_zero() { return above_low(measured(Measure::Share, "0 %", "1000 %")); }
constexpr Type volatility_or_none() { return measured(Measure::Share, "0 %", "1000 %"); }

}  // namespace

constexpr Word valuation_kind_words[] = {
    {"european", ValuationKind::European},
    {"digital", ValuationKind::Digital},
    {"tree", ValuationKind::Tree},
    {"least_squares", ValuationKind::LeastSquares},
    {"given_paths", ValuationKind::GivenPaths},
    {"exchange", ValuationKind::Exchange},
    {"wait", ValuationKind::Wait},
    {"stake_option", ValuationKind::StakeOption},
};
constexpr Word payoff_words[] = {{"call", Payoff::Call}, {"put", Payoff::Put}, {"stake", Payoff::Stake}};
constexpr Word digital_pays_words[] = {{"cash", DigitalPays::Cash}, {"asset", DigitalPays::Asset}};
constexpr Word exercise_words[] = {
    {"european", Exercise::European}, {"bermudan", Exercise::Bermudan}, {"american", Exercise::American}};
constexpr Word basis_words[] = {{"laguerre", Basis::Laguerre}, {"powers", Basis::Powers}};

constexpr KeyRow valuation_rows[] = {
    key<&Valuation::kind>(
        "kind", word(valuation_kind_words), needed,
        "european: exercised at the end (Black & Scholes 1973); digital: 1 or the thing itself, or nothing; tree: a "
        "binomial tree (Cox, Ross & Rubinstein 1979); least_squares: the value of waiting learned from simulated paths "
        "(Longstaff & Schwartz 2001); given_paths: from these paths; exchange: one thing for another (Margrabe 1978); "
        "wait: an investment that can wait for ever (McDonald & Siegel 1986); stake_option: to raise a stake in a "
        "company that will be listed, below the listing's price."),
    key<&Valuation::right>("right", word(payoff_words), needed,
                           "To buy (call) or to sell (put) at the strike; or (stake, least_squares alone) to buy at "
                           "the strike before the end and, at the end, when the company is listed, at the lower of the "
                           "strike and the listing's price less the discount.")
        .only_for("european, digital, tree, least_squares, given_paths"),
    key<&Valuation::price>("price", positive("1e12"), needed,
                           "What the thing costs today, in whatever money; wait: what the investment would bring; "
                           "exchange: of what is got.")
        .only_for("european, digital, tree, least_squares, exchange, wait, stake_option"),
    key<&Valuation::strike>("strike", factor("0", "1e12"), needed,
                            "What exercise costs, or brings for a put; wait: what the investment costs.")
        .only_for("european, digital, tree, least_squares, given_paths, wait"),
    key<&Valuation::rate>("rate", interest_rate(), "0 per year", "What money earns, continuously.")
        .only_for("european, digital, tree, least_squares, given_paths, wait, stake_option"),
    key<&Valuation::pays_out>(
        "pays_out", measured(Measure::Rate, "0 per year", "10 per year"), "0 per year",
        "What the thing pays to who owns it, continuously, as a share of its price; wait: what is missed by waiting.")
        .only_for("european, digital, tree, least_squares, exchange, wait, stake_option"),
    key<&Valuation::volatility>(
        "volatility", volatility_or_none(), needed,
        "Standard deviation of the price's logarithm after a year; it grows with the square root of time.")
        .only_for("european, digital, tree, least_squares, exchange, wait, stake_option"),
    key<&Valuation::until_days>(
        "until", {Form::Number, Measure::Duration, "0 days", "200 years", true}, needed,
        "How long the option lasts; stake_option: until it lapses, and, unless `listed` is given, until the listing.")
        .only_for("european, digital, tree, least_squares, given_paths, exchange, stake_option"),
    key<&Valuation::pays>("pays", word(digital_pays_words), needed,
                          "What is paid if it ends in the money: 1 (cash) or the thing itself (asset).")
        .only_for("digital"),
    key<&Valuation::exercise>("exercise", word(exercise_words), "american",
                              "At the end (european), on some dates (bermudan), or at any time (american).")
        .only_for("tree"),
    key<&Valuation::dates>("dates", count("1", "10000"), "",
                           "On how many dates it may be exercised, evenly spaced, the end being the last.")
        .only_for("tree, least_squares"),
    key<&Valuation::steps>("steps", count("1", "20000"), "1000",
                           "Steps of the tree; rounded up to a multiple of the dates.")
        .only_for("tree"),
    key<&Valuation::paths>("paths", count("2", "10 million"), "100 thousand",
                           "How many paths teach the value of waiting.")
        .only_for("least_squares"),
    key<&Valuation::unseen>("out_of_sample", count("0", "10 million"), "0",
                            "On how many other paths the policy learned is then tried; 0: on none.")
        .only_for("least_squares"),
    key<&Valuation::in_pairs>("antithetic", as(Form::Switch), "on",
                              "Whether every second path is the mirror image of the one before it.")
        .only_for("least_squares"),
    key<&Valuation::basis>("basis", word(basis_words), "laguerre",
                           "On what waiting is regressed beside a constant: weighted Laguerre polynomials of the price "
                           "in strikes, or its powers.")
        .only_for("least_squares"),
    key<&Valuation::functions>("functions", count("1", "7"), "3",
                               "How many of those functions; given_paths: how many powers.")
        .only_for("least_squares, given_paths"),
    given_path_keys.only_for("given_paths"),
    key<&Valuation::given_price>("given.price", positive("1e12"), needed, "What the thing that is given costs today.")
        .only_for("exchange"),
    key<&Valuation::given_volatility>("given.volatility", volatility_or_none(), needed, "Its volatility.")
        .only_for("exchange"),
    key<&Valuation::given_pays_out>("given.pays_out", measured(Measure::Rate, "0 per year", "10 per year"),
                                    "0 per year", "What it pays to who owns it.")
        .only_for("exchange"),
    key<&Valuation::correlation>("correlation", factor("-1", "1"), "0", "Correlation of the two prices' logarithms.")
        .only_for("exchange"),
    key<&Valuation::discount>("discount", share_below_one(), "0 %",
                              "How much less than the listing's price a share costs.")
        .only_for("least_squares, stake_option"),
    key<&Valuation::cap>("cap", positive("1e12"), "",
                         "What a share costs at most, and if the company is not listed; without it an unlisted "
                         "company's option has no strike.")
        .only_for("stake_option"),
    key<&Valuation::listing_hazard>("listed", rate(), "",
                                    "Hazard of the company of being listed; without it, it is listed at the end.")
        .only_for("stake_option"),
    key<&Valuation::stays_unlisted>("never", share(), "0 %",
                                    "Probability that it is not listed in time, and all that is left is the right to "
                                    "buy at the cap; instead of `listed`.")
        .only_for("stake_option"),
    key<&Valuation::hurdle_needs>("hurdle.needs", positive("1e15"), "",
                                  "Revenue that the company must have when it is listed, or the option brings nothing.")
        .only_for("stake_option"),
    key<&Valuation::hurdle_expects>("hurdle.expects", positive("1e15"), "",
                                    "Revenue that is expected then, in the same unit.")
        .only_for("stake_option"),
    key<&Valuation::hurdle_volatility>("hurdle.volatility", volatility_above_zero(), "",
                                       "Standard deviation of the revenue's logarithm after a year.")
        .only_for("stake_option"),
    key<&Valuation::hurdle_correlation>("hurdle.correlation", factor("-0.95", "0.95"), "0",
                                        "Correlation of the revenue's logarithm with the price's.")
        .only_for("stake_option"),
};

constexpr KeyRow valuation_keys =
    named<&Scenario::valuations, &Valuation::name>(
        "valuations", "valuation", 10000,
        "Questions: what is an option, or waiting, worth? They change nothing in the world.", valuation_rows)
        .chosen_by("kind")
        .finished_by(finish_valuation);

}  // namespace rivalry

// THE KEYS of an analyst's questions about what something is worth.
#include "sim/scenario/check/valuations.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/valuations.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

Key given_path_keys() {
  Key made = named<&Valuation::given_paths, &GivenPath::name>("given_paths", "path", 1000, "Prices along each path, on dates evenly spaced, the last of them at the end.", {
    key<&GivenPath::written>("prices", as(Form::Text), needed, "The prices, with spaces between."),
  });
  made.finish = finish_given_path;
  return made;
}

Type interest() { return measured(Measure::Rate, "-10 per year", "10 per year"); }

}  // namespace

Key valuation_keys() {
  using V = Valuation;
  using K = ValuationKind;
  using namespace valuation;
  Type volatility = measured(Measure::Share, "0 %", "1000 %");
  Type revenue_volatility = volatility;
  revenue_volatility.low_open = true;
  Key made = named<&Scenario::valuations, &V::name>("valuations", "valuation", 10000, "Questions: what is an option, or waiting, worth? They change nothing in the world.", {
    key<&V::kind>("kind", word<K>({{"european", K::European}, {"digital", K::Digital}, {"tree", K::Tree}, {"least_squares", K::LeastSquares}, {"given_paths", K::GivenPaths}, {"exchange", K::Exchange}, {"wait", K::Wait}, {"stake_option", K::StakeOption}}), needed, "european: exercised at the end (Black & Scholes 1973); digital: 1 or the thing itself, or nothing; tree: a binomial tree (Cox, Ross & Rubinstein 1979); least_squares: the value of waiting learned from simulated paths (Longstaff & Schwartz 2001); given_paths: from these paths; exchange: one thing for another (Margrabe 1978); wait: an investment that can wait for ever (McDonald & Siegel 1986); stake_option: to raise a stake in a company that will be listed, below the listing's price."),
    key<&V::right>("right", word<Payoff>({{"call", Payoff::Call}, {"put", Payoff::Put}, {"stake", Payoff::Stake}}), needed, "To buy (call) or to sell (put) at the strike; or (stake, least_squares alone) to buy at the strike before the end and, at the end, when the company is listed, at the lower of the strike and the listing's price less the discount.").only_for({"european", "digital", "tree", "least_squares", "given_paths"}),
    key<&V::price>("price", positive("1e12"), needed, "What the thing costs today, in whatever money; wait: what the investment would bring; exchange: of what is got.").only_for({"european", "digital", "tree", "least_squares", "exchange", "wait", "stake_option"}),
    key<&V::strike>("strike", factor("0", "1e12"), needed, "What exercise costs, or brings for a put; wait: what the investment costs.").only_for({"european", "digital", "tree", "least_squares", "given_paths", "wait"}),
    key<&V::rate>("rate", interest(), "0 per year", "What money earns, continuously.").only_for({"european", "digital", "tree", "least_squares", "given_paths", "wait", "stake_option"}),
    key<&V::pays_out>("pays_out", measured(Measure::Rate, "0 per year", "10 per year"), "0 per year", "What the thing pays to who owns it, continuously, as a share of its price; wait: what is missed by waiting.").only_for({"european", "digital", "tree", "least_squares", "exchange", "wait", "stake_option"}),
    key<&V::volatility>("volatility", volatility, needed, "Standard deviation of the price's logarithm after a year; it grows with the square root of time.").only_for({"european", "digital", "tree", "least_squares", "exchange", "wait", "stake_option"}),
    key<&V::until_days>("until", {Form::Number, Measure::Duration, "0 days", "200 years", true}, needed, "How long the option lasts; stake_option: until it lapses, and, unless `listed` is given, until the listing.").only_for({"european", "digital", "tree", "least_squares", "given_paths", "exchange", "stake_option"}),
    key<&V::pays>("pays", word<DigitalPays>({{"cash", DigitalPays::Cash}, {"asset", DigitalPays::Asset}}), needed, "What is paid if it ends in the money: 1 (cash) or the thing itself (asset).").only_for({"digital"}),
    key<&V::exercise>("exercise", word<Exercise>({{"european", Exercise::European}, {"bermudan", Exercise::Bermudan}, {"american", Exercise::American}}), "american", "At the end (european), on some dates (bermudan), or at any time (american).").only_for({"tree"}),
    key<&V::dates>("dates", count("1", "10000"), "", "On how many dates it may be exercised, evenly spaced, the end being the last.").only_for({"tree", "least_squares"}),
    key<&V::steps>("steps", count("1", "20000"), "1000", "Steps of the tree; rounded up to a multiple of the dates.").only_for({"tree"}),
    key<&V::paths>("paths", count("2", "10 million"), "100 thousand", "How many paths teach the value of waiting.").only_for({"least_squares"}),
    key<&V::unseen>("out_of_sample", count("0", "10 million"), "0", "On how many other paths the policy learned is then tried; 0: on none.").only_for({"least_squares"}),
    key<&V::in_pairs>("antithetic", as(Form::Switch), "on", "Whether every second path is the mirror image of the one before it.").only_for({"least_squares"}),
    key<&V::basis>("basis", word<Basis>({{"laguerre", Basis::Laguerre}, {"powers", Basis::Powers}}), "laguerre", "On what waiting is regressed beside a constant: weighted Laguerre polynomials of the price in strikes, or its powers.").only_for({"least_squares"}),
    key<&V::functions>("functions", count("1", "7"), "3", "How many of those functions; given_paths: how many powers.").only_for({"least_squares", "given_paths"}),
    given_path_keys().only_for({"given_paths"}),
    key<&V::given_price>("given.price", positive("1e12"), needed, "What the thing that is given costs today.").only_for({"exchange"}),
    key<&V::given_volatility>("given.volatility", volatility, needed, "Its volatility.").only_for({"exchange"}),
    key<&V::given_pays_out>("given.pays_out", measured(Measure::Rate, "0 per year", "10 per year"), "0 per year", "What it pays to who owns it.").only_for({"exchange"}),
    key<&V::correlation>("correlation", factor("-1", "1"), "0", "Correlation of the two prices' logarithms.").only_for({"exchange"}),
    key<&V::discount>("discount", share_below_one(), "0 %", "How much less than the listing's price a share costs.").only_for({"least_squares", "stake_option"}),
    key<&V::cap>("cap", positive("1e12"), "", "What a share costs at most, and if the company is not listed; without it an unlisted company's option has no strike.").only_for({"stake_option"}),
    key<&V::listing_hazard>("listed", rate(), "", "Hazard of the company of being listed; without it, it is listed at the end.").only_for({"stake_option"}),
    key<&V::stays_unlisted>("never", share(), "0 %", "Probability that it is not listed in time, and all that is left is the right to buy at the cap; instead of `listed`.").only_for({"stake_option"}),
    key<&V::hurdle_needs>("hurdle.needs", positive("1e15"), "", "Revenue that the company must have when it is listed, or the option brings nothing.").only_for({"stake_option"}),
    key<&V::hurdle_expects>("hurdle.expects", positive("1e15"), "", "Revenue that is expected then, in the same unit.").only_for({"stake_option"}),
    key<&V::hurdle_volatility>("hurdle.volatility", revenue_volatility, "", "Standard deviation of the revenue's logarithm after a year.").only_for({"stake_option"}),
    key<&V::hurdle_correlation>("hurdle.correlation", factor("-0.95", "0.95"), "0", "Correlation of the revenue's logarithm with the price's.").only_for({"stake_option"}),
  });
  made.selector = "kind";
  made.finish = finish_valuation;
  return made;
}

// clang-format on

}  // namespace rivalry

// THE KEYS of contracts.
#include "sim/scenario/check/contracts.hpp"

#include "rivalry/contracts.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

using namespace instrument;

namespace {

/// Of the instruments that have one.
Purchase* purchase_in(Contract& contract) { return const_cast<Purchase*>(contract.purchase()); }
OptionRight* right_in(Contract& contract) { return const_cast<OptionRight*>(contract.right()); }
std::vector<Tranche>* tranches_in(Contract& contract) {
  return contract.purchase() != nullptr ? &purchase_in(contract)->shares_from : nullptr;
}

/// A key of those instruments whose members it fills.
template <auto... Members>
constexpr KeyRow of_instrument(std::string_view name, const Type& type, std::string_view fallback,
                               std::string_view sentence) {
  return key_of<&Contract::terms, Members...>(name, type, fallback, sentence);
}

using Instruments = KindsOf<Contract::Terms>;
constexpr std::string_view purchases =
    Instruments::where<[]<class Instrument>(const Instrument*) { return Buys<Instrument>; }>;
constexpr std::string_view rights =
    Instruments::where<[]<class Instrument>(const Instrument*) { return HasRight<Instrument>; }>;

constexpr KeyRow tranche_rows[] = {
    key<&Tranche::shares>("shares", count("0", "1000 billion"), "0", "At most so many; 0: no such limit.")
        .measured_in("shares"),
    key<&Tranche::share>("share", share_above_zero(), "100 %", "At most this share of what is taken."),
};

constexpr KeyRow tranche_keys = named<tranches_in, &Tranche::from>(
    "shares_from", "tranche", 20,
    "Where the shares come from, one after another until there are enough: `new`, `offering` (those of a listing, at "
    "its price), or who sells them. Default: all new.",
    tranche_rows);

}  // namespace

constexpr Word exercise_style_words[] = {{"american", ExerciseStyle::American}, {"european", ExerciseStyle::European}};
constexpr Word decides_words[] = {
    {"least_squares", Decides::LeastSquares},
    {"closed_form", Decides::ClosedForm},
    {"threshold", Decides::Threshold},
    {"always", Decides::Always},
    {"never", Decides::Never},
};

constexpr KeyRow contract_rows[] = {
    kind_key<&Contract::terms>("kind"),
    key<&Contract::holder>("holder", name_of_a("investors or companies"), needed,
                           "Who buys, lends, pays or has the right."),
    key<&Contract::issuer>("issuer", name_of_a("companies"), needed, "The company whose shares or promises these are."),
    key<&Contract::at>("at", as(Form::Date), "", "When it is signed. Default: the first day."),
    key<&Contract::approval_days>("approval.takes", duration("0 days", "10 years"), "0 days",
                                  "How long a regulator takes, before anything else happens."),
    key<&Contract::approval_chance>("approval.chance", share(), "100 %", "Probability that the regulator agrees."),

    key<purchase_in, &Purchase::stake>(
        "up_to", odds_share(), "",
        "The holder's stake afterwards, at most: share of all shares fully diluted, those of a "
        "listing on the same day included. Or else `shares`.")
        .only_for("share_purchase, stake_option"),
    key<purchase_in, &Purchase::shares>("shares", count("0", "1000 billion"), "0", "So many shares. Or else `up_to`.")
        .measured_in("shares")
        .only_for(purchases),
    tranche_keys.only_for(purchases),
    key<purchase_in, &Purchase::share_class>("class", as(Form::Text), "",
                                             "Class of the new shares. Default: ordinary ones.")
        .only_for(purchases),
    of_instrument<&SharePurchase::price>("price", money("0", "1e13"), needed, "What all of them cost."),

    key<right_in, &OptionRight::strike, &Strike::fixed>(
        "strike.fixed", money("0", "1e9"), "", "The strike is the lowest of those given. This: so much for a share.")
        .only_for(rights),
    key<right_in, &OptionRight::strike, &Strike::discount_to_ipo>(
        "strike.discount_to_ipo", share(), "", "... so much less than the price of its listing, on the day of it.")
        .only_for(rights),
    key<right_in, &OptionRight::strike, &Strike::implied_equity>(
        "strike.implied_equity", money("0", "1e13"), "",
        "... what values all shares that there are before, fully diluted, at this.")
        .only_for(rights),
    key<right_in, &OptionRight::strike, &Strike::agreed>(
        "strike.agreed", factor("0", "100"), "0", "... what the market thinks a share is worth on the day, times this.")
        .only_for(rights),
    key<right_in, &OptionRight::style>("exercisable.style", word(exercise_style_words), "american",
                                       "american: at any review in its window; european: on its last day alone.")
        .only_for(rights),
    key<right_in, &OptionRight::from>("exercisable.from", as(Form::Date), "", "Not before. Default: from signing.")
        .only_for(rights),
    key<right_in, &OptionRight::until>("exercisable.until", as(Form::Date), "", "Not after; it lapses then.")
        .only_for(rights),
    key<right_in, &OptionRight::until_listing>(
        "exercisable.until_listing", name_of_a("listings"), "",
        "The holder decides when the price of this listing is known; after that it lapses.")
        .only_for(rights),
    key<right_in, &OptionRight::lapses_if_sold>(
        "lapses_if_sold", share_above_zero(), "",
        "It lapses when the holder has sold more than this share of what it had at signing.")
        .only_for(rights),
    key<right_in, &OptionRight::decides>(
        "decides", word(decides_words), "least_squares",
        "How the holder decides. least_squares: what waiting is worth is learned from other futures of this scenario "
        "(Longstaff & Schwartz 2001); closed_form: it comes from the formula for a lognormal value; threshold: once a "
        "share is worth enough times the strike (McDonald & Siegel 1986); always: as soon as there is a gain; never.")
        .only_for(rights),
    key<right_in, &OptionRight::futures>("futures", count("20", "1 million"), "200",
                                         "least_squares: how many futures are played to learn from.")
        .only_for(rights)
        .setting(),
    key<right_in, &OptionRight::volatility>(
        "volatility", measured(Measure::Share, "0 %", "1000 %"), "0 %",
        "closed_form and threshold: standard deviation of a year's change in the logarithm of "
        "the value, as the holder reckons.")
        .only_for(rights),
    key<right_in, &OptionRight::rate>("rate", rate(), "0 per day",
                                      "closed_form and threshold: what money earns meanwhile.")
        .only_for(rights),
    key<right_in, &OptionRight::pays_out>("pays_out", rate(), "0 per day",
                                          "closed_form and threshold: what who waits misses.")
        .only_for(rights),

    of_instrument<&ConvertibleNote::amount>("amount", money("0", "1e13"), needed,
                                            "What is lent, at most what the holder has."),
    of_instrument<&ConvertibleNote::discount>("discount", share_below_one(), "0 %",
                                              "How much cheaper than the next round it becomes shares."),
    of_instrument<&ConvertibleNote::cap>("cap", money("0", "1e13"), "",
                                         "The value of the company at which it becomes shares at most. Default: none."),
    of_instrument<&ConvertibleNote::matures_days>("matures", duration("0 days", "100 years"), "0 days",
                                                  "When it is repaid if it has not become shares. Default: never."),

    of_instrument<&Exclusivity::against>("against", name_of_a("investors or companies"), needed,
                                         "Whom the issuer does not let in."),
    part(agreement_keys),
};

constexpr KeyRow contract_keys =
    named<&Scenario::contracts, &Contract::name>(
        "contracts", "contract", 1000,
        "Term sheets: purchases of shares, options on a stake, warrants, notes, agreements, exclusivity.",
        contract_rows)
        .chosen_by("kind")
        .finished_by(finish_contract);

}  // namespace rivalry

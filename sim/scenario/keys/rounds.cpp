// THE KEYS of private rounds, and of what boards fear in them.
#include "sim/scenario/check/rounds.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

constexpr KeyRow bid_rows[] = {
    key<&Bid::up_to>("up_to", money("0", "1e13"), needed, "What it may put in, at most."),
    key<&Bid::at_least>("at_least", money("0", "1e13"), "", "With less it does not bother."),
    key<&Bid::synergy>("synergy", measured(Measure::Share, "-100 %", "100 %"), "0 %",
                       "What having it adds to the company, as the board sees it: share of the company's value."),
    key<&Bid::holds_days>(
        "holds", duration("0 days", "50 years"), "0 days",
        "For how long it means to own the shares: the value it expects then is discounted at its own rate."),
    key<&Bid::lead>("lead", as(Form::Switch), "off", "It would lead the round; those who lead are not cut back."),
    key<&Bid::board_seat>("board_seat", as(Form::Switch), "off", "It wants a seat on the board."),
    key<&Bid::pro_rata>(
        "pro_rata", as(Form::Switch), "off",
        "It has the right to as much of the round as it owns of the company, whatever the board thinks."),
};

constexpr KeyRow bid_keys =
    named<&Round::bids, &Bid::name>("bids", "bid", 1000, "Who is asked: investors, and their mandates.", bid_rows)
        .named_as("investors");

constexpr KeyRow scoring_rows[] = {
    key<&Scoring::price>("price", factor("0", "100"), "1", "The logarithm of the price offered, over the price asked."),
    key<&Scoring::synergy>("synergy", factor("0", "100"), "1", "`synergy` of the offer."),
    key<&Scoring::politics>("politics", factor("0", "100"), "1",
                            "`politics` of the company, for markets in which the investor is blocked."),
    key<&Scoring::partners>(
        "partners", factor("0", "100"), "1",
        "`importance` of the company's partners, times the probability that they leave (`rivals` of the investor)."),
    key<&Scoring::control>("control", factor("0", "100"), "0.2", "The investor's share of the votes afterwards."),
    key<&Scoring::board_seat>("board_seat", share(), "5 %", "What a seat on the board counts for, in votes."),
};

constexpr KeyRow scoring_keys =
    group<&Round::weighs>("weighs", "How the board scores an offer: what each of these counts.", scoring_rows);

}  // namespace

constexpr KeyRow round_rows[] = {
    key<&Round::company>("company", name_of_a("companies"), needed, "The company that asks."),
    key<&Round::at>("at", as(Form::Date), "", "When it opens; or else `chance`, `in_need` or `after`."),
    key<&Round::chance>("chance", rate(), "", "How likely it is to open."),
    key<&Round::from>("from", as(Form::Date), "", "Cannot open by chance before."),
    key<&Round::until>("until", as(Form::Date), "", "Cannot open by chance after."),
    key<&Round::in_need>("in_need", as(Form::Switch), "off",
                         "It opens when the company seeks a rescuer (`distress.seek_rescue_at`)."),
    key<&Round::after>("after", name_of_a("rounds"), "",
                       "It opens after this round has been decided; who was refused there may be let in here."),
    key<&Round::after_days>("waits", duration("0 days", "20 years"), "0 days", "How long after it."),
    key<&Round::lasts_days>("lasts", duration("0 days", "5 years"), "0 days",
                            "From opening until investors bid and the board decides."),
    key<&Round::amount>("amount", money("0", "1e13"), needed, "What the company asks for."),
    key<&Round::at_least>("at_least", money("0", "1e13"), "", "With less the round fails."),
    key<&Round::pre_money>(
        "pre_money", money("0", "1e13"), "",
        "What the company is held to be worth before the money; it sets the price. Or else `post_money`; with neither, "
        "the bids decide, all pay the lowest price of those let in, and what the market thinks is what is asked."),
    key<&Round::post_money>("post_money", money("0", "1e13"), "",
                            "What it is held to be worth with the money, if all of it comes."),
    key<&Round::share_class>("class", as(Form::Text), "",
                             "Class of the new shares, one of the company's `classes`. Default: ordinary ones."),
    key<&Round::pool>("pool", share_below_one(), "0 %",
                      "The option pool is filled up to this share of the fully diluted number afterwards, at the cost "
                      "of those who own the company before."),
    key<&Round::accepts>(
        "accepts", factor("1", "100"), "1",
        "The best offers are taken until they come to so many times the amount; then they are cut back."),
    key<&Round::noise>("noise", factor("0", "3"), "0",
                       "How investors' views of the company vary by chance: standard deviation of their logarithm."),
    key<&Round::needs_lead>("needs_lead", as(Form::Switch), "off", "The round fails if nobody who leads is let in."),
    key<&Round::veto>("veto", measured(Measure::Share, "-1000 %", "1000 %"), "0 %",
                      "The lowest score of an offer that is not refused."),
    scoring_keys,
    bid_keys,
};

constexpr KeyRow round_keys =
    named<&Scenario::rounds, &Round::name>("rounds", "round", 1000,
                                           "Private rounds, in which companies ask investors for money.", round_rows)
        .finished_by(finish_round);

constexpr KeyRow partner_rows[] = {
    key<&Partner::importance>("importance", share(), needed, "Share of its value that it would lose with the partner."),
};

constexpr KeyRow partner_keys =
    named<&Company::partners, &Partner::name>("partners", "partner", 100, "Whom it needs.", partner_rows)
        .named_as("companies or investors");

constexpr KeyRow politics_rows[] = {
    key<&Politics::cost>("cost", share(), needed, "Share of its value."),
};

constexpr KeyRow politics_keys =
    named<&Company::politics, &Politics::market>(
        "politics", "market", 100, "What it costs it to let in an investor who is blocked in a market, by market.",
        politics_rows)
        .named_as("markets");

constexpr KeyRow rival_rows[] = {
    key<&Rival::leaves>("leaves", share(), needed,
                        "Probability that this partner leaves a company that lets the investor in."),
};

constexpr KeyRow rival_keys =
    named<&Investor::rivals, &Rival::name>(
        "rivals", "rival", 100, "Who does not like it: partners of companies that it may want to join.", rival_rows)
        .named_as("companies or investors");

}  // namespace rivalry

// THE KEYS of private rounds, and of what boards fear in them.
#include "sim/scenario/check/rounds.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

const char* const most_raised = "1e13";

Key bid_keys() {
  using B = Bid;
  Key made = named<&Round::bids, &B::name>("bids", "bid", 1000, "Who is asked: investors, and their mandates.", {
    key<&B::up_to>("up_to", money("0", most_raised), needed, "What it may put in, at most."),
    key<&B::at_least>("at_least", money("0", most_raised), "", "With less it does not bother."),
    key<&B::synergy>("synergy", measured(Measure::Share, "-100 %", "100 %"), "0 %", "What having it adds to the company, as the board sees it: share of the company's value."),
    key<&B::holds_days>("holds", duration("0 days", "50 years"), "0 days", "For how long it means to own the shares: the value it expects then is discounted at its own rate."),
    key<&B::lead>("lead", as(Form::Switch), "off", "It would lead the round; those who lead are not cut back."),
    key<&B::board_seat>("board_seat", as(Form::Switch), "off", "It wants a seat on the board."),
    key<&B::pro_rata>("pro_rata", as(Form::Switch), "off", "It has the right to as much of the round as it owns of the company, whatever the board thinks."),
  });
  made.refers_to = "investors";
  return made;
}

Key scoring_keys() {
  using S = Scoring;
  return group<&Round::weighs>("weighs", "How the board scores an offer: what each of these counts.", {
    key<&S::price>("price", factor("0", "100"), "1", "The logarithm of the price offered, over the price asked."),
    key<&S::synergy>("synergy", factor("0", "100"), "1", "`synergy` of the offer."),
    key<&S::politics>("politics", factor("0", "100"), "1", "`politics` of the company, for markets in which the investor is blocked."),
    key<&S::partners>("partners", factor("0", "100"), "1", "`importance` of the company's partners, times the probability that they leave (`rivals` of the investor)."),
    key<&S::control>("control", factor("0", "100"), "0.2", "The investor's share of the votes afterwards."),
    key<&S::board_seat>("board_seat", share(), "5 %", "What a seat on the board counts for, in votes."),
  });
}

}  // namespace

Key round_keys() {
  using R = Round;
  Key made = named<&Scenario::rounds, &R::name>("rounds", "round", 1000, "Private rounds, in which companies ask investors for money.", {
    key<&R::company>("company", name_of_a("companies"), needed, "The company that asks."),
    key<&R::at>("at", as(Form::Date), "", "When it opens; or else `chance`, `in_need` or `after`."),
    key<&R::chance>("chance", rate(), "", "How likely it is to open."),
    key<&R::from>("from", as(Form::Date), "", "Cannot open by chance before."),
    key<&R::until>("until", as(Form::Date), "", "Cannot open by chance after."),
    key<&R::in_need>("in_need", as(Form::Switch), "off", "It opens when the company seeks a rescuer (`distress.seek_rescue_at`)."),
    key<&R::after>("after", name_of_a("rounds"), "", "It opens after this round has been decided; who was refused there may be let in here."),
    key<&R::after_days>("waits", duration("0 days", "20 years"), "0 days", "How long after it."),
    key<&R::lasts_days>("lasts", duration("0 days", "5 years"), "0 days", "From opening until investors bid and the board decides."),
    key<&R::amount>("amount", money("0", most_raised), needed, "What the company asks for."),
    key<&R::at_least>("at_least", money("0", most_raised), "", "With less the round fails."),
    key<&R::pre_money>("pre_money", money("0", most_raised), "", "What the company is held to be worth before the money; it sets the price. Or else `post_money`; with neither, the bids decide, all pay the lowest price of those let in, and what the market thinks is what is asked."),
    key<&R::post_money>("post_money", money("0", most_raised), "", "What it is held to be worth with the money, if all of it comes."),
    key<&R::share_class>("class", as(Form::Text), "", "Class of the new shares, one of the company's `classes`. Default: ordinary ones."),
    key<&R::pool>("pool", share_below_one(), "0 %", "The option pool is filled up to this share of the fully diluted number afterwards, at the cost of those who own the company before."),
    key<&R::accepts>("accepts", factor("1", "100"), "1", "The best offers are taken until they come to so many times the amount; then they are cut back."),
    key<&R::noise>("noise", factor("0", "3"), "0", "How investors' views of the company vary by chance: standard deviation of their logarithm."),
    key<&R::needs_lead>("needs_lead", as(Form::Switch), "off", "The round fails if nobody who leads is let in."),
    key<&R::veto>("veto", measured(Measure::Share, "-1000 %", "1000 %"), "0 %", "The lowest score of an offer that is not refused."),
    scoring_keys(),
    bid_keys(),
  });
  made.finish = finish_round;
  return made;
}

Key partner_keys() {
  using P = Partner;
  Key made = named<&Company::partners, &P::name>("partners", "partner", 100, "Whom it needs.", {
    key<&P::importance>("importance", share(), needed, "Share of its value that it would lose with the partner."),
  });
  made.refers_to = "companies or investors";
  return made;
}

Key politics_keys() {
  using P = Politics;
  Key made = named<&Company::politics, &P::market>("politics", "market", 100, "What it costs it to let in an investor who is blocked in a market, by market.", {
    key<&P::cost>("cost", share(), needed, "Share of its value."),
  });
  made.refers_to = "markets";
  return made;
}

Key rival_keys() {
  using R = Rival;
  Key made = named<&Investor::rivals, &R::name>("rivals", "rival", 100, "Who does not like it: partners of companies that it may want to join.", {
    key<&R::leaves>("leaves", share(), needed, "Probability that this partner leaves a company that lets the investor in."),
  });
  made.refers_to = "companies or investors";
  return made;
}

// clang-format on

}  // namespace rivalry

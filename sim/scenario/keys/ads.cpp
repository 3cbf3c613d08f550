// THE KEYS of advertising: talk, slots, display ads and merchants; and of questions about auctions and two-sided
// rivals.
#include "sim/scenario/check/ads.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

Key talks_keys() {
  using T = PlatformTalks;
  Key made = group<&Platform::talks>("talks", "What its users say to one another, and how well it understands that. Merchants advertise beside it.", {
    key<&T::starts>("starts", rate(), needed, "Hazard of starting a conversation about one of one's interests, on a day on which a member opens it; friends who open it on that day join in."),
    key<&T::friends>("friends", count("1", "15"), "5", "How many friends join in at most."),
    key<&T::recall>("recall", share_above_zero(), "100 %", "Of those who talk and do care about the topic: share whom the platform's analysis recognises."),
    key<&T::precision>("precision", share_above_zero(), "100 %", "Of those whom it would recognise among people at large: share who do care."),
  });
  made.may_be_missing = true;
  return made;
}

Key ads_keys() {
  using A = PlatformAds;
  Key made = group<&Platform::ads>("ads", "What it shows, and what users make of it.", {
    key<&A::load>("load", factor("0", "1000"), "0", "Display ads shown per minute of attention."),
    key<&A::annoys>("annoys", factor("0", "1000"), "0", "What they do to users: the hazard of falling dormant is multiplied by one plus this times `load`."),
    key<&A::deters>("deters", factor("0", "1000"), "0", "... and the odds of opening it by exp(-this times `load`)."),
    key<&A::reserve>("reserve", money("0", "1e9"), "", "What a click costs a merchant at least."),
    key<&A::frequency_cap>("frequency_cap", count("1", "255"), "", "How often somebody is shown a slot at most, lately. Default: any number of times."),
    key<&A::forgets_days>("forgets", duration("1 day", "1 year"), "7 days", "After this time what somebody was shown counts half."),
    key<&A::click_base>("click.base", odds_share(), "", "Of those who are shown a slot, do not care about its topic and have no friends in the talk who do: share who click."),
    key<&A::click_match>("click.match", factor("0", "20"), "0", "Added to the log-odds of a click for who does care about the topic."),
    key<&A::click_friends>("click.friends", factor("0", "20"), "0", "Added to them when all friends in the talk care about it; in proportion to their share."),
    key<&A::click_tires>("click.tires", factor("0", "20"), "0", "Taken from them for each time that somebody has been shown a slot lately."),
    key<&A::buy_base>("buy.base", odds_share(), "", "Of those who click and do not care about the topic: share who buy, at the usual price."),
    key<&A::buy_match>("buy.match", factor("0", "20"), "0", "Added to the log-odds of that for who does care."),
    key<&A::buy_price_matters>("buy.price", factor("0", "100"), "0", "Taken from them for each 100 % by which the merchant's price is above the usual one."),
  });
  made.may_be_missing = true;
  return made;
}

Key merchant_keys() {
  using M = Merchant;
  return named<&Scenario::merchants, &M::name>("merchants", "merchant", 1000, "Who bids for slots beside what people talk about, by generalised second price.", {
    key<&M::platform>("platform", name_of_a("platforms"), needed, "The platform where it advertises."),
    key<&M::shop>("shop", name_of_a("shops"), needed, "The shop where those who click may buy."),
    key<&M::interest>("interest", name_of_a("interests"), needed, "The talk beside which it wants to be."),
    key<&M::company>("company", name_of_a("companies"), "", "The company that pays. Default: somebody outside."),
    key<&M::bid>("bid", money("0", "1e9"), needed, "What a click is worth to it."),
    key<&M::quality>("quality", positive("1000"), "1", "Of its ads: multiplies the odds of a click, and weighs its bid in the auction."),
    key<&M::price>("price", positive("100"), "1", "What it asks, as a multiple of the usual price."),
    key<&M::budget>("budget", money_rate("0", "1e13"), needed, "What it spends at most: `5000 USD per day`."),
    key<&M::weekly>("budget_for", word<bool>({{"day", false}, {"week", true}}), "day", "The time for which the budget is settled; what is left then lapses."),
    key<&M::paced>("pacing", as(Form::Switch), "off", "It bids less when its budget would not last, and more again when it does."),
    key<&M::target>("wants", positive("1e6"), "10", "Sales per amount spent at which it is content."),
    key<&M::follows>("follows", factor("0", "1"), "0", "Each week its budget is multiplied by (return / what it wants) to this power."),
    key<&M::floor>("at_least", money_rate("0", "1e13"), "", "To what its budget does not fall below."),
    key<&M::ceiling>("at_most", money_rate("0", "1e13"), "", "What its budget does not rise above."),
  });
}

Key auction_keys() {
  using A = Auction;
  using P = AuctionPosition;
  using B = AuctionBidder;
  Key made = named<&Scenario::auctions, &A::name>("auctions", "auction", 1000, "Questions: who gets which position in an auction of slots, and what does it cost? They change nothing in the world.", {
    key<&A::rule>("rule", word<AuctionRule>({{"gsp", AuctionRule::Gsp}, {"envy_free", AuctionRule::EnvyFree}, {"vcg", AuctionRule::Vcg}, {"first_price", AuctionRule::FirstPrice}}), needed, "gsp: generalised second price (Edelman, Ostrovsky & Schwarz 2007); envy_free: the same at the lowest bids at which nobody would rather have another's position at its price; vcg: everybody pays what the others lose by his being there; first_price: what he bids."),
    key<&A::reserve>("reserve", factor("0", "1e9"), "0", "What a click costs at least."),
    named<&A::positions, &P::name>("positions", "position", 100, "The positions, the best first.", {
      key<&P::clicks>("clicks", factor("0", "1e12"), needed, "How often an ad there is clicked."),
    }),
    named<&A::bidders, &B::name>("bidders", "bidder", 1000, "Who bids.", {
      key<&B::value>("value", positive("1e9"), needed, "What a click is worth to him, in whatever money."),
      key<&B::bid>("bid", positive("1e9"), "", "What he bids for one. Default: the value."),
      key<&B::quality>("quality", positive("1000"), "1", "How often his ad is clicked, over how often others' are."),
    }),
  });
  made.finish = finish_auction;
  return made;
}

namespace {

template <TwoSidedSide TwoSided::*Side>
Key side_keys(const char* name, const char* sentence) {
  using S = TwoSidedSide;
  return group<Side>(name, sentence, {
    key<&S::differ>("differ", positive("1e6"), needed, "How much the two rivals differ to them (Hotelling's t)."),
    key<&S::gains>("gains", factor("0", "1e6"), "0", "What each of them gains from everybody of the other side who is there."),
    key<&S::cost>("cost", factor("0", "1e6"), "0", "What one of them costs the rival who serves him."),
    key<&S::first_fee>("starts_at", factor("-1e6", "1e6"), "0", "What both rivals ask on the first day."),
  });
}

}  // namespace

Key two_sided_keys() {
  using T = TwoSided;
  return named<&Scenario::two_sided, &T::name>("two_sided", "pair of rivals", 1000, "Two rivals who bring two sides of people together, such as users and advertisers (Armstrong 2006): each day both set the fees that are best against the other's of the day before.", {
    side_keys<&T::one>("one", "One side of the people."),
    side_keys<&T::two>("two", "The other side."),
  });
}

// clang-format on

}  // namespace rivalry

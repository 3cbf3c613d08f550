// THE KEYS of advertising: talk, slots, display ads and merchants; and of questions about auctions and two-sided
// rivals.
#include "sim/scenario/check/ads.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr KeyRow talks_rows[] = {
    key<&PlatformTalks::starts>("starts", rate(), needed,
                                "Hazard of starting a conversation about one of one's interests, on a day on which a "
                                "member opens it; friends who open it on that day join in."),
    key<&PlatformTalks::friends>("friends", count("1", "15"), "5", "How many friends join in at most."),
    key<&PlatformTalks::recall>(
        "recall", share_above_zero(), "100 %",
        "Of those who talk and do care about the topic: share whom the platform's analysis recognises."),
    key<&PlatformTalks::precision>("precision", share_above_zero(), "100 %",
                                   "Of those whom it would recognise among people at large: share who do care."),
};

constexpr KeyRow talks_keys =
    group<&Platform::talks>(
        "talks", "What its users say to one another, and how well it understands that. Merchants advertise beside it.",
        talks_rows)
        .or_missing();

constexpr KeyRow ads_rows[] = {
    key<&PlatformAds::load>("load", factor("0", "1000"), "0", "Display ads shown per minute of attention."),
    key<&PlatformAds::annoys>(
        "annoys", factor("0", "1000"), "0",
        "What they do to users: the hazard of falling dormant is multiplied by one plus this times `load`."),
    key<&PlatformAds::deters>("deters", factor("0", "1000"), "0",
                              "... and the odds of opening it by exp(-this times `load`)."),
    key<&PlatformAds::reserve>("reserve", money("0", "1e9"), "", "What a click costs a merchant at least."),
    key<&PlatformAds::frequency_cap>(
        "frequency_cap", count("1", "255"), "",
        "How often somebody is shown a slot at most, lately. Default: any number of times."),
    key<&PlatformAds::forgets_days>("forgets", duration("1 day", "1 year"), "7 days",
                                    "After this time what somebody was shown counts half."),
    key<&PlatformAds::click_base>("click.base", odds_share(), "",
                                  "Of those who are shown a slot, do not care about its topic and have no friends in "
                                  "the talk who do: share who click."),
    key<&PlatformAds::click_match>("click.match", factor("0", "20"), "0",
                                   "Added to the log-odds of a click for who does care about the topic."),
    key<&PlatformAds::click_friends>(
        "click.friends", factor("0", "20"), "0",
        "Added to them when all friends in the talk care about it; in proportion to their share."),
    key<&PlatformAds::click_tires>("click.tires", factor("0", "20"), "0",
                                   "Taken from them for each time that somebody has been shown a slot lately."),
    key<&PlatformAds::buy_base>(
        "buy.base", odds_share(), "",
        "Of those who click and do not care about the topic: share who buy, at the usual price."),
    key<&PlatformAds::buy_match>("buy.match", factor("0", "20"), "0",
                                 "Added to the log-odds of that for who does care."),
    key<&PlatformAds::buy_price_matters>(
        "buy.price", factor("0", "100"), "0",
        "Taken from them for each 100 % by which the merchant's price is above the usual one."),
};

constexpr KeyRow ads_keys =
    group<&Platform::ads>("ads", "What it shows, and what users make of it.", ads_rows).or_missing();

constexpr Word merchant_budget_for_words[] = {{"day", false}, {"week", true}};

constexpr KeyRow merchant_rows[] = {
    key<&Merchant::platform>("platform", name_of_a("platforms"), needed, "The platform where it advertises."),
    key<&Merchant::shop>("shop", name_of_a("shops"), needed, "The shop where those who click may buy."),
    key<&Merchant::interest>("interest", name_of_a("interests"), needed, "The talk beside which it wants to be."),
    key<&Merchant::company>("company", name_of_a("companies"), "", "The company that pays. Default: somebody outside."),
    key<&Merchant::bid>("bid", money("0", "1e9"), needed, "What a click is worth to it."),
    key<&Merchant::quality>("quality", positive("1000"), "1",
                            "Of its ads: multiplies the odds of a click, and weighs its bid in the auction."),
    key<&Merchant::price>("price", positive("100"), "1", "What it asks, as a multiple of the usual price."),
    key<&Merchant::budget>("budget", money_rate("0", "1e13"), needed, "What it spends at most: `5000 USD per day`."),
    key<&Merchant::weekly>("budget_for", word(merchant_budget_for_words), "day",
                           "The time for which the budget is settled; what is left then lapses."),
    key<&Merchant::paced>("pacing", as(Form::Switch), "off",
                          "It bids less when its budget would not last, and more again when it does."),
    key<&Merchant::target>("wants", positive("1e6"), "10", "Sales per amount spent at which it is content."),
    key<&Merchant::follows>("follows", factor("0", "1"), "0",
                            "Each week its budget is multiplied by (return / what it wants) to this power."),
    key<&Merchant::floor>("at_least", money_rate("0", "1e13"), "", "To what its budget does not fall below."),
    key<&Merchant::ceiling>("at_most", money_rate("0", "1e13"), "", "What its budget does not rise above."),
};

constexpr KeyRow merchant_keys = named<&Scenario::merchants, &Merchant::name>(
    "merchants", "merchant", 1000, "Who bids for slots beside what people talk about, by generalised second price.",
    merchant_rows);

constexpr Word auction_rule_words[] = {
    {"gsp", AuctionRule::Gsp},
    {"envy_free", AuctionRule::EnvyFree},
    {"vcg", AuctionRule::Vcg},
    {"first_price", AuctionRule::FirstPrice},
};

constexpr KeyRow auction_bidder_rows[] = {
    key<&AuctionBidder::value>("value", positive("1e9"), needed, "What a click is worth to him, in whatever money."),
    key<&AuctionBidder::bid>("bid", positive("1e9"), "", "What he bids for one. Default: the value."),
    key<&AuctionBidder::quality>("quality", positive("1000"), "1",
                                 "How often his ad is clicked, over how often others' are."),
};

constexpr KeyRow auction_position_rows[] = {
    key<&AuctionPosition::clicks>("clicks", factor("0", "1e12"), needed, "How often an ad there is clicked."),
};

constexpr KeyRow auction_rows[] = {
    key<&Auction::rule>("rule", word(auction_rule_words), needed,
                        "gsp: generalised second price (Edelman, Ostrovsky & Schwarz 2007); envy_free: the same at the "
                        "lowest bids at which nobody would rather have another's position at its price; vcg: everybody "
                        "pays what the others lose by his being there; first_price: what he bids."),
    key<&Auction::reserve>("reserve", factor("0", "1e9"), "0", "What a click costs at least."),
    named<&Auction::positions, &AuctionPosition::name>("positions", "position", 100, "The positions, the best first.",
                                                       auction_position_rows),
    named<&Auction::bidders, &AuctionBidder::name>("bidders", "bidder", 1000, "Who bids.", auction_bidder_rows),
};

constexpr KeyRow auction_keys =
    named<&Scenario::auctions, &Auction::name>("auctions", "auction", 1000,
                                               "Questions: who gets which position in an auction of slots, and what "
                                               "does it cost? They change nothing in the world.",
                                               auction_rows)
        .finished_by(finish_auction);

namespace {

constexpr KeyRow side_rows[] = {
    key<&TwoSidedSide::differ>("differ", positive("1e6"), needed,
                               "How much the two rivals differ to them (Hotelling's t)."),
    key<&TwoSidedSide::gains>("gains", factor("0", "1e6"), "0",
                              "What each of them gains from everybody of the other side who is there."),
    key<&TwoSidedSide::cost>("cost", factor("0", "1e6"), "0", "What one of them costs the rival who serves him."),
    key<&TwoSidedSide::first_fee>("starts_at", factor("-1e6", "1e6"), "0", "What both rivals ask on the first day."),
};

}  // namespace

constexpr KeyRow two_sided_rows[] = {
    group<&TwoSided::one>("one", "One side of the people.", side_rows),
    group<&TwoSided::two>("two", "The other side.", side_rows),
};

constexpr KeyRow two_sided_keys = named<&Scenario::two_sided, &TwoSided::name>(
    "two_sided", "pair of rivals", 1000,
    "Two rivals who bring two sides of people together, such as users and advertisers (Armstrong 2006): each day both "
    "set the fees that are best against the other's of the day before.",
    two_sided_rows);

}  // namespace rivalry

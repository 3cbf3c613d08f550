// THE KEYS of shops, of how people choose among them, and of the ways in which they pay.
#include "sim/scenario/check/shops.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

constexpr Type shop_appeal() { return factor("-50", "50"); }

constexpr KeyRow served_rows[] = {
    key<&Served::appeal>("appeal", shop_appeal(), "0", "What it appeals more to those who have it."),
};

constexpr KeyRow served_keys = named<&Shop::serves, &Served::interest>(
                                   "serves", "interest", 8, "The interests that it serves, by interest.", served_rows)
                                   .named_as("interests");

constexpr KeyRow link_rows[] = {
    key<&ShopLink::bonus>("bonus", shop_appeal(), needed, "How much more the shop appeals to those who have."),
    key<&ShopLink::linked>(
        "linked", share(), "0 %",
        "Share of the people who are ready to link at the beginning: who of them is active on the platform has."),
    key<&ShopLink::links>("links", rate(), "0 per day",
                          "How readily the others link theirs. An event `link_accounts` adds to it."),
};

constexpr KeyRow link_keys =
    named<&Shop::links, &ShopLink::platform>("links", "platform", 6,
                                             "One-click entry from platforms: by platform, for its active members who "
                                             "have linked their accounts with the shop.",
                                             link_rows)
        .named_as("platforms");

constexpr KeyRow kickback_rows[] = {
    key<&Kickback::share>("share", share(), needed, "Share of that part, to the platform's owner."),
};

constexpr KeyRow kickback_keys =
    named<&Shop::kickbacks, &Kickback::platform>("kickback", "platform", 6,
                                                 "What the company passes on of its part of baskets that a platform "
                                                 "brought (by a click or a post), by platform.",
                                                 kickback_rows)
        .named_as("platforms");

constexpr KeyRow accepted_rows[] = {
    key<&Accepted::eases>("eases", shop_appeal(), "0",
                          "How much more the shop appeals to those who can pay so. Who can in several ways pays in the "
                          "one that eases most."),
};

constexpr KeyRow accepted_keys =
    named<&Shop::accepts, &Accepted::rail>(
        "accepts", "way to pay", max_rails,
        "How people can pay there, by way to pay. Who has none of these cannot buy. Default: everybody can pay.",
        accepted_rows)
        .named_as("payments");

}  // namespace

constexpr KeyRow shop_rows[] = {
    key<&Shop::company>("company", name_of_a("companies"), "",
                        "The company that it belongs to. Default: somebody outside."),
    key<&Shop::platform>("platform", name_of_a("platforms"), "",
                         "Only active members of this platform shop there. Default: everybody can."),
    key<&Shop::opens>("opens", as(Form::Date), "", "Nobody can shop there before. Default: it has always been open."),
    key<&Shop::nest>("nest", name_of_a("shopping.nests"), "", "The shops it is most like. Default: none."),
    key<&Shop::appeal>(
        "appeal", shop_appeal(), "0",
        "What it appeals to people at the beginning or when it opens, at the usual price; buying nothing has 0."),
    key<&Shop::grows>("grows", measured(Measure::Rate, "-10 per year", "10 per year"), "0 per day",
                      "By how much its appeal grows: `0.5 per year` adds 0.5 in a year."),
    key<&Shop::fades>("fades", rate(), "0 per day",
                      "At what rate that growth fades: `1 per year` leaves 37 % of it after a year."),
    served_keys,
    key<&Shop::price>("price", positive("10"), "1", "Its prices, as a multiple of the usual ones."),
    key<&Shop::subsidy>("subsidy", share_below_one(), "0 %",
                        "Share of its prices that the company pays instead of the customers."),
    key<&Shop::basket>("basket", money("0", "1e9"), needed, "What an order costs at the usual prices, on average."),
    key<&Shop::basket_spread>("basket_spread", factor("0", "3"), "0",
                              "How baskets differ: standard deviation of their logarithm."),
    key<&Shop::orders>("orders", positive("100"), "1", "Orders in a week in which somebody shops there."),
    key<&Shop::take_rate>("take_rate", share(), needed,
                          "The company's part of the sales; the rest is the merchants', less the fee for the payment."),
    key<&Shop::passed_on>(
        "passed_on", share(), "0 %",
        "Share of that part that merchants add to their prices: at 100 % they keep what they would without it."),
    key<&Shop::goods>("goods", measured(Measure::Share, "0 %", "200 %"), "0 %",
                      "What the sales cost the company where goods or delivery are its own: share of them."),
    kickback_keys,
    accepted_keys,
    link_keys,
    key<&Shop::returns>("returns", share_below_one(), "0 %",
                        "Share of the sales that is sent back and refunded by everybody who had a part of them; it "
                        "comes back into people's purses with the next budget, in proportion to budgets."),
    key<&Shop::return_days>("return_after", duration("1 day", "90 days"), "7 days", "When they come back."),
};

constexpr KeyRow shop_keys =
    named<&Scenario::shops, &Shop::name>("shops", "shop", max_shops,
                                         "Marketplaces: merchants sell there, and a company takes its part. (A "
                                         "company's own shop with its stock is `companies.NAME.shop`.)",
                                         shop_rows)
        .finished_by(finish_shop);

constexpr KeyRow shopping_nest_rows[] = {
    key<&Nest::dissimilarity>("dissimilarity", share_above_zero(), needed,
                              "From 100 % (they are not) down towards 0 % (as good as the same shop)."),
};

constexpr KeyRow shopping_rows[] = {
    key<&ShoppingParams::price_sensitivity>("price_sensitivity", factor("0", "20"), "0",
                                            "A shop's appeal falls by this times the logarithm of what customers pay "
                                            "there, as a multiple of the usual prices."),
    key<&ShoppingParams::loyalty>("loyalty", factor("0", "20"), "0",
                                  "How much more a shop appeals to who has bought there in each of the last eight "
                                  "weeks; less weeks count in part (Guadagni & Little 1983)."),
    key<&ShoppingParams::remembers>("remembers", odds_share(), "80 %", "A week counts so much of the one after it."),
    named<&ShoppingParams::nests, &Nest::name>("nests", "nest", max_shops,
                                               "Groups of shops that are more like one another than like other shops.",
                                               shopping_nest_rows),
};

constexpr KeyRow shopping_keys =
    group<&Scenario::shopping>(
        "shopping",
        "How people choose among the shops, or to buy nothing, once a week: by a nested logit (McFadden 1978).",
        shopping_rows)
        .or_missing();

constexpr KeyRow payment_rows[] = {
    key<&Rail::company>("company", name_of_a("companies"), "",
                        "The company that gets the fee. Default: somebody outside."),
    key<&Rail::platform>("platform", name_of_a("platforms"), "",
                         "Only active members of this platform can use it. Default: everybody."),
    key<&Rail::fee>("fee", share(), "0 %", "What it costs the merchants, of what is paid."),
    key<&Rail::users>("users", share(), "0 %",
                      "Share of the people who have it at the beginning, or on the day it starts."),
    key<&Rail::grows>("grows", rate(), "0 per day",
                      "How readily the others take it up. An event `campaign` adds to it."),
    key<&Rail::starts>("starts", as(Form::Date), "",
                       "Nobody can pay with it before. Default: it has always been there."),
};

constexpr KeyRow payment_keys =
    named<&Scenario::rails, &Rail::name>("payments", "way to pay", max_rails, "Ways to pay in shops.", payment_rows)
        .finished_by(finish_payment);

}  // namespace rivalry

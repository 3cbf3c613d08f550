// THE KEYS of shops, of how people choose among them, and of the ways in which they pay.
#include "sim/scenario/check/shops.hpp"

#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

Type appeal() { return factor("-50", "50"); }

Key served_keys() {
  Key made = named<&Shop::serves, &Served::interest>("serves", "interest", 8, "The interests that it serves, by interest.", {
    key<&Served::appeal>("appeal", appeal(), "0", "What it appeals more to those who have it."),
  });
  made.refers_to = "interests";
  return made;
}

Key link_keys() {
  using L = ShopLink;
  Key made = named<&Shop::links, &L::platform>("links", "platform", 6, "One-click entry from platforms: by platform, for its active members who have linked their accounts with the shop.", {
    key<&L::bonus>("bonus", appeal(), needed, "How much more the shop appeals to those who have."),
    key<&L::linked>("linked", share(), "0 %", "Share of the people who are ready to link at the beginning: who of them is active on the platform has."),
    key<&L::links>("links", rate(), "0 per day", "How readily the others link theirs. An event `link_accounts` adds to it."),
  });
  made.refers_to = "platforms";
  return made;
}

Key kickback_keys() {
  Key made = named<&Shop::kickbacks, &Kickback::platform>("kickback", "platform", 6, "What the company passes on of its part of baskets that a platform brought (by a click or a post), by platform.", {
    key<&Kickback::share>("share", share(), needed, "Share of that part, to the platform's owner."),
  });
  made.refers_to = "platforms";
  return made;
}

Key accepted_keys() {
  Key made = named<&Shop::accepts, &Accepted::rail>("accepts", "way to pay", max_rails, "How people can pay there, by way to pay. Who has none of these cannot buy. Default: everybody can pay.", {
    key<&Accepted::eases>("eases", appeal(), "0", "How much more the shop appeals to those who can pay so. Who can in several ways pays in the one that eases most."),
  });
  made.refers_to = "payments";
  return made;
}

}  // namespace

Key shop_keys() {
  using S = Shop;
  Key made = named<&Scenario::shops, &S::name>("shops", "shop", max_shops, "Marketplaces: merchants sell there, and a company takes its part. (A company's own shop with its stock is `companies.NAME.shop`.)", {
    key<&S::company>("company", name_of_a("companies"), "", "The company that it belongs to. Default: somebody outside."),
    key<&S::platform>("platform", name_of_a("platforms"), "", "Only active members of this platform shop there. Default: everybody can."),
    key<&S::opens>("opens", as(Form::Date), "", "Nobody can shop there before. Default: it has always been open."),
    key<&S::nest>("nest", name_of_a("shopping.nests"), "", "The shops it is most like. Default: none."),
    key<&S::appeal>("appeal", appeal(), "0", "What it appeals to people at the beginning or when it opens, at the usual price; buying nothing has 0."),
    key<&S::grows>("grows", measured(Measure::Rate, "-10 per year", "10 per year"), "0 per day", "By how much its appeal grows: `0.5 per year` adds 0.5 in a year."),
    key<&S::fades>("fades", rate(), "0 per day", "At what rate that growth fades: `1 per year` leaves 37 % of it after a year."),
    served_keys(),
    key<&S::price>("price", positive("10"), "1", "Its prices, as a multiple of the usual ones."),
    key<&S::subsidy>("subsidy", share_below_one(), "0 %", "Share of its prices that the company pays instead of the customers."),
    key<&S::basket>("basket", money("0", "1e9"), needed, "What an order costs at the usual prices, on average."),
    key<&S::basket_spread>("basket_spread", factor("0", "3"), "0", "How baskets differ: standard deviation of their logarithm."),
    key<&S::orders>("orders", positive("100"), "1", "Orders in a week in which somebody shops there."),
    key<&S::take_rate>("take_rate", share(), needed, "The company's part of the sales; the rest is the merchants', less the fee for the payment."),
    key<&S::passed_on>("passed_on", share(), "0 %", "Share of that part that merchants add to their prices: at 100 % they keep what they would without it."),
    key<&S::goods>("goods", measured(Measure::Share, "0 %", "200 %"), "0 %", "What the sales cost the company where goods or delivery are its own: share of them."),
    kickback_keys(),
    accepted_keys(),
    link_keys(),
    key<&S::returns>("returns", share_below_one(), "0 %", "Share of the sales that is sent back and refunded by everybody who had a part of them; it comes back into people's purses with the next budget, in proportion to budgets."),
    key<&S::return_days>("return_after", duration("1 day", "90 days"), "7 days", "When they come back."),
  });
  made.finish = finish_shop;
  return made;
}

Key shopping_keys() {
  using L = ShoppingParams;
  Key made = group<&Scenario::shopping>("shopping", "How people choose among the shops, or to buy nothing, once a week: by a nested logit (McFadden 1978).", {
    key<&L::price_sensitivity>("price_sensitivity", factor("0", "20"), "0", "A shop's appeal falls by this times the logarithm of what customers pay there, as a multiple of the usual prices."),
    key<&L::loyalty>("loyalty", factor("0", "20"), "0", "How much more a shop appeals to who has bought there in each of the last eight weeks; less weeks count in part (Guadagni & Little 1983)."),
    key<&L::remembers>("remembers", odds_share(), "80 %", "A week counts so much of the one after it."),
    named<&L::nests, &Nest::name>("nests", "nest", max_shops, "Groups of shops that are more like one another than like other shops.", {
      key<&Nest::dissimilarity>("dissimilarity", share_above_zero(), needed, "From 100 % (they are not) down towards 0 % (as good as the same shop)."),
    }),
  });
  made.may_be_missing = true;
  return made;
}

Key payment_keys() {
  using R = Rail;
  Key made = named<&Scenario::rails, &R::name>("payments", "way to pay", max_rails, "Ways to pay in shops.", {
    key<&R::company>("company", name_of_a("companies"), "", "The company that gets the fee. Default: somebody outside."),
    key<&R::platform>("platform", name_of_a("platforms"), "", "Only active members of this platform can use it. Default: everybody."),
    key<&R::fee>("fee", share(), "0 %", "What it costs the merchants, of what is paid."),
    key<&R::users>("users", share(), "0 %", "Share of the people who have it at the beginning, or on the day it starts."),
    key<&R::grows>("grows", rate(), "0 per day", "How readily the others take it up. An event `campaign` adds to it."),
    key<&R::starts>("starts", as(Form::Date), "", "Nobody can pay with it before. Default: it has always been there."),
  });
  made.finish = finish_payment;
  return made;
}

// clang-format on

}  // namespace rivalry

// THE KEYS of companies, their shops and suppliers, and of investors.
#include "sim/scenario/check/firms.hpp"

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

namespace {

const char* const most = "1e13";

Key own_shop_keys() {
  using S = OwnShop;
  Key made = group<&Company::shop>("shop", "Where it meets its customers: those who open a platform.", {
    key<&S::platform>("platform", name_of_a("platforms"), needed, "The platform whose visitors are its customers."),
    key<&S::conversion>("conversion", share(), needed, "Probability that one who opens it wants to buy, at the usual price and marketing and without rumours."),
    key<&S::basket>("basket", money("0", "1e9"), needed, "What one order costs the customer, on average."),
    key<&S::basket_spread>("basket_spread", factor("0", "3"), "0", "How baskets differ: standard deviation of their logarithm."),
    key<&S::price>("price", positive("10"), "1", "Its prices, as a multiple of the usual ones."),
    key<&S::price_elasticity>("price_elasticity", factor("0", "20"), "0", "Conversion is multiplied by price to the power of minus this."),
    key<&S::goods>("goods", share(), needed, "What the goods of an order cost it: share of the usual price."),
    key<&S::fulfilment>("fulfilment", share(), "0 %", "What packing, delivery and payment of an order cost it: share of the usual price."),
    key<&S::returns>("returns", share(), "0 %", "Share of the sales that customers send back."),
    key<&S::return_days>("return_after", duration("1 day", "90 days"), "7 days", "When they come back."),
    key<&S::marketing_elasticity>("marketing_elasticity", factor("0", "5"), "0", "Conversion is multiplied by its marketing, over the usual marketing, to this power."),
    key<&S::orders_per_staff>("orders_per_staff", factor("0", "1e6"), "0", "Orders a day that one member of staff can handle; 0: any number."),
    key<&S::distrust>("distrust", share(), "0 %", "Share of those who have heard a rumour about it who stay away."),
    key<&S::distrust_fades_days>("distrust_fades", duration("0 days", "200 years"), "0 days", "After the last bad news, the time in which distrust falls to 37 %. Default: it does not fade."),
  });
  made.may_be_missing = true;
  return made;
}

Key stock_keys() {
  using S = Stock;
  Key made = group<&Company::stock>("stock", "Its stock, and how it orders.", {
    key<&S::value>("value", money("0", most), "", "What is on sale at the beginning, at cost."),
    key<&S::old>("old", money("0", most), "", "Stock that nobody buys at the usual price any more, at cost."),
    key<&S::policy>("policy", word<OrderPolicy>({{"order_up_to", OrderPolicy::OrderUpTo}, {"nothing", OrderPolicy::Nothing}}), "order_up_to", "order_up_to: once a week, up to what will be sold until the goods arrive and in `cover`; nothing: no orders."),
    key<&S::cover_days>("cover", duration("0 days", "5 years"), "30 days", "Sales that the stock is to cover."),
    key<&S::lead_days>("lead_time", duration("0 days", "2 years"), "0 days", "From order to delivery."),
    key<&S::obsolete_per_day>("obsolete", rate(), "0 per day", "Hazard of goods on sale of going out of fashion."),
    key<&S::shelf_days>("shelf", duration("0 days", "1 year"), "7 days", "With less than this many days' sales of a supplier's goods in stock, part of the customers do not find what they want."),
    key<&S::scrap>("scrap", share(), "30 %", "First price of old stock that is sold off: share of its cost."),
    key<&S::impact>("impact", factor("0", "100"), "0", "The price falls by exp(-impact x share of the old stock sold off lately) (Cifuentes, Ferrucci & Shin 2005)."),
  });
  made.may_be_missing = true;
  return made;
}

Key supplier_keys() {
  using S = Suppliers;
  Key made = group<&Company::suppliers>("suppliers", "Many suppliers of unequal size, drawn by law.", {
    key<&S::count>("count", count("1", "10000"), needed, "How many there are.").setting(),
    key<&S::size_exponent>("size_exponent", factor("0", "5"), "1", "The k-th largest delivers in proportion to k to the power of minus this."),
    key<&S::terms>("terms", terms(), needed, "When their bills are due: `14 working days`, `30 days`."),
    key<&S::input_terms>("input_terms", terms(), "30 days", "When the bills for their own inputs are due."),
    key<&S::dependence>("dependence", share_above_zero(), "100 %", "Share of their sales that goes to this company."),
    key<&S::cash_days>("cash", duration("0 days", "10 years"), "4 weeks", "Cash at the beginning, in time of usual sales to the company."),
    key<&S::cash_spread>("cash_spread", factor("0", "3"), "0", "How they differ in it: standard deviation of its logarithm."),
    key<&S::inputs>("inputs", share(), "80 %", "What their inputs cost: share of what they deliver."),
    key<&S::inputs_credit>("inputs_from_others", share(), "0 %", "Share of the inputs that they buy from one another, on credit."),
    key<&S::sources>("sources", count("1", "100"), "2", "From how many of the others each buys."),
    key<&S::overhead>("overhead", share(), "0 %", "Their fixed costs: share of what all their sales leave after inputs."),
    key<&S::owed>("owed", money("0", most), "", "What the company owes them all at the beginning, due over one term."),
    key<&S::chat>("chat", share(), "0 %", "Share of them in the chat group, where they hear one another."),
    key<&S::suspicion>("suspicion", odds_share(), "5 %", "Their belief at the beginning: probability that the company is in distress."),
    key<&S::limit>("limits_at", odds_share(), "20 %", "From this suspicion on they deliver only up to a limit."),
    key<&S::limit_days>("limit", duration("0 days", "2 years"), "4 weeks", "That limit: unpaid bills, in time of usual deliveries."),
    key<&S::cautious>("cash_at", odds_share(), "30 %", "From this suspicion on they deliver for cash only."),
    key<&S::stop>("stop_at", odds_share(), "60 %", "From this suspicion on they do not deliver."),
    key<&S::nerve>("nerve", factor("0", "5"), "0", "How they differ in these: standard deviation of the log-odds at which they act."),
    key<&S::complains_after>("complain_after", duration("0 days", "5 years"), "7 days", "Days overdue after which they may complain; again after each further 30 days."),
    key<&S::complains>("complain", rate(), "0 per day", "How readily they then complain to the others."),
    key<&S::claims_after>("claim_after", duration("0 days", "10 years"), "90 days", "Days overdue after which those who have stopped go to court."),
    key<&S::court>("court", duration("0 days", "10 years"), "60 days", "Time that the court gives to pay; after it the company is insolvent."),
    key<&S::replaced>("replaced_after", duration("0 days", "10 years"), "0 days", "When another, for cash, takes the place of one that has failed. Default: nobody does."),
    key<&S::default_after>("default_after", duration("0 days", "10 years"), "60 days", "A supplier is insolvent when one of its bills is overdue for longer."),
  });
  made.may_be_missing = true;
  return made;
}

Key distress_keys() {
  using D = Distress;
  Key made = group<&Company::distress>("distress", "What it does when money is short; runway is cash less arrears over what it loses in a week.", {
    key<&D::lay_off_at_days>("lay_off_at", duration("0 days", "100 years"), "0 days", "Runway below which it lays off staff. Default: never."),
    key<&D::lay_off>("lay_off", share(), "0 %", "Share of the staff that goes each week while it does."),
    key<&D::staff_floor>("keep_staff", count("0", "10 million"), "0", "Staff that is kept in any case."),
    key<&D::severance_days>("severance", duration("0 days", "2 years"), "4 weeks", "Wages that those who go are paid."),
    key<&D::cut_marketing>("cut_marketing", share(), "0 %", "Share of the marketing that is cut while it lays off."),
    key<&D::sell_off_at_days>("sell_off_at", duration("0 days", "100 years"), "0 days", "Runway below which it sells off old stock. Default: never."),
    key<&D::seek_at_days>("seek_rescue_at", duration("0 days", "100 years"), "0 days", "Runway below which it seeks a rescuer. Default: never."),
    key<&D::burn_grows>("burn_grows", measured(Measure::Share, "0 %", "100 %"), "0 %", "By how much its losses are expected to grow in a week, when it reckons its runway."),
    key<&D::denies_after_days>("denies_after", duration("0 days", "10 years"), "", "Time from the first public rumour to its denial. Default: it says nothing."),
    key<&D::protest_share>("protest_share", share_above_zero(), "10 %", "Share of its suppliers, unpaid for `protest_after`, that makes a protest at its door."),
    key<&D::protest_after>("protest_after", duration("0 days", "10 years"), "45 days", "Time overdue after which they come."),
  });
  made.may_be_missing = true;
  return made;
}

Key owed_keys() {
  using O = Owed;
  Key made = named<&Company::owes, &O::to>("owes", "creditor", 1000, "What it owes at the beginning, by creditor: a company or an investor.", {
    key<&O::amount>("amount", money("0", most), needed, "How much."),
    key<&O::due>("due", as(Form::Date), "", "When a bill is due. Default: the first day."),
    key<&O::rank>("rank", word<Rank>({{"senior", Rank::Senior}, {"secured", Rank::Secured}, {"unsecured", Rank::Unsecured}, {"junior", Rank::Junior}}), "unsecured", "Who is paid first when there is not enough."),
    key<&O::loan>("loan", as(Form::Switch), "off", "A loan, without a day on which it is due, rather than a bill."),
  });
  made.refers_to = "companies or investors";
  return made;
}

Key holder_keys() {
  using H = Holder;
  Key made = named<&Company::holders, &H::name>("holders", "holder", 1000, "Who owns it at the beginning; ordinary shares that nobody is named for belong to the people.", {
    key<&H::share>("share", share(), "", "Share of its ordinary shares."),
    key<&H::shares>("shares", count("0", "1000 billion"), "", "So many shares of `class`.").measured_in("shares"),
    key<&H::share_class>("class", as(Form::Text), "", "Their class. Default: ordinary ones."),
  });
  made.refers_to = "companies or investors";
  return made;
}

}  // namespace

Key company_keys() {
  using C = Company;
  Key made = named<&Scenario::companies, &C::name>("companies", "company", 1000, "Companies, with accounts.", {
    key<&C::cash>("cash", money("0", most), needed, "Cash at the beginning."),
    owed_keys(),
    key<&C::shares>("shares.ordinary", count("0", "1000 billion"), "0", "Ordinary shares issued.").measured_in("shares"),
    key<&C::option_pool>("shares.option_pool", count("0", "1000 billion"), "0", "Shares set aside for staff: they count as if they were there where stakes are fully diluted.").measured_in("shares"),
    key<&C::authorised>("shares.authorised", count("0", "1000 billion"), "0", "How many shares there can be, all classes as if converted, and options included; 0: no limit.").measured_in("shares"),
    class_keys(),
    holder_keys(),
    key<&C::control>("control", share_below_one(), "50 %", "Who has more of its votes than this controls it."),
    partner_keys(),
    politics_keys(),
    business_keys(),
    value_keys(),
    key<&C::interest_per_day>("interest", rate(), "0 per day", "Interest on its loans."),
    key<&C::staff>("staff", count("0", "10 million"), "0", "Staff at the beginning."),
    key<&C::wage>("costs.wage", money_rate("0", most), "", "What one member of staff earns; paid at the end of each month."),
    key<&C::rent>("costs.rent", money_rate("0", most), "", "Rent; paid at the end of each month."),
    key<&C::marketing>("costs.marketing", money_rate("0", most), "", "Marketing, as usual; paid weekly."),
    key<&C::other>("costs.other", money_rate("0", most), "", "Other fixed costs; paid weekly."),
    key<&C::serving>("costs.per_active", money_rate("0", "1e9"), "", "What it costs to serve one user a day who opens a platform that it owns; paid weekly."),
    own_shop_keys(),
    stock_keys(),
    supplier_keys(),
    key<&C::pays>("pays.policy", word<PayPolicy>({{"oldest_first", PayPolicy::OldestFirst}, {"critical_first", PayPolicy::CriticalFirst}, {"pro_rata", PayPolicy::ProRata}}), "oldest_first", "Whom it pays when it cannot pay all that is due: the oldest bills first, its largest suppliers first, or everyone the same part."),
    key<&C::reserve_days>("pays.reserve", duration("0 days", "2 years"), "0 days", "Wages and rent of this long that it keeps back from its suppliers."),
    key<&C::default_after>("default_after", duration("0 days", "10 years"), "0 days", "It is insolvent when a bill has been overdue for so long. Default: on the day on which it cannot pay everything that is due."),
    key<&C::wages_after>("wages_after", duration("0 days", "10 years"), "30 days", "... or when wages have been."),
    distress_keys(),
  });
  made.finish = finish_company;
  return made;
}

Key investor_keys() {
  using I = Investor;
  Key made = named<&Scenario::investors, &I::name>("investors", "investor", 1000, "Those with money to put in.", {
    key<&I::cash>("cash", money("0", most), needed, "What it can put in."),
    key<&I::premium>("premium", share(), "0 %", "What friendship or strategy adds to the worth of a rescue, as a share of the amount, times what the rescue adds to the company's survival."),
    key<&I::patience>("decides", rate(), "0 per day", "How readily it makes up its mind once a rescue is worth it."),
    key<&I::discount_rate>("discount_rate", rate(), "0 per day", "At which it discounts what comes later."),
    view_keys(),
    rival_keys(),
    key<&I::blocked_in>("blocked_in", name_of_a("markets"), "", "A market that does not let it in; companies may mind (`politics`)."),
    key<&I::suspicion>("suspicion", odds_share(), "20 %", "Its belief about companies at the beginning: probability of distress."),
  });
  return made;
}

// clang-format on

}  // namespace rivalry

// THE KEYS of companies, their shops and suppliers, and of investors.
#include "sim/scenario/check/firms.hpp"

#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

namespace {

constexpr KeyRow own_shop_rows[] = {
    key<&OwnShop::platform>("platform", name_of_a("platforms"), needed,
                            "The platform whose visitors are its customers."),
    key<&OwnShop::conversion>(
        "conversion", share(), needed,
        "Probability that one who opens it wants to buy, at the usual price and marketing and without rumours."),
    key<&OwnShop::basket>("basket", money("0", "1e9"), needed, "What one order costs the customer, on average."),
    key<&OwnShop::basket_spread>("basket_spread", factor("0", "3"), "0",
                                 "How baskets differ: standard deviation of their logarithm."),
    key<&OwnShop::price>("price", positive("10"), "1", "Its prices, as a multiple of the usual ones."),
    key<&OwnShop::price_elasticity>("price_elasticity", factor("0", "20"), "0",
                                    "Conversion is multiplied by price to the power of minus this."),
    key<&OwnShop::goods>("goods", share(), needed, "What the goods of an order cost it: share of the usual price."),
    key<&OwnShop::fulfilment>("fulfilment", share(), "0 %",
                              "What packing, delivery and payment of an order cost it: share of the usual price."),
    key<&OwnShop::returns>("returns", share(), "0 %", "Share of the sales that customers send back."),
    key<&OwnShop::return_days>("return_after", duration("1 day", "90 days"), "7 days", "When they come back."),
    key<&OwnShop::marketing_elasticity>(
        "marketing_elasticity", factor("0", "5"), "0",
        "Conversion is multiplied by its marketing, over the usual marketing, to this power."),
    key<&OwnShop::orders_per_staff>("orders_per_staff", factor("0", "1e6"), "0",
                                    "Orders a day that one member of staff can handle; 0: any number."),
    key<&OwnShop::distrust>("distrust", share(), "0 %",
                            "Share of those who have heard a rumour about it who stay away."),
    key<&OwnShop::distrust_fades_days>(
        "distrust_fades", duration("0 days", "200 years"), "0 days",
        "After the last bad news, the time in which distrust falls to 37 %. Default: it does not fade."),
};

constexpr KeyRow own_shop_keys =
    group<&Company::shop>("shop", "Where it meets its customers: those who open a platform.", own_shop_rows)
        .or_missing();

constexpr Word order_policy_words[] = {{"order_up_to", OrderPolicy::OrderUpTo}, {"nothing", OrderPolicy::Nothing}};

constexpr KeyRow stock_rows[] = {
    key<&Stock::value>("value", money("0", "1e13"), "", "What is on sale at the beginning, at cost."),
    key<&Stock::old>("old", money("0", "1e13"), "", "Stock that nobody buys at the usual price any more, at cost."),
    key<&Stock::policy>(
        "policy", word(order_policy_words), "order_up_to",
        "order_up_to: once a week, up to what will be sold until the goods arrive and in `cover`; nothing: no orders."),
    key<&Stock::cover_days>("cover", duration("0 days", "5 years"), "30 days", "Sales that the stock is to cover."),
    key<&Stock::lead_days>("lead_time", duration("0 days", "2 years"), "0 days", "From order to delivery."),
    key<&Stock::obsolete_per_day>("obsolete", rate(), "0 per day", "Hazard of goods on sale of going out of fashion."),
    key<&Stock::shelf_days>("shelf", duration("0 days", "1 year"), "7 days",
                            "With less than this many days' sales of a supplier's goods in stock, part of the "
                            "customers do not find what they want."),
    key<&Stock::scrap>("scrap", share(), "30 %", "First price of old stock that is sold off: share of its cost."),
    key<&Stock::impact>(
        "impact", factor("0", "100"), "0",
        "The price falls by exp(-impact x share of the old stock sold off lately) (Cifuentes, Ferrucci & Shin 2005)."),
};

constexpr KeyRow stock_keys = group<&Company::stock>("stock", "Its stock, and how it orders.", stock_rows).or_missing();

constexpr KeyRow supplier_rows[] = {
    key<&Suppliers::count>("count", count("1", "10000"), needed, "How many there are.").setting(),
    key<&Suppliers::size_exponent>("size_exponent", factor("0", "5"), "1",
                                   "The k-th largest delivers in proportion to k to the power of minus this."),
    key<&Suppliers::terms>("terms", terms(), needed, "When their bills are due: `14 working days`, `30 days`."),
    key<&Suppliers::input_terms>("input_terms", terms(), "30 days", "When the bills for their own inputs are due."),
    key<&Suppliers::dependence>("dependence", share_above_zero(), "100 %",
                                "Share of their sales that goes to this company."),
    key<&Suppliers::cash_days>("cash", duration("0 days", "10 years"), "4 weeks",
                               "Cash at the beginning, in time of usual sales to the company."),
    key<&Suppliers::cash_spread>("cash_spread", factor("0", "3"), "0",
                                 "How they differ in it: standard deviation of its logarithm."),
    key<&Suppliers::inputs>("inputs", share(), "80 %", "What their inputs cost: share of what they deliver."),
    key<&Suppliers::inputs_credit>("inputs_from_others", share(), "0 %",
                                   "Share of the inputs that they buy from one another, on credit."),
    key<&Suppliers::sources>("sources", count("1", "100"), "2", "From how many of the others each buys."),
    key<&Suppliers::overhead>("overhead", share(), "0 %",
                              "Their fixed costs: share of what all their sales leave after inputs."),
    key<&Suppliers::owed>("owed", money("0", "1e13"), "",
                          "What the company owes them all at the beginning, due over one term."),
    key<&Suppliers::chat>("chat", share(), "0 %", "Share of them in the chat group, where they hear one another."),
    key<&Suppliers::suspicion>("suspicion", odds_share(), "5 %",
                               "Their belief at the beginning: probability that the company is in distress."),
    key<&Suppliers::limit>("limits_at", odds_share(), "20 %",
                           "From this suspicion on they deliver only up to a limit."),
    key<&Suppliers::limit_days>("limit", duration("0 days", "2 years"), "4 weeks",
                                "That limit: unpaid bills, in time of usual deliveries."),
    key<&Suppliers::cautious>("cash_at", odds_share(), "30 %", "From this suspicion on they deliver for cash only."),
    key<&Suppliers::stop>("stop_at", odds_share(), "60 %", "From this suspicion on they do not deliver."),
    key<&Suppliers::nerve>("nerve", factor("0", "5"), "0",
                           "How they differ in these: standard deviation of the log-odds at which they act."),
    key<&Suppliers::complains_after>("complain_after", duration("0 days", "5 years"), "7 days",
                                     "Days overdue after which they may complain; again after each further 30 days."),
    key<&Suppliers::complains>("complain", rate(), "0 per day", "How readily they then complain to the others."),
    key<&Suppliers::claims_after>("claim_after", duration("0 days", "10 years"), "90 days",
                                  "Days overdue after which those who have stopped go to court."),
    key<&Suppliers::court>("court", duration("0 days", "10 years"), "60 days",
                           "Time that the court gives to pay; after it the company is insolvent."),
    key<&Suppliers::replaced>("replaced_after", duration("0 days", "10 years"), "0 days",
                              "When another, for cash, takes the place of one that has failed. Default: nobody does."),
    key<&Suppliers::default_after>("default_after", duration("0 days", "10 years"), "60 days",
                                   "A supplier is insolvent when one of its bills is overdue for longer."),
};

constexpr KeyRow supplier_keys =
    group<&Company::suppliers>("suppliers", "Many suppliers of unequal size, drawn by law.", supplier_rows)
        .or_missing();

constexpr KeyRow distress_rows[] = {
    key<&Distress::lay_off_at_days>("lay_off_at", duration("0 days", "100 years"), "0 days",
                                    "Runway below which it lays off staff. Default: never."),
    key<&Distress::lay_off>("lay_off", share(), "0 %", "Share of the staff that goes each week while it does."),
    key<&Distress::staff_floor>("keep_staff", count("0", "10 million"), "0", "Staff that is kept in any case."),
    key<&Distress::severance_days>("severance", duration("0 days", "2 years"), "4 weeks",
                                   "Wages that those who go are paid."),
    key<&Distress::cut_marketing>("cut_marketing", share(), "0 %",
                                  "Share of the marketing that is cut while it lays off."),
    key<&Distress::sell_off_at_days>("sell_off_at", duration("0 days", "100 years"), "0 days",
                                     "Runway below which it sells off old stock. Default: never."),
    key<&Distress::seek_at_days>("seek_rescue_at", duration("0 days", "100 years"), "0 days",
                                 "Runway below which it seeks a rescuer. Default: never."),
    key<&Distress::burn_grows>("burn_grows", measured(Measure::Share, "0 %", "100 %"), "0 %",
                               "By how much its losses are expected to grow in a week, when it reckons its runway."),
    key<&Distress::denies_after_days>("denies_after", duration("0 days", "10 years"), "",
                                      "Time from the first public rumour to its denial. Default: it says nothing."),
    key<&Distress::protest_share>(
        "protest_share", share_above_zero(), "10 %",
        "Share of its suppliers, unpaid for `protest_after`, that makes a protest at its door."),
    key<&Distress::protest_after>("protest_after", duration("0 days", "10 years"), "45 days",
                                  "Time overdue after which they come."),
};

constexpr KeyRow distress_keys =
    group<&Company::distress>(
        "distress", "What it does when money is short; runway is cash less arrears over what it loses in a week.",
        distress_rows)
        .or_missing();

constexpr Word rank_words[] = {
    {"senior", Rank::Senior},
    {"secured", Rank::Secured},
    {"unsecured", Rank::Unsecured},
    {"junior", Rank::Junior},
};

constexpr KeyRow owed_rows[] = {
    key<&Owed::amount>("amount", money("0", "1e13"), needed, "How much."),
    key<&Owed::due>("due", as(Form::Date), "", "When a bill is due. Default: the first day."),
    key<&Owed::rank>("rank", word(rank_words), "unsecured", "Who is paid first when there is not enough."),
    key<&Owed::loan>("loan", as(Form::Switch), "off", "A loan, without a day on which it is due, rather than a bill."),
};

constexpr KeyRow owed_keys =
    named<&Company::owes, &Owed::to>("owes", "creditor", 1000,
                                     "What it owes at the beginning, by creditor: a company or an investor.", owed_rows)
        .named_as("companies or investors");

constexpr KeyRow holder_rows[] = {
    key<&Holder::share>("share", share(), "", "Share of its ordinary shares."),
    key<&Holder::shares>("shares", count("0", "1000 billion"), "", "So many shares of `class`.").measured_in("shares"),
    key<&Holder::share_class>("class", as(Form::Text), "", "Their class. Default: ordinary ones."),
};

constexpr KeyRow holder_keys =
    named<&Company::holders, &Holder::name>(
        "holders", "holder", 1000,
        "Who owns it at the beginning; ordinary shares that nobody is named for belong to the people.", holder_rows)
        .named_as("companies or investors");

}  // namespace

constexpr Word pay_policy_words[] = {{"oldest_first", PayPolicy::OldestFirst},
                                     {"critical_first", PayPolicy::CriticalFirst},
                                     {"pro_rata", PayPolicy::ProRata}};

constexpr KeyRow company_rows[] = {
    key<&Company::cash>("cash", money("0", "1e13"), needed, "Cash at the beginning."),
    owed_keys,
    key<&Company::shares>("shares.ordinary", count("0", "1000 billion"), "0", "Ordinary shares issued.")
        .measured_in("shares"),
    key<&Company::option_pool>(
        "shares.option_pool", count("0", "1000 billion"), "0",
        "Shares set aside for staff: they count as if they were there where stakes are fully diluted.")
        .measured_in("shares"),
    key<&Company::authorised>(
        "shares.authorised", count("0", "1000 billion"), "0",
        "How many shares there can be, all classes as if converted, and options included; 0: no limit.")
        .measured_in("shares"),
    part(class_keys),
    holder_keys,
    key<&Company::control>("control", share_below_one(), "50 %", "Who has more of its votes than this controls it."),
    part(partner_keys),
    part(politics_keys),
    part(business_keys),
    part(value_keys),
    key<&Company::interest_per_day>("interest", rate(), "0 per day", "Interest on its loans."),
    key<&Company::staff>("staff", count("0", "10 million"), "0", "Staff at the beginning."),
    key<&Company::wage>("costs.wage", money_rate("0", "1e13"), "",
                        "What one member of staff earns; paid at the end of each month."),
    key<&Company::rent>("costs.rent", money_rate("0", "1e13"), "", "Rent; paid at the end of each month."),
    key<&Company::marketing>("costs.marketing", money_rate("0", "1e13"), "", "Marketing, as usual; paid weekly."),
    key<&Company::other>("costs.other", money_rate("0", "1e13"), "", "Other fixed costs; paid weekly."),
    key<&Company::serving>("costs.per_active", money_rate("0", "1e9"), "",
                           "What it costs to serve one user a day who opens a platform that it owns; paid weekly."),
    own_shop_keys,
    stock_keys,
    supplier_keys,
    key<&Company::pays>("pays.policy", word(pay_policy_words), "oldest_first",
                        "Whom it pays when it cannot pay all that is due: the oldest bills first, its largest "
                        "suppliers first, or everyone the same part."),
    key<&Company::reserve_days>("pays.reserve", duration("0 days", "2 years"), "0 days",
                                "Wages and rent of this long that it keeps back from its suppliers."),
    key<&Company::default_after>("default_after", duration("0 days", "10 years"), "0 days",
                                 "It is insolvent when a bill has been overdue for so long. Default: on the day on "
                                 "which it cannot pay everything that is due."),
    key<&Company::wages_after>("wages_after", duration("0 days", "10 years"), "30 days",
                               "... or when wages have been."),
    distress_keys,
};

constexpr KeyRow company_keys =
    named<&Scenario::companies, &Company::name>("companies", "company", 1000, "Companies, with accounts.", company_rows)
        .finished_by(finish_company);

constexpr KeyRow investor_rows[] = {
    key<&Investor::cash>("cash", money("0", "1e13"), needed, "What it can put in."),
    key<&Investor::premium>("premium", share(), "0 %",
                            "What friendship or strategy adds to the worth of a rescue, as a share of the amount, "
                            "times what the rescue adds to the company's survival."),
    key<&Investor::patience>("decides", rate(), "0 per day",
                             "How readily it makes up its mind once a rescue is worth it."),
    key<&Investor::discount_rate>("discount_rate", rate(), "0 per day", "At which it discounts what comes later."),
    part(view_keys),
    part(rival_keys),
    key<&Investor::blocked_in>("blocked_in", name_of_a("markets"), "",
                               "A market that does not let it in; companies may mind (`politics`)."),
    key<&Investor::suspicion>("suspicion", odds_share(), "20 %",
                              "Its belief about companies at the beginning: probability of distress."),
};

constexpr KeyRow investor_keys = named<&Scenario::investors, &Investor::name>(
    "investors", "investor", 1000, "Those with money to put in.", investor_rows);

}  // namespace rivalry

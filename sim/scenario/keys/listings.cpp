// THE KEYS of listings.
#include "rivalry/listings.hpp"

#include "rivalry/scenario.hpp"
#include "sim/scenario/check/business.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr KeyRow listing_rows[] = {
    key<&Listing::company>("company", name_of_a("companies"), needed, "The company that is listed."),
    key<&Listing::at>("at", as(Form::Date), "", "When; or else `chance`. It waits until the company is large enough."),
    key<&Listing::chance>("chance", rate(), "", "How likely it is to happen; or else `at`."),
    key<&Listing::from>("from", as(Form::Date), "", "Cannot happen by chance before."),
    key<&Listing::until>("until", as(Form::Date), "", "Cannot happen by chance after."),
    key<&Listing::needs_sales>("needs.sales", money_rate("0", "1e13"), "",
                               "Not before the company sells so much: `100 million USD per year`."),
    key<&Listing::needs_users>("needs.users", count("0", "100 billion"), "0",
                               "Not before so many people use its platform (that of `value`) in a month.")
        .measured_in("people"),
    key<&Listing::new_shares>("new_shares", count("0", "1000 billion"), "0", "New shares on offer.")
        .measured_in("shares"),
    key<&Listing::old_shares>("old_shares", count("0", "1000 billion"), "0", "Shares on offer that there are already.")
        .measured_in("shares"),
    key<&Listing::seller>("seller", name_of_a("investors or companies"), "",
                          "Who sells those. Default: all holders in proportion."),
    key<&Listing::greenshoe>(
        "greenshoe", share(), "0 %",
        "Further new shares if demand is as large as expected or larger: share of those on offer."),
    key<&Listing::price>("price", money("0", "1e9"), "",
                         "The price of a share, where it is known. Default: what the book says. The market then thinks "
                         "that the company is worth what the price implies."),
    key<&Listing::discount>("discount", share_below_one(), "0 %",
                            "How much less than the market thinks a share is worth the middle of the range is."),
    key<&Listing::range>("range", share_below_one(), "5 %", "Half the width of the range, of its middle."),
    key<&Listing::beyond>("beyond", share(), "20 %", "How far the price may exceed the upper end of the range."),
    key<&Listing::adjusts>("adjusts", share(), "50 %",
                           "How much of what the demand says reaches the price (partial adjustment, Hanley 1993)."),
    key<&Listing::demand_spread>(
        "demand_spread", factor("0", "3"), "0",
        "How the demand can differ from what is expected: standard deviation of its logarithm."),
    key<&Listing::first_day_spread>(
        "first_day_spread", factor("0", "3"), "0",
        "What chance adds to the logarithm of the price on the first day of trading: its standard deviation."),
    key<&Listing::lock_up_days>("lock_up", duration("0 days", "10 years"), "0 days",
                                "Time in which those who had shares before may not sell any."),
    key<&Listing::fee>("fee", share_below_one(), "0 %",
                       "What those who sell the new shares to the public get of the proceeds."),
};

constexpr KeyRow listing_keys =
    named<&Scenario::listings, &Listing::name>("listings", "listing", 100,
                                               "Listings, by which companies sell shares to the public.", listing_rows)
        .finished_by(finish_listing);

}  // namespace rivalry

// THE KEYS of flash sales.
#include "sim/scenario/check/flash_sales.hpp"

#include "rivalry/flash_sales.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr Word sale_rule_words[] = {{"queue", SaleRule::Queue}, {"lottery", SaleRule::Lottery}};

constexpr KeyRow flash_sale_rows[] = {
    key<&FlashSale::company>("company", name_of_a("companies"), needed, "Who sells."),
    key<&FlashSale::voice>("voice", name_of_a("voices"), needed,
                           "The voice that announces it: its readers, and those to whom they pass it on, may reserve."),
    key<&FlashSale::after>("after", name_of_a("flash_sales"), "",
                           "The batch before of the same product: who got none comes again, keener or not at all. "
                           "Default: a new product."),
    key<&FlashSale::opens>("opens", as(Form::Date), needed,
                           "The day from which one can reserve, until the day before the sale."),
    key<&FlashSale::at>("at", as(Form::Date), needed, "The day of the sale."),
    key<&FlashSale::units>("units", count("1", "1000 billion"), needed, "How many there are.").measured_in("units"),
    key<&FlashSale::price>("price", money("0", "1e9"), needed, "What one costs."),
    key<&FlashSale::goods>("goods", share(), "0 %", "What one costs the company: share of the price."),
    key<&FlashSale::posts>("posts", count("1", "50"), "1",
                           "Posts of the voice that announce it, on each day on which one can reserve."),
    key<&FlashSale::reserves>(
        "reserves", share(), needed,
        "Probability that one who reads such a post reserves; who has reserved, owns one or has given up does not."),
    key<&FlashSale::interest>("interest", name_of_a("interests"), "",
                              "The interest of those who want it most. Default: all want it alike."),
    key<&FlashSale::others>("others", share(), "100 %",
                            "How readily those without that interest reserve, of how readily those with it do."),
    key<&FlashSale::comes>("comes", share(), "100 %", "Share of those who reserved who come to the sale."),
    key<&FlashSale::rush_seconds>("rush_seconds", positive("1e6"), "60",
                                  "Seconds after the start at which they come, on average (exponential law)."),
    key<&FlashSale::per_second>("orders_per_second", factor("0", "1e9"), "0",
                                "Orders a second that the site can take; 0: any number."),
    key<&FlashSale::rule>("rule", word(sale_rule_words), "queue",
                          "queue: who comes first gets one; lottery: all who come have the same chance."),
    key<&FlashSale::keener>("keener", change(), "+0 %",
                            "How much more readily who got none reserves next time; twice over after two losses."),
    key<&FlashSale::gives_up>("gives_up", share(), "0 %", "Share of those who got none who never come again."),
    key<&FlashSale::buzz>("buzz", factor("0", "5"), "0",
                          "Talk about a batch that sold out multiplies everybody's readiness for the next ones by "
                          "(came / units) to this power."),
    key<&FlashSale::buzz_fades_days>("buzz_fades", duration("0 days", "20 years"), "0 days",
                                     "The time in which that falls to 37 %. Default: it does not."),
    key<&FlashSale::scalpers>("scalpers", share(), "0 %",
                              "Share of the people who buy to sell on to those who got none."),
    key<&FlashSale::scalpers_faster>("scalpers_faster", factor("1", "1e6"), "1", "How many times as fast they come."),
    key<&FlashSale::resale_elasticity>("resale_price", factor("0", "5"), "0",
                                       "They ask the price times (came / units) to this power."),
};

constexpr KeyRow flash_sale_keys =
    named<&Scenario::flash_sales, &FlashSale::name>(
        "flash_sales", "flash sale", 100, "So many units, on a date, to those who reserved in time.", flash_sale_rows)
        .finished_by(finish_flash_sale);

}  // namespace rivalry

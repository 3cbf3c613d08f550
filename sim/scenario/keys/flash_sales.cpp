// THE KEYS of flash sales.
#include "sim/scenario/check/flash_sales.hpp"

#include "rivalry/flash_sales.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off

Key flash_sale_keys() {
  using F = FlashSale;
  Key made = named<&Scenario::flash_sales, &F::name>("flash_sales", "flash sale", 100, "So many units, on a date, to those who reserved in time.", {
    key<&F::company>("company", name_of_a("companies"), needed, "Who sells."),
    key<&F::voice>("voice", name_of_a("voices"), needed, "The voice that announces it: its readers, and those to whom they pass it on, may reserve."),
    key<&F::after>("after", name_of_a("flash_sales"), "", "The batch before of the same product: who got none comes again, keener or not at all. Default: a new product."),
    key<&F::opens>("opens", as(Form::Date), needed, "The day from which one can reserve, until the day before the sale."),
    key<&F::at>("at", as(Form::Date), needed, "The day of the sale."),
    key<&F::units>("units", count("1", "1000 billion"), needed, "How many there are.").measured_in("units"),
    key<&F::price>("price", money("0", "1e9"), needed, "What one costs."),
    key<&F::goods>("goods", share(), "0 %", "What one costs the company: share of the price."),
    key<&F::posts>("posts", count("1", "50"), "1", "Posts of the voice that announce it, on each day on which one can reserve."),
    key<&F::reserves>("reserves", share(), needed, "Probability that one who reads such a post reserves; who has reserved, owns one or has given up does not."),
    key<&F::interest>("interest", name_of_a("interests"), "", "The interest of those who want it most. Default: all want it alike."),
    key<&F::others>("others", share(), "100 %", "How readily those without that interest reserve, of how readily those with it do."),
    key<&F::comes>("comes", share(), "100 %", "Share of those who reserved who come to the sale."),
    key<&F::rush_seconds>("rush_seconds", positive("1e6"), "60", "Seconds after the start at which they come, on average (exponential law)."),
    key<&F::per_second>("orders_per_second", factor("0", "1e9"), "0", "Orders a second that the site can take; 0: any number."),
    key<&F::rule>("rule", word<SaleRule>({{"queue", SaleRule::Queue}, {"lottery", SaleRule::Lottery}}), "queue", "queue: who comes first gets one; lottery: all who come have the same chance."),
    key<&F::keener>("keener", change(), "+0 %", "How much more readily who got none reserves next time; twice over after two losses."),
    key<&F::gives_up>("gives_up", share(), "0 %", "Share of those who got none who never come again."),
    key<&F::buzz>("buzz", factor("0", "5"), "0", "Talk about a batch that sold out multiplies everybody's readiness for the next ones by (came / units) to this power."),
    key<&F::buzz_fades_days>("buzz_fades", duration("0 days", "20 years"), "0 days", "The time in which that falls to 37 %. Default: it does not."),
    key<&F::scalpers>("scalpers", share(), "0 %", "Share of the people who buy to sell on to those who got none."),
    key<&F::scalpers_faster>("scalpers_faster", factor("1", "1e6"), "1", "How many times as fast they come."),
    key<&F::resale_elasticity>("resale_price", factor("0", "5"), "0", "They ask the price times (came / units) to this power."),
  });
  made.finish = finish_flash_sale;
  return made;
}

// clang-format on

}  // namespace rivalry

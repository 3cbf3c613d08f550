// THE OUTPUTS of flash sales; part of the one list in outputs.cpp.
#include "rivalry/flash_sales.hpp"

#include <limits>

#include "rivalry/games.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/commerce.hpp"

namespace rivalry::rows {

namespace {

using Cells = std::span<double>;

template <auto Member>
void of_sale(const World& world, Cells cells) {
  for (std::size_t s = 0; s < cells.size(); ++s) cells[s] = static_cast<double>(world.flash_sales->all[s].*Member);
}

void sold_out_seconds(const World& world, Cells cells) {
  for (std::size_t s = 0; s < cells.size(); ++s)
    cells[s] = world.flash_sales->all[s].sold_out_seconds.value_or(std::numeric_limits<double>::quiet_NaN());
}

void win_share(const World& world, Cells cells) {
  for (std::size_t s = 0; s < cells.size(); ++s) {
    const FlashSaleState& sale = world.flash_sales->all[s];
    cells[s] = sale.arrived > 0 ? static_cast<double>(sale.sold) / static_cast<double>(sale.arrived) : 0;
  }
}

void sold_out(const World& world, Cells cells) {
  for (std::size_t s = 0; s < cells.size(); ++s)
    cells[s] = world.flash_sales->all[s].arrived > world.flash_sales->all[s].sold ? 1 : 0;
}

}  // namespace

namespace {

constexpr OutputRow of_flash_sales[] = {
    {{"flash_sale_reservations",
      {"time", "flash_sale"},
      as_count,
      "people",
      "Reservations",
      "People who have reserved so far."},
     of_sale<&FlashSaleState::reservations>},
    {{"flash_sale_arrived", {"flash_sale"}, as_count, "people", "Came", "People who came to the sale."},
     of_sale<&FlashSaleState::arrived>},
    {{"flash_sale_sold", {"flash_sale"}, as_count, "units", "Units sold", "Never more than there were."},
     of_sale<&FlashSaleState::sold>},
    {{"flash_sale_sold_out", {"flash_sale"}, as_flag, "1", "Sold out", "Whether somebody came in vain."}, sold_out},
    {{"flash_sale_sold_out_seconds",
      {"flash_sale"},
      as_exact,
      "s",
      "Sold out after",
      "Seconds after the start at which the last unit went; NaN if some were left or if they were drawn by lot."},
     sold_out_seconds},
    {{"flash_sale_win_share",
      {"flash_sale"},
      as_exact,
      "1",
      "Chance of a unit",
      "Units sold, over the people who came; 0 if nobody did."},
     win_share},
    {{"flash_sale_revenue", {"flash_sale"}, as_money, "currency", "Revenue of the sale", "What the units brought."},
     of_sale<&FlashSaleState::revenue>},
    {{"flash_sale_gave_up",
      {"flash_sale"},
      as_count,
      "people",
      "Gave up",
      "People who got none and will not come again."},
     of_sale<&FlashSaleState::gave_up>},
    {{"flash_sale_resold", {"flash_sale"}, as_count, "units", "Resold", "Units that scalpers sold on to losers."},
     of_sale<&FlashSaleState::resold>},
    {{"flash_sale_resale_price",
      {"flash_sale"},
      as_money,
      "currency",
      "Price of resale",
      "What scalpers asked for one; 0 if none was resold."},
     of_sale<&FlashSaleState::resale_price>},
    {{"flash_sale_buzz",
      {"time", "flash_sale"},
      as_real,
      "1",
      "Buzz",
      "What earlier batches multiplied everybody's readiness to reserve by, when it was last announced."},
     of_sale<&FlashSaleState::buzz>},
};

}  // namespace

OutputChapters outputs_of_flash_sales() {
  static constexpr std::span<const OutputRow> chapters[] = {of_flash_sales};
  return chapters;
}

}  // namespace rivalry::rows

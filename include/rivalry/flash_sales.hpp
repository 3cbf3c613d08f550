// Flash sales: so many units, on a date, to those who reserved in time.
//
// Money in minor units of the scenario's currency, durations in days unless said otherwise, shares in [0, 1]. An agent
// stands for people_per_agent people who do the same; units are counted in people's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// Who gets a unit when there are too few.
enum class SaleRule : std::uint8_t {
  Queue,    ///< who comes first
  Lottery,  ///< all who come have the same chance
};

struct FlashSale {
  std::string name;
  std::string company;   ///< that sells
  std::string voice;     ///< that announces it
  std::string after;     ///< the batch before of the same product: its losers come again; empty: a new product
  std::string interest;  ///< of those who want it most; empty: all the same
  Day opens;             ///< reservations, until the day before the sale
  Day at;                ///< the sale
  double posts = 1;      ///< that announce it, on each of those days
  double reserves = 0;   ///< probability that one who reads such a post reserves
  double others = 1;     ///< ... times this for those without the interest
  double units = 0;
  double price = 0;
  double goods = 0;          ///< what a unit costs the company: share of the price
  double comes = 1;          ///< share of those who reserved who come
  double rush_seconds = 60;  ///< after the start at which they come: on average (exponential)
  double per_second = 0;     ///< orders that the site can take; 0: any number
  SaleRule rule = SaleRule::Queue;
  double keener = 1;             ///< who lost once reserves so many times as readily, who lost twice that squared
  double gives_up = 0;           ///< share of the losers who never come again
  double buzz = 0;               ///< a sold-out batch multiplies the readiness of all by (wanted / units) ^ buzz
  double buzz_fades_days = 0;    ///< ... which falls to 37 % in this time; 0: never
  double scalpers = 0;           ///< share of the people who buy to sell on
  double scalpers_faster = 1;    ///< how many times as fast they come
  double resale_elasticity = 0;  ///< they ask price x (wanted / units) ^ this
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// What people have come to think of a product, a bit per agent by village.
struct Product {
  static constexpr std::uint32_t most_losses = 2;

  Column<std::uint64_t> owns;
  Column<std::uint64_t> lost_low, lost_high;  ///< binary digits of losses so far, 0 to 2; 3: has given up
};

struct FlashSaleState {
  std::uint32_t product = 0;       ///< among FlashSales::products
  Column<std::uint64_t> reserved;  ///< a bit per agent, while reservations are open
  std::int64_t reservations = 0;   ///< people
  std::int64_t arrived = 0;        ///< people who came
  std::int64_t sold = 0;           ///< units
  std::int64_t revenue = 0;
  std::int64_t gave_up = 0;  ///< people
  std::int64_t resold = 0;   ///< units
  std::int64_t resale_price = 0;
  std::optional<double> sold_out_seconds;  ///< after the start; none: not sold out, or drawn by lot
  double buzz = 1;                         ///< what earlier batches multiply readiness by, today
  std::int32_t opened = no_cause;          ///< the journal's entries
  std::int32_t held = no_cause;
};

struct FlashSales {
  std::vector<FlashSaleState> all;  ///< as declared
  std::vector<Product> products;
};

}  // namespace rivalry

// THE OUTPUTS of advertising, and of questions about auctions and two-sided rivals. Sums alone: nobody's interests,
// beliefs about nobody, nobody's clicks.
#include "rivalry/ads.hpp"

#include <fmt/core.h>

#include <array>
#include <limits>

#include "rivalry/companies.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/games.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/results/outputs/measures/users.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// ---- platforms ------------------------------------------------------------------------------------------------------

template <class Of>
void by_ads_of_platform(const World& world, std::span<double> cells, Of of) {
  for (std::size_t p = 0; p < cells.size(); ++p) cells[p] = static_cast<double>(of(world.ads->platforms[p]));
}

template <std::int64_t PlatformAdsState::*Member>
void people_of(const World& world, std::span<double> cells) {
  by_ads_of_platform(world, cells, [&](const PlatformAdsState& state) {
    return static_cast<double>(state.*Member) * world.users->people_per_agent;
  });
}

template <std::int64_t PlatformAdsState::*Member>
void total_of(const World& world, std::span<double> cells) {
  by_ads_of_platform(world, cells, [](const PlatformAdsState& state) { return state.*Member; });
}

double per_slot(const PlatformAdsState& state, double sum) {
  return state.slots > 0 ? sum / static_cast<double>(state.slots) : 0;
}

void on_target(const World& world, std::span<double> cells) {
  by_ads_of_platform(world, cells,
                     [](const PlatformAdsState& state) { return per_slot(state, static_cast<double>(state.matched)); });
}

void believed(const World& world, std::span<double> cells) {
  by_ads_of_platform(world, cells, [](const PlatformAdsState& state) { return per_slot(state, state.believed); });
}

void paid_by(const World& world, std::span<double> cells) {
  std::size_t payers = 1 + world.scenario.companies.size();
  std::ranges::fill(cells, 0.0);
  for (std::size_t m = 0; m < world.ads->merchants.size(); ++m) {
    const Merchant& merchant = world.scenario.merchants[m];
    std::size_t platform = 0, payer = 0;
    while (world.scenario.platforms[platform].name != merchant.platform) ++platform;
    for (std::size_t c = 0; c < world.scenario.companies.size(); ++c)
      if (world.scenario.companies[c].name == merchant.company) payer = 1 + c;
    cells[platform * payers + payer] += static_cast<double>(world.ads->merchants[m].spent);
  }
}

/// People whom a platform has heard talk about something, by how likely it thinks that they care; and those who do.
struct Calibration {
  static constexpr std::size_t deciles = 10;
  std::array<std::int64_t, deciles> known{}, care{};

  void add(const World& world, const Column<std::int8_t>& beliefs, const Interest& interest) {
    std::uint32_t key = name_key(interest.name);
    for (std::uint32_t agent = 0; agent < beliefs.size(); ++agent) {
      if (beliefs[agent] == 0) continue;
      auto decile = static_cast<std::size_t>(posterior(interest.share, beliefs[agent]) * deciles);
      decile = std::min(decile, deciles - 1);
      ++known[decile];
      care[decile] += has_interest(world.random, key, interest.share, agent);
    }
  }
};

template <class Of>
void by_decile(const World& world, std::span<double> cells, Of of) {
  for (std::size_t p = 0; p < world.ads->platforms.size(); ++p) {
    Calibration calibration;
    for (std::size_t i = 0; i < world.scenario.interests.size(); ++i)
      calibration.add(world, world.ads->platforms[p].beliefs[i], world.scenario.interests[i]);
    for (std::size_t d = 0; d < Calibration::deciles; ++d)
      cells[p * Calibration::deciles + d] =
          of(static_cast<double>(calibration.known[d]), static_cast<double>(calibration.care[d]));
  }
}

void known(const World& world, std::span<double> cells) {
  by_decile(world, cells, [&](double number, double) { return number * world.users->people_per_agent; });
}

void caring(const World& world, std::span<double> cells) {
  by_decile(world, cells, [](double number, double care) { return number > 0 ? care / number : none; });
}

// ---- merchants ------------------------------------------------------------------------------------------------------

template <class Of>
void by_merchant(const World& world, std::span<double> cells, Of of) {
  for (std::size_t m = 0; m < cells.size(); ++m)
    cells[m] = static_cast<double>(of(world.scenario.merchants[m], world.ads->merchants[m]));
}

void spent(const World& world, std::span<double> cells) {
  by_merchant(world, cells, [](const Merchant&, const MerchantState& state) { return state.spent; });
}

void sold(const World& world, std::span<double> cells) {
  by_merchant(world, cells, [](const Merchant&, const MerchantState& state) { return state.sold + state.sold_today; });
}

void budget(const World& world, std::span<double> cells) {
  by_merchant(world, cells, [](const Merchant& params, const MerchantState& state) {
    return static_cast<double>(state.budget) / (params.weekly ? days_per_week : 1);
  });
}

void pace(const World& world, std::span<double> cells) {
  by_merchant(world, cells, [](const Merchant&, const MerchantState& state) { return state.pace(); });
}

// ---- questions ------------------------------------------------------------------------------------------------------

template <std::vector<double> AuctionState::*Member>
void by_bidder(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (const AuctionState& state : world.ads->auctions)
    for (double each : state.*Member) cells[cell++] = each;
}

void auction_revenue(const World& world, std::span<double> cells) {
  for (std::size_t a = 0; a < cells.size(); ++a) {
    cells[a] = 0;
    for (double payment : world.ads->auctions[a].payments) cells[a] += payment;
  }
}

template <std::array<std::array<double, 2>, 2> TwoSidedState::*Member>
void by_rival_and_side(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (const TwoSidedState& state : world.ads->two_sided)
    for (const auto& rival : state.*Member)
      for (double side : rival) cells[cell++] = side;
}

void two_sided_profit(const World& world, std::span<double> cells) {
  std::size_t cell = 0;
  for (const TwoSidedState& state : world.ads->two_sided)
    for (double rival : state.profit) cells[cell++] = rival;
}

// ---- rows -----------------------------------------------------------------------------------------------------------

constexpr OutputRow of_ads_by_platform[] = {
    {{"ads_impressions", {"time", "platform"}, as_count, "ads", "Display ads", "Display ads shown so far."},
     total_of<&PlatformAdsState::impressions>},
    {{"ads_talks",
      {"time", "platform"},
      as_count,
      "conversations",
      "Conversations",
      "Conversations among friends so far, whether or not anybody advertises beside them."},
     people_of<&PlatformAdsState::talks>},
    {{"ads_slots",
      {"time", "platform"},
      as_count,
      "ads",
      "Slots sold",
      "Ads shown so far to one of those who talk, sold by auction."},
     people_of<&PlatformAdsState::slots>},
    {{"ads_clicks", {"time", "platform"}, as_count, "clicks", "Clicks on slots", "Clicks so far."},
     people_of<&PlatformAdsState::clicks>},
    {{"ads_orders",
      {"time", "platform"},
      as_count,
      "orders",
      "Buyers brought by slots",
      "Those who clicked so far and then wanted to buy."},
     people_of<&PlatformAdsState::orders>},
    {{"ads_revenue", {"time", "platform"}, as_money, "currency", "Paid for slots", "What merchants paid so far."},
     total_of<&PlatformAdsState::revenue>},
    {{"ads_paid_by",
      {"time", "platform", "payer"},
      as_money,
      "currency",
      "Paid for slots by payer",
      "What each company's merchants, or those outside, paid so far."},
     paid_by},
    {{"ads_on_target",
      {"time", "platform"},
      as_real,
      "1",
      "Slots on target",
      "Share of the slots so far that were shown to somebody who cares about the topic; 0 without slots."},
     on_target},
    {{"ads_believed",
      {"time", "platform"},
      as_real,
      "1",
      "Slots believed on target",
      "What the platform thought that share to be."},
     believed},
    {{"ads_known",
      {"time", "platform", "decile"},
      as_count,
      "people",
      "People known to a platform",
      "People and topics of which it has heard them talk, by the probability, as it thinks, that they care: from "
      "this "
      "share to 10 points more."},
     known},
    {{"ads_calibration",
      {"time", "platform", "decile"},
      as_exact,
      "1",
      "Truth of what a platform thinks",
      "Share of those who do care; without a value if there are none."},
     caring},
};

constexpr OutputRow of_merchants[] = {
    {{"merchant_spent", {"time", "merchant"}, as_money, "currency", "Spent by a merchant", "On slots, so far."}, spent},
    {{"merchant_sold",
      {"time", "merchant"},
      as_money,
      "currency",
      "Sold by a merchant",
      "To those who clicked on its ads, so far."},
     sold},
    {{"merchant_budget",
      {"time", "merchant"},
      as_money,
      "currency",
      "Budget of a merchant",
      "What it spends on slots a day at most, on average."},
     budget},
    {{"merchant_pace",
      {"time", "merchant"},
      as_real,
      "1",
      "Pace of a merchant",
      "What it bids, over what a click is worth to it; less than 1 to make its budget last."},
     pace},
};

constexpr OutputRow of_questions[] = {
    {{"auction_bid", {"bidder"}, as_exact, "1", "Bid", "For a click, in the money of the values."},
     by_bidder<&AuctionState::bids>},
    {{"auction_clicks", {"bidder"}, as_exact, "1", "Clicks won", "How often his ad is clicked; 0 without a position."},
     by_bidder<&AuctionState::clicks>},
    {{"auction_payment", {"bidder"}, as_exact, "1", "Payment", "For all these clicks, in the money of the values."},
     by_bidder<&AuctionState::payments>},
    {{"auction_revenue", {"auction"}, as_exact, "1", "Revenue of an auction", "What all pay."}, auction_revenue},
    {{"two_sided_fee",
      {"time", "two_sided", "rival", "side"},
      as_exact,
      "1",
      "Fee",
      "What each rival asks of somebody of each side."},
     by_rival_and_side<&TwoSidedState::fee>},
    {{"two_sided_share",
      {"time", "two_sided", "rival", "side"},
      as_exact,
      "1",
      "Share of a side",
      "Share of each side's people whom each rival serves at these fees."},
     by_rival_and_side<&TwoSidedState::share>},
    {{"two_sided_profit",
      {"time", "two_sided", "rival"},
      as_exact,
      "1",
      "Profit between two sides",
      "What each rival earns, with as many people on each side as make 1."},
     two_sided_profit},
    {{"function_value", {"function"}, as_exact, "1", "Function", "The function's value at these numbers."},
     measures::function_value},
};

}  // namespace

OutputChapters outputs_of_ads() {
  static constexpr std::span<const OutputRow> chapters[] = {of_ads_by_platform, of_merchants, of_questions};
  return chapters;
}

}  // namespace rivalry::rows

// THE OUTPUTS of lines of business, of what companies are worth, of agreements and listings.
#include "rivalry/business.hpp"

#include "rivalry/agreements.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/games.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/worth.hpp"
#include "sim/firms/markets.hpp"
#include "sim/results/outputs/capital.hpp"

namespace rivalry::rows {

namespace {

// ---- lines ----------------------------------------------------------------------------------------------------------

/// One value per line of business: company by company, as declared.
template <class Of>
void by_line(const World& world, std::span<double> cells, Of of) {
  std::size_t cell = 0;
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    for (std::size_t l = 0; l < world.business->companies[c].lines.size(); ++l) {
      bool alive = world.firms->all[c].alive;
      cells[cell++] = alive ? of(world.scenario.companies[c].business[l], world.business->companies[c].lines[l]) : 0;
    }
}

void line_sales(const World& world, std::span<double> cells) {
  by_line(world, cells, [](const BusinessLine&, const LineState& state) { return state.sales; });
}

void line_earned(const World& world, std::span<double> cells) {
  by_line(world, cells, [](const BusinessLine&, const LineState& state) { return static_cast<double>(state.earned); });
}

void line_allowed(const World& world, std::span<double> cells) {
  by_line(world, cells,
          [&](const BusinessLine& line, const LineState& state) { return allowed_in(world, line, state); });
}

void line_licensed(const World& world, std::span<double> cells) {
  by_line(world, cells, [](const BusinessLine&, const LineState& state) { return state.licences; });
}

// ---- worth ----------------------------------------------------------------------------------------------------------

void company_business(const World& world, std::span<double> cells) {
  for (std::size_t c = 0; c < cells.size(); ++c)
    cells[c] = world.firms->all[c].alive ? world.business->companies[c].business : 0;
}

void company_sales(const World& world, std::span<double> cells) {
  for (std::size_t c = 0; c < cells.size(); ++c)
    cells[c] = world.firms->all[c].alive ? sales_a_day(world, world.firms->company(c)) * days_per_year : 0;
}

// ---- agreements -----------------------------------------------------------------------------------------------------

template <class Of>
void by_agreement(const World& world, std::span<double> cells, Of of) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto* params = std::get_if<Agreement>(&world.scenario.contracts[i].terms);
    cells[i] = params != nullptr ? static_cast<double>(of(world.capital->contracts[i].agreement, *params)) : 0;
  }
}

void delivered(const World& world, std::span<double> cells) {
  by_agreement(world, cells, [](const AgreementState& state, const Agreement&) { return state.delivered(); });
}

void expected_share(const World& world, std::span<double> cells) {
  by_agreement(world, cells, [](const AgreementState& state, const Agreement& params) {
    double expects = params.expects;
    return expects > 0 ? static_cast<double>(state.delivered()) / expects : 0;
  });
}

template <auto Member>
void of_agreement(const World& world, std::span<double> cells) {
  by_agreement(world, cells, [](const AgreementState& state, const Agreement&) { return state.*Member; });
}

// ---- listings -------------------------------------------------------------------------------------------------------

template <class Of>
void by_listing(const World& world, std::span<double> cells, Of of) {
  for (std::size_t l = 0; l < cells.size(); ++l) cells[l] = static_cast<double>(of(world.capital->listings[l]));
}

template <auto Member>
void of_listing(const World& world, std::span<double> cells) {
  by_listing(world, cells, [](const ListingState& state) { return state.*Member; });
}

void is_listed(const World& world, std::span<double> cells) {
  by_listing(world, cells, [](const ListingState& state) { return state.stage == ListingStage::Listed; });
}

void listing_day(const World& world, std::span<double> cells) {
  by_listing(world, cells, [&](const ListingState& state) {
    return state.stage == ListingStage::Listed ? state.day - world.scenario.start : -1;
  });
}

void first_return(const World& world, std::span<double> cells) {
  by_listing(world, cells,
             [](const ListingState& state) { return state.price > 0 ? state.first_close / state.price - 1 : 0; });
}

// ---- rows -----------------------------------------------------------------------------------------------------------

constexpr OutputRow of_lines[] = {
    {{"line_sales",
      {"time", "line"},
      as_money,
      "currency",
      "Sales of a line",
      "What a line of business sells a day, smoothed over four weeks; 0 once the company has failed."},
     line_sales},
    {{"line_earned",
      {"time", "line"},
      as_money,
      "currency",
      "Earned by a line",
      "What a line of business has sold so far; 0 once the company has failed."},
     line_earned},
    {{"line_allowed",
      {"time", "line"},
      as_real,
      "1",
      "Sales allowed",
      "Share of what a line of business could sell that its market and its courts allow."},
     line_allowed},
    {{"line_licensed",
      {"time", "line"},
      as_real,
      "1",
      "Patents licensed",
      "Share of the patents that it needs in its market that a line of business has licensed."},
     line_licensed},
    {{"company_business_value",
      {"time", "company"},
      as_money,
      "currency",
      "Value of the business",
      "What the market thinks its business is worth, without its money, debts and stakes; 0 once it has failed."},
     company_business},
    {{"company_sales",
      {"time", "company"},
      as_money,
      "currency",
      "Sales in a year",
      "What customers and partners pay it a day, smoothed over four weeks, times a year; 0 once it has failed."},
     company_sales},
};

constexpr OutputRow of_agreements[] = {
    {{"contract_delivered",
      {"time", "contract"},
      as_money,
      "currency",
      "Brought by an agreement",
      "What an agreement has brought the issuer so far: commission, advertising, and what made up for less."},
     delivered},
    {{"contract_expected_share",
      {"time", "contract"},
      as_real,
      "1",
      "Share of what was expected",
      "What an agreement has brought so far, over all that was expected of it; 0 if nothing was."},
     expected_share},
    {{"contract_commission",
      {"time", "contract"},
      as_money,
      "currency",
      "Commission",
      "Paid so far for customers whom the issuer brought."},
     of_agreement<&AgreementState::commission>},
    {{"contract_advertising",
      {"time", "contract"},
      as_money,
      "currency",
      "Advertising",
      "Spent so far by the holder's merchants on the issuer's platform."},
     of_agreement<&AgreementState::advertising>},
    {{"contract_made_up",
      {"time", "contract"},
      as_money,
      "currency",
      "Made up",
      "Paid so far for years that brought less than the holder has committed itself to."},
     of_agreement<&AgreementState::made_up>},
    {{"contract_customers",
      {"time", "contract"},
      as_count,
      "1",
      "Orders brought",
      "Orders so far of those who clicked through to the holder's shop."},
     of_agreement<&AgreementState::customers>},
    {{"contract_linked",
      {"time", "contract"},
      as_real,
      "1",
      "Accounts linked",
      "Of those on both platforms: share who have linked their accounts."},
     of_agreement<&AgreementState::linked>},
};

constexpr OutputRow of_listings[] = {
    {{"listing_done", {"listing"}, as_flag, "1", "Listed", "Whether the company has been listed."}, is_listed},
    {{"listing_day",
      {"listing"},
      as_count,
      "days",
      "Day of the listing",
      "Days after the start; -1 if there was none."},
     listing_day},
    {{"listing_price", {"listing"}, as_money, "currency", "Price of the listing", "For a share; 0 if there was none."},
     of_listing<&ListingState::price>},
    {{"listing_demand",
      {"listing"},
      as_exact,
      "1",
      "Demand",
      "What turned up over what was expected; 1 if there was no listing."},
     of_listing<&ListingState::demand>},
    {{"listing_new_shares",
      {"listing"},
      as_count,
      "shares",
      "New shares on offer",
      "Those that holders of rights took included."},
     of_listing<&ListingState::new_shares>},
    {{"listing_old_shares", {"listing"}, as_count, "shares", "Old shares on offer", "Sold by those who had them."},
     of_listing<&ListingState::old_shares>},
    {{"listing_taken", {"listing"}, as_count, "shares", "Shares taken", "Of the new ones, by holders of rights."},
     of_listing<&ListingState::taken>},
    {{"listing_raised",
      {"listing"},
      as_money,
      "currency",
      "Raised from the public",
      "What the public paid for new shares."},
     of_listing<&ListingState::raised>},
    {{"listing_first_close",
      {"listing"},
      as_money,
      "currency",
      "First close",
      "What the market thinks a share is worth at the end of the first day; 0 if there was no listing."},
     of_listing<&ListingState::first_close>},
    {{"listing_first_return",
      {"listing"},
      as_exact,
      "1",
      "First-day return",
      "By how much that exceeds the price; 0 if there was no listing."},
     first_return},
};

}  // namespace

OutputChapters outputs_of_business() {
  static constexpr std::span<const OutputRow> chapters[] = {of_lines, of_agreements, of_listings};
  return chapters;
}

}  // namespace rivalry::rows

#include "rivalry/outputs.hpp"

#include <fmt/core.h>

#include "rivalry/ads.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/games.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/population.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/sections.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/talk.hpp"
#include "rivalry/valuations.hpp"
#include "sim/results/outputs/books.hpp"
#include "sim/results/outputs/capital.hpp"
#include "sim/results/outputs/commerce.hpp"
#include "sim/results/outputs/measures/firms.hpp"
#include "sim/results/outputs/measures/users.hpp"
#include "sim/results/outputs/output_rows.hpp"

namespace rivalry::rows {
namespace {

using namespace measures;

/// Who is a member, and who uses it.
constexpr OutputRow of_members[] = {
    {{"platform_registered",
      {"time", "platform"},
      as_count,
      "people",
      "Registered users",
      "People with an account, dormant or not."},
     by_platform<&Census::registered>},
    {{"platform_dormant",
      {"time", "platform"},
      as_count,
      "people",
      "Dormant users",
      "People with an account that they have stopped using, until they return."},
     by_platform<&Census::dormant>},
    {{"platform_active_monthly",
      {"time", "platform"},
      as_count,
      "people",
      "Monthly active users",
      "Members who opened the platform on at least one of the last 30 days."},
     by_platform<&Census::active_monthly>},
    {{"platform_active_daily",
      {"time", "platform"},
      as_count,
      "people",
      "Daily active users",
      "Members who opened the platform on this day."},
     by_platform<&Census::active_daily>},
    {{"segment_registered",
      {"time", "platform", "segment"},
      as_count,
      "people",
      "Registered users by segment",
      "People of the segment with an account."},
     by_segment<&Census::registered>},
    {{"segment_active_daily",
      {"time", "platform", "segment"},
      as_count,
      "people",
      "Daily active users by segment",
      "Members of the segment who opened the platform on this day."},
     by_segment<&Census::active_daily>},
};

/// What members give to a platform.
constexpr OutputRow of_attention_and_posts[] = {
    {{"platform_silent", {"time", "platform"}, as_count, "people", "Silent accounts", "Members who have never posted."},
     agents_of_platform<&PlatformUsers::never_posted>},
    {{"platform_silent_share",
      {"time", "platform"},
      as_real,
      "1",
      "Share of silent accounts",
      "Members who have never posted, among all members; 0 without members."},
     silent_share},
    {{"platform_posts",
      {"time", "platform"},
      as_count,
      "posts",
      "Posts",
      "Posts that members wrote on this day; reposts are in platform_reposts."},
     agents_of_platform<&PlatformUsers::posts_today>},
    {{"platform_posts_total",
      {"time", "platform"},
      as_count,
      "posts",
      "Posts so far",
      "Posts that members wrote since the start of the run, without reposts."},
     agents_of_platform<&PlatformUsers::posts_total>},
    {{"platform_minutes",
      {"time", "platform"},
      as_real,
      "min",
      "Attention",
      "Minutes of attention given to the platform on this day, by all."},
     minutes},
    {{"platform_attention_share",
      {"time", "platform"},
      as_real,
      "1",
      "Share of attention",
      "The platform's share of this day's attention."},
     attention_share},
    {{"platform_posts_of_users",
      {"time", "platform", "posts"},
      as_real,
      "1",
      "Users by number of posts",
      "Of the members who ever post: the share who wrote this many posts since the last record; 20 means 20 or "
      "more."},
     posts_of_users},
    {{"platform_posts_of_top",
      {"time", "platform", "top"},
      as_real,
      "1",
      "Concentration of posts",
      "Share of the posts since the last record that the busiest part of those members wrote."},
     posts_of_the_top},
};

/// Who knows whom, and what spreads among them.
constexpr OutputRow of_the_network[] = {
    {{"spread_reached",
      {"time", "spread"},
      as_count,
      "people",
      "Reached",
      "People whom the spread has reached, its seeds included."},
     spread_reached},
    {{"spread_branching",
      {"spread"},
      as_exact,
      "1",
      "Branching",
      "Friends to whom somebody newly reached passes it on, on average, while few are reached: above 1 it can become "
      "large. 0 for rumours."},
     spread_branching},
    {{"network_mean_degree", {}, as_exact, "1", "Mean degree", "Ties per person, by the declared law of the network."},
     mean_degree},
    {{"network_critical_transmissibility",
      {},
      as_exact,
      "1",
      "Critical transmissibility",
      "Probability per tie above which a cascade can reach a finite share of everybody: z / (<k^2> - z)."},
     critical_transmissibility},
    {{"network_degree_share",
      {"degree"},
      as_exact,
      "1",
      "Degree distribution",
      "Share of the people with this number of ties, as generated."},
     degree_share},
    {{"network_matching_faults",
      {},
      as_count,
      "1",
      "Faults of the matching",
      "Ends of ties whose other end does not lead back to them, or which are their own other end."},
     matching_faults},
};

/// How companies do business.
constexpr OutputRow of_companies[] = {
    {{"company_revenue",
      {"time", "company"},
      as_money,
      "currency",
      "Revenue",
      "What customers and partners paid since the last record, less what was paid back."},
     company_revenue},
    {{"company_staff", {"time", "company"}, as_real, "people", "Staff", "People employed; 0 once it has failed."},
     company_staff},
    {{"company_served",
      {"time", "company"},
      as_real,
      "1",
      "Customers served",
      "Share of the customers who find what they want; 0 once it has failed."},
     company_served},
    {{"company_runway",
      {"time", "company"},
      as_real,
      "days",
      "Runway",
      "How long its cash, less its arrears, lasts at what it loses; at most ten years."},
     company_runway},
    {{"company_value",
      {"time", "company"},
      as_money,
      "currency",
      "Value",
      "What the market thinks its equity is worth; 0 once it has failed."},
     company_value},
    {{"company_suppliers",
      {"time", "company", "delivers"},
      as_count,
      "suppliers",
      "Suppliers by terms",
      "How many of its suppliers deliver on what terms, or have failed."},
     company_suppliers},
    {{"stake_shares",
      {"time", "holder", "company"},
      as_count,
      "shares",
      "Shares held",
      "Who holds how many shares of whom; the people hold what nobody else does."},
     stake_shares},
};

/// What is computed and not played.
constexpr OutputRow of_formulas[] = {
    {{"forecast_posts",
      {"forecast"},
      as_exact,
      "posts",
      "Expected posts",
      "Expected number of posts of an account with this history."},
     forecast_posts},
    {{"forecast_alive",
      {"forecast"},
      as_exact,
      "1",
      "Probability alive",
      "Probability that an account with this history has not stopped posting."},
     forecast_alive},
};

/// Of the sections that live in files of their own.
std::vector<OutputRow> of_sections() {
  std::vector<OutputRow> all;
  Sections::for_each([&]<class Section>(const Section*) {
    for (const OutputRow& row : Section::outputs()) all.push_back(row);
  });
  return all;
}

/// The whole list, in order.
std::vector<OutputRow> of_everything() {
  std::vector<OutputRow> all;
  auto add = [&](OutputChapters chapters) {
    for (std::span<const OutputRow> chapter : chapters) all.insert(all.end(), chapter.begin(), chapter.end());
  };
  auto add_own = [&](std::span<const OutputRow> chapter) { add({&chapter, 1}); };
  add_own(of_members), add_own(of_attention_and_posts), add(outputs_of_voices()), add_own(of_the_network);
  add(outputs_of_signals()), add_own(of_companies), add_own(of_sections()), add_own(of_formulas),
      add(outputs_of_accounts());
  for (auto* more : {outputs_of_ownership, outputs_of_business, outputs_of_contracts, outputs_of_rounds, outputs_of_ads,
                     outputs_of_shops, outputs_of_flash_sales, outputs_of_valuations, outputs_of_economies})
    add(more());
  return all;
}

}  // namespace
}  // namespace rivalry::rows

namespace rivalry {

std::span<const OutputRow> output_rows() {
  static const std::vector<OutputRow> all = rows::of_everything();
  return all;
}

std::span<const Output> outputs() {
  static const std::vector<Output> declared = [] {
    std::vector<Output> result;
    for (const OutputRow& row : output_rows()) result.push_back(row.output);
    return result;
  }();
  return declared;
}

std::span<const Output> differences() {
  struct Texts {
    std::string name, long_name, description;
  };
  static const std::vector<Texts> texts = [] {
    std::vector<Texts> all;
    for (const Output& output : outputs())
      all.push_back({difference_of(output.name), fmt::format("{}: difference", output.long_name),
                     fmt::format("{} As given, less as played with outputs.compare_with.", output.description)});
    return all;
  }();
  static const std::vector<Output> declared = [] {
    std::vector<Output> all(outputs().begin(), outputs().end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].name = texts[i].name, all[i].long_name = texts[i].long_name, all[i].description = texts[i].description;
      if (all[i].type == OutputType::Flag) all[i].type = OutputType::Count;
    }
    return all;
  }();
  return declared;
}

std::string difference_of(std::string_view output) { return fmt::format("{}_difference", output); }

const Output* find_output(std::string_view name) {
  for (std::span<const Output> list : {outputs(), differences()})
    for (const Output& output : list)
      if (output.name == name) return &output;
  return nullptr;
}

}  // namespace rivalry

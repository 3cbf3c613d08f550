#include "sim/firms/business.hpp"

#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/firms/markets.hpp"

namespace rivalry {

namespace {

constexpr double sales_memory_days = 28;  // of what is smoothed

bool sells_by_itself(const BusinessLine& line) { return line.platform.empty(); }

/// Days since the line began.
std::int32_t age_of(const World& world, const BusinessLine& line) {
  Day began = line.from && *line.from > world.scenario.start ? *line.from : world.scenario.start;
  return world.today - began;
}

/// exp of the integral of a rate that fades.
double grown(const BusinessLine& line, double days) {
  double effective = line.fades > 0 ? -math::expm1(-line.fades * days) / line.fades : days;
  return math::exp(line.grows * effective);
}

/// Chance multiplies the line's sales by what is 1 on average.
void try_luck(World& world, const std::string& company, const BusinessLine& line, LineState& state) {
  if (line.volatility <= 0) return;
  double step = line.volatility / std::sqrt(days_per_year);
  double u = world.random.uniform(Purpose::LineSales, 0, name_key(company + "." + line.name),
                                  static_cast<std::uint32_t>(world.today.number));
  state.luck += step * math::normal_quantile(u) - step * step / 2;
}

/// The platform that the line earns from; there is one.
std::size_t platform_of(const World& world, const BusinessLine& line) {
  std::size_t p = 0;
  while (world.scenario.platforms[p].name != line.platform) ++p;
  return p;
}

/// What a day's users, and the ads that they are shown, bring at the rates of the beginning.
double from_users(const World& world, const BusinessLine& line) {
  std::size_t p = platform_of(world, line);
  const PlatformUsers& users = world.users->platforms[p];
  std::int64_t active = 0, members = 0;
  for (const Census& segment : users.census) active += segment.active_daily, members += segment.active_monthly;
  double of_people = users.minutes * line.per_minute + static_cast<double>(active) * line.per_active +
                     static_cast<double>(members) * line.per_member;
  double shown = line.per_thousand > 0 ? static_cast<double>(world.ads->platforms[p].impressions_today) : 0;
  return of_people * world.users->people_per_agent + shown * line.sold * line.per_thousand / 1000;
}

double demand_of(const World& world, const std::string& company) {
  double factor = 1;
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    if (event.kind == EventKind::Demand && event.company == company && world.news->since[e]) factor *= event.by;
  }
  return factor;
}

double earns(const World& world, const std::string& company, const BusinessLine& line, const LineState& state) {
  double days = age_of(world, line);
  if (days < 0) return 0;
  if (line.slots) return static_cast<double>(world.ads->platforms[platform_of(world, line)].slots_today);
  double level = sells_by_itself(line) ? line.sales * demand_of(world, company) : from_users(world, line);
  return level * grown(line, days) * math::exp(state.luck) * allowed_in(world, line, state);
}

TransferReason why_of(const BusinessLine& line) {
  if (sells_by_itself(line)) return TransferReason::Sale;
  return line.per_member > 0 ? TransferReason::Subscription : TransferReason::Advertising;
}

/// What merchants paid for slots has been booked when they paid it.
void book_line(World& world, PartyId company, const BusinessLine& line, std::int64_t earned) {
  if (earned <= 0) return;
  if (!line.slots) world.books->ledger.post({outside, company, earned, why_of(line)});
  std::int64_t costs = std::llround(static_cast<double>(earned) * (1 - line.margin));
  if (costs > 0) world.books->ledger.post({company, outside, costs, TransferReason::Inputs});
}

void play(World& world, std::size_t company, std::size_t number) {
  const Company& params = world.scenario.companies[company];
  const BusinessLine& line = params.business[number];
  LineState& state = world.business->companies[company].lines[number];
  bool first_day = world.today == world.scenario.start;
  if (!first_day && age_of(world, line) > 0) try_luck(world, params.name, line, state);
  double earned = earns(world, params.name, line, state);
  state.earned_today = std::llround(earned);
  state.earned += state.earned_today;
  book_line(world, world.firms->company(company), line, state.earned_today);
  state.sales = first_day ? earned : state.sales + (earned - state.sales) / sales_memory_days;
}

}  // namespace

void run_business_lines(World& world, const Executor&) {
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    for (std::size_t l = 0; l < world.scenario.companies[c].business.size(); ++l) {
      world.business->companies[c].lines[l].earned_today = 0;
      if (world.firms->all[c].alive) play(world, c, l);
    }
}

}  // namespace rivalry

#include "sim/capital/worth.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/cross_holdings.hpp"

namespace rivalry {

namespace {

constexpr double short_memory_days = 28;  // of what sales are; as in the review
constexpr double long_memory_days = 182;  // of what they were, to see growth by
constexpr double least_ratio = 0.1, most_ratio = 4;

std::size_t place_of(PartyId company) { return company.index - first_company; }

const Company& law_of(const World& world, PartyId company) { return world.scenario.companies[place_of(company)]; }

const BusinessState& state_of(const World& world, PartyId company) {
  return world.business->companies[place_of(company)];
}

/// Cash and claims less debts.
double money_of(const World& world, PartyId company) {
  std::int64_t sum = 0;
  for (Account account :
       {Account::Cash, Account::Receivables, Account::Loans, Account::Payables, Account::Debt, Account::Notes})
    sum += world.books->ledger.balance(company, account);
  return static_cast<double>(sum);
}

/// What companies paid today for slots that a line of the company counts among its sales.
std::int64_t counted_by_a_line(const World& world, PartyId company) {
  std::int64_t counted = 0;
  for (const BusinessLine& line : law_of(world, company).business)
    for (std::size_t p = 0; line.slots && p < world.ads->platforms.size(); ++p)
      if (world.scenario.platforms[p].name == line.platform) counted += world.ads->platforms[p].from_companies;
  return counted;
}

/// What partners paid today, slots apart.
double from_partners(const World& world, PartyId company) {
  std::int64_t paid = -counted_by_a_line(world, company);
  for (const Transfer& transfer : world.books->ledger.today()) {
    bool partner = transfer.from != outside && transfer.from != people;
    if (transfer.to == company && partner &&
        (transfer.reason == TransferReason::Commission || transfer.reason == TransferReason::Advertising))
      paid += transfer.amount;
  }
  return static_cast<double>(paid);
}

void smooth(double& average, double today, double memory_days) { average += (today - average) / memory_days; }

/// How fast sales grow, per day: what is smoothed with a memory of m days falls behind by the factor 1 + rate m once
/// they have grown at one rate for long.
double growth_of(double now, double before) {
  if (before <= 0) return 0;
  return (std::clamp(now / before, least_ratio, most_ratio) - 1) / long_memory_days;
}

/// What is smoothed would be this if sales had always grown at this rate.
double before_growing(double now, double rate) {
  double lag = 1 + rate * long_memory_days;
  return lag > 0 ? now / lag : now;
}

/// At the beginning its sales grow as it says, or as its lines do.
double growth_at_start(const Company& params, const BusinessState& state) {
  if (params.value.growth != 0) return params.value.growth;
  double all = 0, growing = 0;
  for (std::size_t l = 0; l < state.lines.size(); ++l) {
    all += state.lines[l].sales;
    growing += state.lines[l].sales * params.business[l].grows;
  }
  return all > 0 ? growing / all : 0;
}

void follow_sales(World& world, PartyId company) {
  BusinessState& state = world.business->companies[place_of(company)];
  if (world.today == world.scenario.start)
    state.partners = law_of(world, company).value.partners;
  else
    smooth(state.partners, from_partners(world, company), short_memory_days);
  double now = sales_a_day(world, company);
  if (world.today == world.scenario.start)
    state.sales_before = before_growing(now, growth_at_start(law_of(world, company), state));
  else
    smooth(state.sales_before, now, long_memory_days);
}

double multiple(const World& world, PartyId company) {
  const ValueParams& value = law_of(world, company).value;
  double sales = sales_a_day(world, company);
  double growth = growth_of(sales, state_of(world, company).sales_before) * days_per_year;
  double margin = sales > 0 ? std::clamp(-world.firms->of(company)->burn / sales, -1.0, 1.0) : 0;
  return std::max(0.0, value.per_sales + value.per_growth * growth + value.per_margin * margin);
}

/// The mood takes a step: x keeps exp(-reverts) of itself, and chance adds to it.
void change_mood(World& world, PartyId company) {
  const Company& params = law_of(world, company);
  if (params.value.volatility <= 0 || world.today == world.scenario.start) return;
  double daily = params.value.volatility / std::sqrt(days_per_year), k = params.value.reverts;
  double step = k > 0 ? daily * std::sqrt(-math::expm1(-2 * k) / (2 * k)) : daily;
  double u =
      world.random.uniform(Purpose::Mood, 0, name_key(params.name), static_cast<std::uint32_t>(world.today.number));
  double& mood = world.business->companies[place_of(company)].mood;
  mood = mood * (k > 0 ? math::exp(-k) : 1) + step * math::normal_quantile(u);
}

double mood_factor(const World& world, PartyId company) {
  const ValueParams& value = law_of(world, company).value;
  double days = world.today - world.scenario.start, k = value.reverts;
  double per_day = value.volatility * value.volatility / days_per_year;
  double variance = k > 0 ? per_day * -math::expm1(-2 * k * days) / (2 * k) : per_day * days;
  const BusinessState& state = state_of(world, company);
  return math::exp(value.drift * days + state.mood - variance / 2 + state.rerated);
}

/// What it is worth without its stakes; may be below 0.
double own_value(World& world, PartyId company) {
  const ValueParams& params = law_of(world, company).value;
  BusinessState& state = world.business->companies[place_of(company)];
  double business = business_value(world, company), money = money_of(world, company);
  state.money = money;
  if (world.today == world.scenario.start) state.at_start = business;
  if (params.start <= 0) {
    state.business = business * mood_factor(world, company);
    return state.business + money;
  }
  double grown = state.at_start > 0 ? business / state.at_start : 1;
  state.business = params.start * grown * mood_factor(world, company);
  return state.business + money - state.money_at_start;
}

}  // namespace

double monthly_users(const World& world, const std::string& platform) {
  for (std::size_t p = 0; p < world.scenario.platforms.size(); ++p) {
    if (world.scenario.platforms[p].name != platform) continue;
    std::int64_t agents = 0;
    for (const Census& segment : world.users->platforms[p].census) agents += segment.active_monthly;
    return static_cast<double>(agents) * world.users->people_per_agent;
  }
  return 0;
}

void begin_worth(World& world) {
  for (std::size_t c = 0; c < world.firms->companies; ++c)
    world.business->companies[c].money_at_start = money_of(world, world.firms->company(c));
}

void value_companies(World& world, const Executor&) {
  std::vector<double> own(world.firms->companies, 0.0);
  for (std::size_t c = 0; c < own.size(); ++c) {
    PartyId company = world.firms->company(c);
    if (!world.firms->all[c].alive) continue;
    follow_sales(world, company);
    change_mood(world, company);
    own[c] = own_value(world, company);
  }
  std::vector<double> values = with_stakes(own, stakes_in_each_other(world));
  for (std::size_t c = 0; c < own.size(); ++c) world.business->companies[c].value = values[c];
}

double company_value(const World& world, PartyId company) {
  return world.firms->of(company)->alive ? state_of(world, company).value : 0;
}

double value_by_now(const World& world, PartyId company) {
  double value = company_value(world, company) + money_of(world, company) - state_of(world, company).money;
  return std::max(0.0, value);
}

double business_value(const World& world, PartyId company) {
  if (!world.firms->of(company)->alive) return 0;
  const ValueParams& params = law_of(world, company).value;
  return multiple(world, company) * sales_a_day(world, company) * days_per_year +
         params.per_user * monthly_users(world, params.platform);
}

void rerate(World& world, PartyId company, double times) {
  BusinessState& state = world.business->companies[place_of(company)];
  double business = state.business + state.value * (times - 1);
  if (state.business <= 0 || business <= 0) return;
  state.rerated += math::log(business / state.business);
  state.business = business;
  state.value *= times;
}

double sales_a_day(const World& world, PartyId company) {
  const BusinessState& state = state_of(world, company);
  double sales = world.firms->of(company)->sales + state.partners;
  for (const LineState& line : state.lines) sales += line.sales;
  return sales;
}

View view_of(const World& world, PartyId investor, PartyId company) {
  if (world.firms->is_investor(investor))
    for (const View& view : world.scenario.investors[investor.index - world.firms->investor(0).index].believes)
      if (view.company == world.firms->names[company.index]) return view;
  return {};
}

double believed_value(const World& world, PartyId investor, PartyId company) {
  View view = view_of(world, investor, company);
  double value = company_value(world, company) * view.value;
  if (view.conviction <= 0) return value;
  auto month = static_cast<std::uint32_t>(static_cast<double>(world.today.number) / days_per_month);
  std::uint32_t who = name_key(world.firms->names[investor.index] + "." + view.company);
  double z = math::normal_quantile(world.random.uniform(Purpose::Conviction, 0, who, month));
  return value * math::exp(view.conviction * z);
}

double discount_rate(const Scenario& scenario, const std::string& investor) {
  for (const Investor& each : scenario.investors)
    if (each.name == investor) return each.discount_rate;
  return 0;
}

}  // namespace rivalry

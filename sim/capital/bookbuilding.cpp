#include "sim/capital/bookbuilding.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/worth.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

constexpr std::uint16_t listing_draws = 1;  // among what happens by chance, beside events

bool is_large_enough(const World& world, const Listing& params, PartyId company) {
  const std::string& platform = world.scenario.companies[company.index - first_company].value.platform;
  return sales_a_day(world, company) >= params.needs_sales && monthly_users(world, platform) >= params.needs_users;
}

bool is_its_day(const World& world, const Listing& params) {
  if (params.at) return world.today >= *params.at;
  if ((params.from && world.today < *params.from) || (params.until && world.today > *params.until)) return false;
  double u = world.random.uniform(Purpose::Event, listing_draws, name_key(params.name),
                                  static_cast<std::uint32_t>(world.today.number));
  return u < -math::expm1(-params.chance);
}

double demand_for(const World& world, const Listing& params) {
  if (params.demand_spread <= 0) return 1;
  double z = math::normal_quantile(world.random.uniform(Purpose::BookDemand, 0, name_key(params.name), 0));
  return math::exp(params.demand_spread * z - params.demand_spread * params.demand_spread / 2);
}

/// What those who sell have, as ordinary shares.
std::int64_t for_sale(const World& world, const Listing& params, PartyId company) {
  if (!params.seller.empty()) return world.books->shares.held(company, *party_named(world.scenario, params.seller));
  return world.books->shares.issued(company) - world.books->shares.held(company, outside);
}

std::int64_t may_issue(const World& world, PartyId company, double shares) {
  double authorised = world.scenario.companies[company.index - first_company].authorised;
  std::int64_t wanted = std::llround(shares);
  if (authorised <= 0) return wanted;
  std::int64_t left = std::llround(authorised) - world.books->shares.diluted(company);
  return std::clamp<std::int64_t>(left, 0, wanted);
}

void offer_shares(const World& world, const Listing& params, PartyId company, ListingState& state) {
  bool more = params.greenshoe > 0 && state.demand >= 1;
  double extra = more ? params.greenshoe * (params.new_shares + params.old_shares) : 0;
  state.new_shares = may_issue(world, company, std::floor(params.new_shares + extra));
  state.old_shares = std::min<std::int64_t>(std::llround(params.old_shares), for_sale(world, params, company));
}

void price(World& world, std::size_t index, PartyId company) {
  const Listing& params = world.scenario.listings[index];
  ListingState& state = world.capital->listings[index];
  auto diluted = static_cast<double>(world.books->shares.diluted(company));
  double worth = diluted > 0 ? company_value(world, company) / diluted : 0;
  if (worth <= 0) return;
  if (params.price > 0) rerate(world, company, params.price / (1 - params.discount) / worth);
  state.demand = demand_for(world, params);
  Book book = book_of(params, worth, state.demand);
  state.stage = ListingStage::Priced;
  state.day = world.today;
  state.low = book.low;
  state.high = book.high;
  state.price = book.price;
  offer_shares(world, params, company, state);
  state.because = note(world.journal, {.day = world.today,
                                       .what = HappeningKind::Listing,
                                       .who = company,
                                       .amount = std::llround(static_cast<double>(state.new_shares) * state.price)});
}

}  // namespace

Book book_of(const Listing& params, double worth, double demand) {
  double middle = params.price > 0 ? params.price : worth * (1 - params.discount);
  Book book{middle * (1 - params.range), middle * (1 + params.range), middle};
  if (params.price <= 0)
    book.price = std::clamp(middle * (1 + params.adjusts * (demand - 1)), book.low, book.high * (1 + params.beyond));
  book.price = std::max(1.0, std::round(book.price));
  return book;
}

void price_listings(World& world, const Executor&) {
  for (std::size_t l = 0; l < world.scenario.listings.size(); ++l) {
    const Listing& params = world.scenario.listings[l];
    PartyId company = company_named(world.scenario, params.company);
    bool waits = world.capital->listings[l].stage == ListingStage::Waiting && world.firms->of(company)->alive;
    if (waits && is_its_day(world, params) && is_large_enough(world, params, company)) price(world, l, company);
  }
}

}  // namespace rivalry

// Listings: the book, the closing, to the share and the cent.
#include "rivalry/listings.hpp"

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/chapter.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "sim/capital/bookbuilding.hpp"
#include "sim/capital/listing.hpp"
#include "sim/capital/worth.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using small_worlds::day;

namespace {

constexpr double dollars = 100;
constexpr std::int64_t million = 1'000'000;
const PartyId owner{first_company}, listed{first_company + 1};

/// A company of a million shares worth 20 dollars each, 60 % of them its owner's.
Scenario before(Listing listing) {
  Scenario scenario;
  scenario.name = "small";
  scenario.start = day("2013-01-01");
  scenario.end = day("2013-12-31");
  scenario.population.people = 1;
  Company holder{.name = "owner"}, company{.name = "listed"};
  company.shares = million;
  company.holders = {{.name = "owner", .share = 0.6}};
  company.value.start = 20 * million * dollars;
  scenario.companies = {holder, company};
  listing.name = "ipo";
  listing.company = "listed";
  scenario.listings = {listing};
  scenario.outputs = {1000, {}};
  return scenario;
}

World lived(const Scenario& scenario, std::uint32_t replicate = 0) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, replicate, {}, never, nullptr, [](World&) {}));
}

}  // namespace

TEST_CASE("the price follows the demand in part, within the range and little beyond", "[listings]") {
  Listing params{.discount = 0.1, .range = 0.1, .beyond = 0.2, .adjusts = 0.5};
  CHECK(book_of(params, 2000, 1).price == 1800);
  CHECK(book_of(params, 2000, 1).low == Approx(1620));
  CHECK(book_of(params, 2000, 1).high == Approx(1980));
  CHECK(book_of(params, 2000, 1.1).price == 1890);
  CHECK(book_of(params, 2000, 3).price == 2376);
  CHECK(book_of(params, 2000, 0.2).price == 1620);
  params.price = 1700;
  CHECK(book_of(params, 2000, 3).price == 1700);
}

TEST_CASE("shares are sold to the public to the share and the cent", "[listings]") {
  Listing params{.at = day("2013-06-03"), .new_shares = 200000, .old_shares = 99999, .greenshoe = 0.15};
  params.discount = 0.15;
  params.fee = 0.07;
  World world = lived(before(params));
  const ListingState& state = world.capital->listings[0];
  CHECK(state.stage == ListingStage::Listed);
  CHECK(state.day == day("2013-06-03"));
  CHECK(state.price == 1700);
  CHECK(state.new_shares == 200000 + 44999);
  CHECK(world.books->shares.issued(listed) == million + 244999);
  CHECK(world.books->shares.held(listed, outside) == 244999 + 99999);
  CHECK(world.books->shares.held(listed, owner) == 600000 - 60000);
  CHECK(world.books->shares.held(listed, people) == 400000 - 39999);
  CHECK(world.books->ledger.cash(owner) == 60000 * 1700);
  std::int64_t raised = 244999 * 1700;
  CHECK(state.raised == raised);
  CHECK(world.books->ledger.cash(listed) == raised - std::llround(static_cast<double>(raised) * 0.07));
}

TEST_CASE("a pinned price tells the market what the company is worth", "[listings]") {
  Listing params{.at = day("2013-06-03"), .new_shares = 100000, .price = 1700, .discount = 0.15};
  World world = lived(before(params));
  CHECK(world.capital->listings[0].price == 1700);
  double post = 2000.0 * million + 1700.0 * 100000;
  CHECK(world.capital->listings[0].first_close == Approx(post / (million + 100000)).margin(1));
  CHECK(company_value(world, listed) == Approx(post));
  params.price = 3400;
  CHECK(company_value(lived(before(params)), listed) == Approx(4000.0 * million + 3400.0 * 100000));
}

TEST_CASE("demand moves the price less than the first day", "[listings]") {
  Listing params{.at = day("2013-06-03"), .new_shares = 100000, .discount = 0.1, .range = 0.5, .demand_spread = 0.2};
  int with = 0, tries = 0;
  for (std::uint32_t r = 0; r < 50; ++r) {
    World world = lived(before(params), r);
    const ListingState& state = world.capital->listings[0];
    double revised = state.price / 1800 - 1, first_return = state.first_close / state.price - 1;
    if (std::abs(revised) < 0.02) continue;
    ++tries;
    with += (revised > 0) == (first_return > 1 / 0.9 - 1.01);
  }
  CHECK(tries > 20);
  CHECK(with >= tries * 9 / 10);  // Hanley (1993): revisions and first-day returns go together
}

TEST_CASE("classes become ordinary shares when the company is listed", "[listings]") {
  Listing params{.at = day("2013-06-03"), .new_shares = 1000};
  Scenario scenario = before(params);
  scenario.companies[1].classes = {{.name = "series_a", .price = 1500}};
  scenario.investors = {{.name = "fund", .cash = 1e9}};
  instrument::SharePurchase terms{.purchase = {.shares = 5000, .share_class = "series_a"}, .price = 7500000};
  scenario.contracts = {{.name = "stake", .terms = terms, .holder = "fund", .issuer = "listed"}};
  World world = lived(scenario);
  CHECK(world.books->shares.classes(listed)[1].issued == 0);
  CHECK(world.books->shares.classes(listed)[0].issued == million + 5000 + 1000);
}

TEST_CASE("a listing by chance happens at its hazard, in its window, and not before the company sells enough",
          "[listings]") {
  Listing params{
      .chance = 2 / days_per_year, .from = day("2013-07-01"), .until = day("2013-12-31"), .new_shares = 1000};
  Scenario scenario = before(params);
  constexpr int replicates = 400;
  int happened = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const ListingState state = lived(scenario, r).capital->listings[0];
    happened += state.stage == ListingStage::Listed;
    if (state.stage == ListingStage::Listed) CHECK(state.day >= day("2013-07-01"));
  }
  double p = 1 - math::exp(-2 * 184 / days_per_year);
  CHECK(happened == Approx(replicates * p).margin(4 * std::sqrt(replicates * p * (1 - p))));
  scenario.listings[0].needs_sales = 1;
  CHECK(lived(scenario).capital->listings[0].stage == ListingStage::Waiting);
  scenario.companies[1].business = {{.name = "goods", .sales = 2}};
  CHECK(lived(scenario, 0).capital->listings[0].stage == lived(before(params), 0).capital->listings[0].stage);
}

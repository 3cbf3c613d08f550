// What must hold of advertising whoever advertises: budgets, draws, bytes.
#include <rapidcheck.h>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/parallel.hpp"
#include "support/talking_towns.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

TEST_CASE("no budget is ever overspent, whoever bids", "[ads]") {
  CHECK(rc::check([] {
    Scenario scenario = talking(3000, "2000-01-20");
    scenario.seed = *rc::gen::inRange(0, 1000);
    scenario.population.people_per_agent = *rc::gen::element(1.0, 7.5);
    scenario.companies[1].cash = *rc::gen::inRange(0, 3000);
    scenario.merchants.resize(*rc::gen::inRange<std::size_t>(1, 4));
    for (Merchant& merchant : scenario.merchants) {
      merchant.company = *rc::gen::element<std::string>("", "retailer");
      merchant.interest = *rc::gen::element<std::string>("clothes", "phones");
      merchant.bid = *rc::gen::inRange(1, 400) / 4.0;
      merchant.budget = *rc::gen::inRange(0, 2000);
      merchant.weekly = *rc::gen::arbitrary<bool>();
      merchant.paced = *rc::gen::arbitrary<bool>();
      merchant.follows = *rc::gen::element(0.0, 0.5, 1.0);
    }
    std::vector<std::int64_t> in_week(scenario.merchants.size());
    lived(scenario, [&](World& tonight) {
      std::int64_t paid = 0;
      for (std::size_t m = 0; m < in_week.size(); ++m) {
        const MerchantState& state = tonight.ads->merchants[m];
        if ((tonight.today - scenario.start) % 7 == 0) in_week[m] = 0;
        in_week[m] += state.spent_today;
        paid += state.spent_today;
        RC_ASSERT(state.left >= 0);
        RC_ASSERT((scenario.merchants[m].weekly ? in_week[m] : state.spent_today) <= state.budget);
        RC_ASSERT(state.restraint >= 0);
      }
      RC_ASSERT(paid == tonight.ads->platforms[0].slots_today);
      RC_ASSERT(tonight.books->ledger.cash({first_company + 1}) >= 0);
    });
  }));
}

TEST_CASE("talk, slots and clicks are the same for any number of threads", "[ads]") {
  Scenario scenario = talking(60000, "2000-03-01");
  Recording serial = played(scenario);
  for (int threads : {2, 3, 8}) CHECK(same(serial, played(scenario, 0, {Workers::Threads, threads})));
  for (int threads : {1, 2, 3, 8}) {
    ThreadLimit limit(threads);
    CHECK(same(serial, played(scenario, 0, {Workers::Tbb, threads})));
  }
}

namespace {

/// Who talked, in which order their slots were sold, and what the platform learned.
std::vector<std::uint32_t> said(const World& world) {
  std::vector<std::uint32_t> all;
  for (const Overheard& heard : world.ads->platforms[0].blocks) {
    for (const Conversation& talk : heard.conversations) all.insert(all.end(), {talk.starter, talk.lot, talk.click});
    for (const Talker& talker : heard.talkers)
      all.insert(all.end(), {talker.agent, static_cast<std::uint32_t>(talker.learned + 1000)});
  }
  return all;
}

}  // namespace

TEST_CASE("one merchant's change moves nobody else's draws", "[ads]") {
  Scenario scenario = talking(20000, "2000-02-10");
  scenario.platforms[0].ads.frequency_cap = 0;
  scenario.platforms[0].ads.click_tires = 0;
  std::vector<std::vector<std::uint32_t>> nights;
  World before = lived(scenario, [&](World& tonight) { nights.push_back(said(tonight)); });
  scenario.merchants[2].bid *= 3;
  scenario.merchants[2].budget /= 2;
  scenario.merchants[2].paced = false;
  Merchant another = scenario.merchants[2];
  another.name = "another";
  scenario.merchants.insert(scenario.merchants.begin(), another);
  std::size_t night = 0;
  World after = lived(scenario, [&](World& tonight) { CHECK(said(tonight) == nights[night++]); });
  for (std::size_t m : {0u, 1u}) CHECK(after.ads->merchants[m + 1].spent == before.ads->merchants[m].spent);
  CHECK(after.ads->merchants[3].spent != before.ads->merchants[2].spent);
}

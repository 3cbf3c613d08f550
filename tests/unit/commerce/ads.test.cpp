// Talk becomes slots, slots become clicks, clicks become orders and money: in a small town.
#include <algorithm>
#include <map>
#include <set>

#include "catch.hpp"
#include "rivalry/books.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "rivalry/world.hpp"
#include "sim/capital/worth.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/commerce/ads/clicks.hpp"
#include "support/talking_towns.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {

bool opened(const World& world, std::uint32_t agent) {
  return world.users->platforms[0].villages[agent / 64].opened >> agent % 64 & 1;
}

template <class Do>
void each_talk(const World& world, Do&& act) {
  for (const Overheard& heard : world.ads->platforms[0].blocks)
    for (const Conversation& talk : heard.conversations)
      act(talk, std::span(heard.talkers).subspan(talk.first, talk.talkers));
}

/// Nobody's ad is ever better or worse for whom it is shown to: clicks and orders are coins.
Scenario coins(double people, const char* end) {
  Scenario scenario = talking(people, end);
  PlatformAds& ads = scenario.platforms[0].ads;
  ads.click_match = ads.click_friends = ads.click_tires = ads.buy_match = ads.frequency_cap = 0;
  ads.click_base = 0.2, ads.buy_base = 0.3;
  for (Merchant& merchant : scenario.merchants) merchant.quality = 1, merchant.budget = 1e6 * dollars;
  scenario.merchants[1].company = "";
  return scenario;
}

double four_errors(double n, double p) { return 4 * std::sqrt(n * p * (1 - p)); }

}  // namespace

TEST_CASE("friends who opened it talk about an interest of who starts", "[ads]") {
  Scenario scenario = talking(20000, "2000-01-05");
  std::int64_t conversations = 0;
  World world = lived(scenario, [&](World& tonight) {
    each_talk(tonight, [&](const Conversation& talk, std::span<const Talker> talkers) {
      ++conversations;
      CHECK(has_interest(tonight.random, scenario.interests[talk.topic], talk.starter));
      REQUIRE((talkers.size() >= 2 && talkers.size() <= 6));
      std::vector<std::uint32_t> scratch(tonight.users->graph.max_degree());
      auto friends = tonight.users->graph.neighbours(talk.starter, scratch);
      std::set<std::uint32_t> who;
      for (const Talker& talker : talkers) {
        who.insert(talker.agent);
        CHECK(opened(tonight, talker.agent));
        CHECK((talker.agent == talk.starter || std::ranges::find(friends, talker.agent) != friends.end()));
      }
      CHECK((who.size() == talkers.size() && who.contains(talk.starter)));
      CHECK(std::ranges::is_sorted(talkers, [](const Talker& a, const Talker& b) { return a.belief > b.belief; }));
    });
  });
  CHECK(conversations > 50);
  CHECK(world.ads->platforms[0].talks == conversations);
}

TEST_CASE("as many talks as the hazard says", "[ads]") {
  Scenario scenario = talking(60000, "2000-01-03");
  double expected = 0;
  World world = lived(scenario, [&](World& tonight) {
    for (std::uint32_t agent = 0; agent < tonight.users->agents; ++agent) {
      if (!opened(tonight, agent)) continue;
      std::vector<std::uint32_t> scratch(tonight.users->graph.max_degree());
      auto friends = tonight.users->graph.neighbours(agent, scratch);
      bool company =
          std::ranges::any_of(friends, [&](std::uint32_t other) { return other != agent && opened(tonight, other); });
      bool cares = std::ranges::any_of(scenario.interests,
                                       [&](const Interest& i) { return has_interest(tonight.random, i, agent); });
      expected += company && cares ? scenario.platforms[0].talks.starts : 0;
    }
  });
  double talks = static_cast<double>(world.ads->platforms[0].talks);
  CHECK(talks == Approx(expected).margin(4 * std::sqrt(expected)));
}

TEST_CASE("those recognised care as often as the precision says", "[ads]") {
  Scenario scenario = talking(60000, "2000-01-10");
  scenario.platforms[0].talks.starts = 1;
  double recognised = 0, cared = 0, who_care = 0, seen = 0;
  lived(scenario, [&](World& tonight) {
    each_talk(tonight, [&](const Conversation& talk, std::span<const Talker> talkers) {
      for (const Talker& talker : talkers) {
        if (talker.agent == talk.starter) continue;  // who starts cares by nature
        bool cares = has_interest(tonight.random, scenario.interests[talk.topic], talker.agent);
        recognised += talker.learned > 0, cared += talker.learned > 0 && cares;
        who_care += cares, seen += cares && talker.learned > 0;
      }
    });
  });
  REQUIRE(recognised > 500);
  CHECK(cared == Approx(recognised * 0.8).margin(four_errors(recognised, 0.8)));
  CHECK(seen == Approx(who_care * 0.6).margin(four_errors(who_care, 0.6)));
}

TEST_CASE("beliefs are what was learned, and are right as often as they say", "[ads]") {
  Scenario scenario = talking(20000, "2000-03-31");
  std::map<std::pair<std::uint32_t, std::uint8_t>, std::int8_t> learned;
  World world = lived(scenario, [&](World& tonight) {
    each_talk(tonight, [&](const Conversation& talk, std::span<const Talker> talkers) {
      for (const Talker& talker : talkers) {
        std::int8_t& belief = learned[{talker.agent, talk.topic}];
        belief = moved(belief, talker.learned);
      }
    });
  });
  for (const auto& [who, belief] : learned) REQUIRE(world.ads->platforms[0].beliefs[who.second][who.first] == belief);
  const PlatformAdsState& state = world.ads->platforms[0];
  double share = static_cast<double>(state.matched) / static_cast<double>(state.slots);
  CHECK(share > 0.7);  // the starter is among the talkers; 0.3 and 0.1 of the people care
  CHECK(state.believed / static_cast<double>(state.slots) == Approx(share).margin(0.15));
}

TEST_CASE("revenue is slots, clicks, orders and baskets times their rates, and the ledger has every cent", "[ads]") {
  Scenario scenario = coins(40000, "2000-03-10");
  scenario.platforms[0].ads.buy_price_matters = 0;
  for (Merchant& merchant : scenario.merchants) merchant.price = 1.25;
  World world = lived(scenario);
  const PlatformAdsState& state = world.ads->platforms[0];
  const ShopState& mall = world.shopping->shops[0];
  auto slots = static_cast<double>(state.slots), clicks = static_cast<double>(state.clicks);
  auto orders = static_cast<double>(state.orders);
  REQUIRE(orders > 50);
  CHECK(clicks == Approx(slots * 0.2).margin(four_errors(slots, 0.2)));
  CHECK(orders == Approx(clicks * 0.3).margin(four_errors(clicks, 0.3)));
  CHECK((mall.brought == state.orders && mall.orders == state.orders && mall.refused == 0));
  double spread = std::sqrt(math::expm1(0.25));  // standard deviation over mean of a basket
  double takes = slots * 0.2 * 0.3 * 1.25 * 40 * dollars * 0.05;
  double error = takes * std::sqrt((1 + spread * spread) / (slots * 0.2 * 0.3));
  CHECK(static_cast<double>(mall.total.take) == Approx(takes).margin(4 * error));
  // two bidders for clothes: the second's 40 cents; one for phones: the reserve of 5 cents
  const auto& merchants = world.ads->merchants;
  CHECK((merchants[0].spent % 40 == 0 && merchants[1].spent == 0 && merchants[2].spent % 5 == 0));
  CHECK(merchants[0].spent / 40 + merchants[2].spent / 5 == state.clicks);
  CHECK(state.revenue == merchants[0].spent + merchants[2].spent);
  CHECK(world.business->companies[0].lines[0].earned == state.revenue);
  std::int64_t sold = 0;
  for (const MerchantState& merchant : merchants) sold += merchant.sold + merchant.sold_today;
  CHECK(sold == mall.total.sold);
  PartyId portal{first_company}, bazaar{first_company + 2};
  const Ledger& ledger = world.books->ledger;
  CHECK(ledger.earned(TransferReason::Advertising, portal) ==
        state.revenue + world.business->companies[0].lines[1].earned);
  CHECK(ledger.earned(TransferReason::TakeRate, bazaar) == mall.total.take);
  CHECK(ledger.earned(TransferReason::Commission, portal) == mall.total.kickback[0]);
  CHECK(static_cast<double>(mall.total.kickback[0]) ==
        Approx(static_cast<double>(mall.total.take) * 0.4).margin(orders));
}

TEST_CASE("an agent's click is that of all the people it stands for", "[ads]") {
  Scenario scenario = coins(20000, "2000-01-20");
  scenario.population.people *= 1000;
  scenario.population.people_per_agent = 1000;
  for (Platform& platform : scenario.platforms) platform.members_start *= 1000;
  World world = lived(scenario);
  const auto& merchants = world.ads->merchants;
  REQUIRE(merchants[0].spent > 0);
  CHECK((merchants[0].spent % 40'000 == 0 && merchants[2].spent % 5'000 == 0));
  CHECK(merchants[0].spent / 40'000 + merchants[2].spent / 5'000 == world.ads->platforms[0].clicks);
}

TEST_CASE("nobody is shown more than the cap allows, and exposures are forgotten", "[ads]") {
  Scenario scenario = talking(5000, "2000-03-31");
  scenario.platforms[0].talks.starts = 2;
  scenario.platforms[0].ads.frequency_cap = 2;
  std::map<std::uint32_t, int> shown;
  bool capped = false;
  World world = lived(scenario, [&](World& tonight) {
    std::map<std::uint32_t, int> today;
    each_talk(tonight, [&](const Conversation& talk, std::span<const Talker> talkers) {
      if (talk.shown == Conversation::nobody) return;
      ++today[talkers[talk.shown].agent];
      ++shown[talkers[talk.shown].agent];
      capped = capped || talk.shown > 0;
    });
    for (auto [agent, times] : today) REQUIRE(times <= 2);
    for (std::uint8_t exposures : tonight.ads->platforms[0].exposures.all()) REQUIRE(exposures <= 2);
  });
  CHECK(capped);
  CHECK(std::ranges::any_of(shown, [](const auto& each) { return each.second > 2; }));
}

TEST_CASE("who is tired of ads clicks less, who cares or has friends who do clicks more", "[ads]") {
  auto clicks_per_slot = [](auto change) {
    Scenario scenario = coins(20000, "2000-02-20");
    scenario.platforms[0].talks.starts = 0.5;
    change(scenario.platforms[0].ads);
    World world = lived(scenario);
    return static_cast<double>(world.ads->platforms[0].clicks) / static_cast<double>(world.ads->platforms[0].slots);
  };
  double usual = clicks_per_slot([](PlatformAds&) {});
  CHECK(clicks_per_slot([](PlatformAds& ads) { ads.click_match = 1.5; }) > 2 * usual);
  CHECK(clicks_per_slot([](PlatformAds& ads) { ads.click_friends = 3; }) > 1.3 * usual);
  CHECK(clicks_per_slot([](PlatformAds& ads) { ads.click_tires = 3; }) < 0.9 * usual);
}

TEST_CASE("budgets follow returns by the week, between floor and ceiling", "[ads]") {
  Scenario scenario = coins(20000, "2000-02-15");
  for (Merchant& merchant : scenario.merchants) merchant.budget = 5 * dollars, merchant.follows = 0.5;
  scenario.merchants[0].target = 4;
  scenario.merchants[0].ceiling = 15 * dollars;
  scenario.merchants[2].floor = 2 * dollars;
  World world = lived(scenario, [&](World& tonight) {
    std::int32_t day = tonight.today - scenario.start;
    MerchantState* merchants = tonight.ads->merchants.data();
    merchants[0].sold_today = 8 * merchants[0].spent_today;  // twice what it wants
    merchants[2].sold_today = 0;
    double expected = std::min(15 * dollars, 5 * dollars * math::pow(2, 0.5 * (day / 7)));
    CHECK(static_cast<double>(merchants[0].budget) == Approx(expected).margin(3));
    CHECK((merchants[2].budget >= 14 * dollars && merchants[2].budget <= 35 * dollars));
  });
  CHECK(world.ads->merchants[0].budget == 15 * dollars);
  CHECK(world.ads->merchants[2].budget == 14 * dollars);
}

TEST_CASE("who paces bids less, and the budget lasts longer", "[ads]") {
  Scenario scenario = coins(60000, "2000-03-31");
  scenario.platforms[0].talks.starts = 0.5;
  scenario.platforms[0].ads.click_base = 0.5;
  scenario.merchants.resize(2);
  for (Merchant& merchant : scenario.merchants) merchant.budget = 4 * dollars, merchant.weekly = true;
  scenario.platforms[0].ads.reserve = 1;
  auto second_half = [&](bool paced) {
    for (Merchant& merchant : scenario.merchants) merchant.paced = paced;
    double lasted = 0, spent = 0, days = 0;
    World world = lived(scenario, [&](World& tonight) {
      if (tonight.today - scenario.start < 45) return;
      for (const MerchantState& merchant : tonight.ads->merchants)
        lasted += merchant.out_after, spent += static_cast<double>(merchant.spent_today), ++days;
    });
    for (const MerchantState& merchant : world.ads->merchants) CHECK((merchant.pace() < 1) == paced);
    return std::pair{lasted / days, spent / days};
  };
  auto [lasted, spent] = second_half(true);
  double lasted_unpaced = second_half(false).first;
  CHECK(lasted > lasted_unpaced + 0.1);
  CHECK(spent > dollars);
}

TEST_CASE("a company's merchants spend its cash and no more, and its partner's value counts them once", "[ads]") {
  Scenario scenario = coins(20000, "2000-02-20");
  scenario.merchants.resize(2);
  scenario.companies[1].cash = 3 * dollars;
  for (Merchant& merchant : scenario.merchants) merchant.company = "retailer";
  World world = lived(scenario);
  PartyId portal{first_company}, retailer{first_company + 1};
  const PlatformAdsState& state = world.ads->platforms[0];
  CHECK(state.revenue > 2 * dollars);
  CHECK(world.books->ledger.cash(retailer) == 3 * dollars - state.revenue);
  CHECK(world.books->ledger.cash(retailer) >= 0);
  CHECK(world.books->ledger.cash(retailer) < 50);  // less than the higher bid
  CHECK(sales_a_day(world, portal) > 0);
}

TEST_CASE("nothing is sold on a platform whose owner has failed", "[ads]") {
  Scenario scenario = coins(5000, "2000-01-20");
  World world = lived(scenario, [&](World& tonight) {
    if (tonight.today == scenario.start + 9) tonight.firms->all[0].alive = false;
    if (tonight.today > scenario.start + 9) CHECK(tonight.ads->platforms[0].slots_today == 0);
  });
  CHECK(world.ads->platforms[0].revenue > 0);
}

TEST_CASE("display ads are minutes times load, sold by the thousand", "[ads]") {
  Scenario scenario = talking(20000, "2000-01-31");
  scenario.population.people_per_agent = 1;
  std::int64_t impressions = 0, earned = 0;
  World world = lived(scenario, [&](World& tonight) {
    std::int64_t today = tonight.ads->platforms[0].impressions_today;
    CHECK(today == std::llround(tonight.users->platforms[0].minutes * 0.5));
    impressions += today;
    earned += std::llround(static_cast<double>(today) * 0.4 * 200 / 1000);
    CHECK(tonight.ads->platforms[1].impressions_today == 0);
  });
  CHECK(world.ads->platforms[0].impressions == impressions);
  CHECK(world.business->companies[0].lines[1].earned == earned);
}

TEST_CASE("members pay for extras, users cost what they cost, and each is booked as what it is", "[ads]") {
  Scenario scenario = talking(20000, "2000-01-28");
  scenario.merchants.clear();
  scenario.companies[0].business = {{.name = "extras", .platform = "old", .per_member = 3}};
  scenario.companies[0].serving = 0.5;
  scenario.companies[0].cash = 1000 * dollars;
  double paid = 0, served = 0;
  World world = lived(scenario, [&](World& tonight) {
    const PlatformUsers& users = tonight.users->platforms[0];
    std::int64_t monthly = 0, daily = 0;
    for (const Census& one : users.census) monthly += one.active_monthly, daily += one.active_daily;
    paid += static_cast<double>(3 * monthly), served += 0.5 * static_cast<double>(daily);
  });
  PartyId portal{first_company};
  CHECK(static_cast<double>(world.books->ledger.earned(TransferReason::Subscription, portal)) ==
        Approx(paid).margin(0.5));
  CHECK(world.books->ledger.earned(TransferReason::Advertising, portal) == 0);
  CHECK(static_cast<double>(-world.books->ledger.earned(TransferReason::Service, portal)) == Approx(served).margin(4));
}

TEST_CASE("ads annoy: members open less and leave more, and without ads nothing changes", "[ads]") {
  Scenario scenario = talking(20000, "2000-12-31");
  scenario.merchants.clear();
  scenario.outputs.record = {"platform_active_daily", "platform_dormant"};
  Recording usual = played(scenario);
  scenario.platforms[0].ads.load = 0;
  scenario.platforms[0].ads.annoys = scenario.platforms[0].ads.deters = 2;
  CHECK(same(usual, played(scenario)));
  scenario.platforms[0].ads.load = 0.5;
  Recording annoyed = played(scenario);
  CHECK(numbers(annoyed, "platform_active_daily")[0] < 0.9 * numbers(usual, "platform_active_daily")[0]);
  std::vector<double> dormant = numbers(usual, "platform_dormant"), more = numbers(annoyed, "platform_dormant");
  CHECK(more[more.size() - 2] > 1.4 * dormant[dormant.size() - 2]);
}

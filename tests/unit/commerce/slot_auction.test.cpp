// Auctions of slots, clicks, what a talk tells, rivals between two sides: the pure functions of advertising.
#include <rapidcheck.h>

#include <algorithm>

#include "catch.hpp"
#include "rivalry/ads.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/commerce/ads/auction.hpp"
#include "sim/commerce/ads/clicks.hpp"
#include "sim/commerce/ads/lots.hpp"
#include "sim/commerce/ads/questions.hpp"
#include "sim/commerce/ads/two_sided.hpp"

using namespace rivalry;
using auction::Award;
using Bids = std::vector<auction::Bid>;

namespace {

/// Whole numbers, so that ties come up.
Bids some_bids() {
  Bids bids(*rc::gen::inRange<std::size_t>(1, 7));
  for (auction::Bid& each : bids) each = {double(*rc::gen::inRange(0, 30)), *rc::gen::inRange(1, 9) / 4.0};
  return bids;
}

std::vector<double> some_clicks() {
  std::vector<double> clicks(*rc::gen::inRange<std::size_t>(1, 5));
  for (double& each : clicks) each = *rc::gen::inRange(0, 400);
  std::ranges::sort(clicks, std::greater());
  return clicks;
}

/// What a bidder with this value of a click gains: clicks at his position, times what is left of the value.
double gain(const std::vector<Award>& awards, const std::vector<double>& clicks, std::size_t who, double value,
            double quality) {
  for (std::size_t k = 0; k < awards.size(); ++k)
    if (awards[k].bidder == who) return clicks[k] * quality * (value - awards[k].price);
  return 0;
}

}  // namespace

TEST_CASE("the example of Edelman, Ostrovsky and Schwarz", "[ads]") {
  Bids bids = {{10, 1}, {4, 1}, {2, 1}};
  std::vector<double> clicks = {200, 100};
  std::vector<Award> gsp = auction::second_price(bids, 2, 0), vcg = auction::externality_price(bids, clicks, 0);
  REQUIRE(gsp.size() == 2);
  REQUIRE(vcg.size() == 2);
  CHECK(gsp[0].price * 200 == 800);
  CHECK(gsp[1].price * 100 == 200);
  CHECK(vcg[0].price * 200 == 600);
  CHECK(vcg[1].price * 100 == 200);
  CHECK(auction::envy_free_bids(bids, clicks)[1].bid == 3);
}

TEST_CASE("quality ranks, and divides the price", "[ads]") {
  Bids bids = {{10, 1}, {6, 2}, {5, 1}};
  std::vector<Award> awards = auction::second_price(bids, 3, 1);
  REQUIRE(awards.size() == 3);
  CHECK((awards[0].bidder == 1 && awards[0].price == 5));
  CHECK((awards[1].bidder == 0 && awards[1].price == 5));
  CHECK((awards[2].bidder == 2 && awards[2].price == 1));
  CHECK(auction::second_price(bids, 3, 7).size() == 1);
  CHECK(auction::second_price({}, 3, 0).empty());
  CHECK(auction::first_price(bids, 1, 0)[0].price == 6);
}

TEST_CASE("nobody pays more than he bids or less than the reserve, and a higher bid never loses a position", "[ads]") {
  CHECK(rc::check([] {
    Bids bids = some_bids();
    std::vector<double> clicks = some_clicks();
    double reserve = *rc::gen::inRange(0, 10);
    for (const std::vector<Award>& awards :
         {auction::second_price(bids, clicks.size(), reserve), auction::externality_price(bids, clicks, reserve)})
      for (std::size_t k = 0; k < awards.size(); ++k) {
        RC_ASSERT(awards[k].price <= bids[awards[k].bidder].bid);
        RC_ASSERT(clicks[k] == 0 || awards[k].price >= reserve);
      }
    auto place_of = [](const std::vector<std::size_t>& order, std::size_t who) {
      return std::ranges::find(order, who) - order.begin();
    };
    std::size_t who = *rc::gen::inRange<std::size_t>(0, bids.size());
    std::vector<std::size_t> before = auction::ranking(bids, reserve);
    bids[who].bid += *rc::gen::inRange(1, 20);
    std::vector<std::size_t> after = auction::ranking(bids, reserve);
    if (std::ranges::find(before, who) != before.end()) RC_ASSERT(place_of(after, who) <= place_of(before, who));
  }));
}

TEST_CASE("under Vickrey, Clarke and Groves nobody gains by bidding anything but the value", "[ads]") {
  CHECK(rc::check([] {
    Bids values = some_bids();
    std::vector<double> clicks = some_clicks();
    std::size_t who = *rc::gen::inRange<std::size_t>(0, values.size());
    auto [value, quality] = values[who];
    double truthful = gain(auction::externality_price(values, clicks, 0), clicks, who, value, quality);
    values[who].bid = *rc::gen::inRange(0, 60) / 2.0;
    RC_ASSERT(gain(auction::externality_price(values, clicks, 0), clicks, who, value, quality) <= truthful + 1e-9);
  }));
}

TEST_CASE("at the lowest envy-free bids nobody envies anybody, and all pay as under Vickrey, Clarke and Groves",
          "[ads]") {
  CHECK(rc::check([] {
    Bids values = some_bids();
    std::vector<double> clicks = some_clicks();
    std::erase_if(clicks, [](double each) { return each == 0; });
    RC_PRE(!clicks.empty());
    Bids bids = auction::envy_free_bids(values, clicks);
    std::vector<std::size_t> order = auction::ranking(values, 0);
    std::vector<Award> vcg = auction::externality_price(values, clicks, 0);
    auto score = [&](std::size_t k) { return k < order.size() ? bids[order[k]].bid * bids[order[k]].quality : 0; };
    for (std::size_t k = 0; k < order.size(); ++k) {
      const auction::Bid& own = values[order[k]];
      double here = k < clicks.size() ? clicks[k] * (own.bid * own.quality - score(k + 1)) : 0;
      RC_ASSERT(here >= -1e-9);
      if (k < clicks.size()) RC_ASSERT(std::abs(score(k + 1) / own.quality - vcg[k].price) < 1e-9);
      for (std::size_t other = 0; other < std::min(clicks.size(), order.size()); ++other)
        RC_ASSERT(clicks[other] * (own.bid * own.quality - score(other + 1)) <= here + 1e-9);
    }
  }));
}

TEST_CASE("one recognition takes the odds of people at large to the precision", "[ads]") {
  for (double share : {0.02, 0.1, 0.3, 0.7})
    for (double precision : {0.75, 0.9, 0.99}) {
      Analysis analysis = analysis_of({.recall = 0.6, .precision = precision}, share);
      double odds = share / (1 - share) * math::exp(analysis.recognised * Talker::step);
      CHECK(odds / (1 + odds) == Approx(precision).epsilon(1e-12));
      double recognised = 0.6 * share, wrongly = analysis.false_alarm * (1 - share);
      CHECK(recognised / (recognised + wrongly) == Approx(precision).epsilon(1e-12));
      double rest = share * 0.4 / (share * 0.4 + (1 - share) * (1 - analysis.false_alarm));
      double rest_odds = share / (1 - share) * math::exp(analysis.unrecognised * Talker::step);
      CHECK(rest_odds / (1 + rest_odds) == Approx(rest).epsilon(1e-12));
    }
}

TEST_CASE("an analysis that never errs is believed as far as a belief reaches, one that guesses not at all", "[ads]") {
  Analysis perfect = analysis_of({.recall = 1, .precision = 1}, 0.2);
  CHECK(moved(0, whole_steps(perfect.recognised).with(0)) == 127);
  CHECK(moved(127, whole_steps(perfect.unrecognised).with(0)) == -127);
  Analysis guess = analysis_of({.recall = 0.4, .precision = 0.2}, 0.2);
  CHECK(guess.false_alarm == Approx(0.4));
  CHECK(std::abs(guess.recognised) < 1e-12);
  CHECK(posterior(0.2, 0) == Approx(0.2));
  CHECK(posterior(1, -100) == 1);
  CHECK(posterior(0, 100) == 0);
  CHECK((whole_steps(-1.25).with(0xC0000000u) == -2 && whole_steps(-1.25).with(0xBFFFFFFFu) == -1));
  CHECK((whole_steps(2.5).with(0) == 3 && whole_steps(2.5).with(0x80000000u) == 2 && whole_steps(3).with(0) == 3));
}

TEST_CASE("clicks and purchases are logits", "[ads]") {
  PlatformAds params{.click_base = 0.01, .click_match = 1.5, .click_friends = 0.8, .click_tires = 0.3};
  params.buy_base = 0.02, params.buy_match = 1, params.buy_price_matters = 2;
  double logit = math::log(0.01 / 0.99) + math::log(1.2) + 1.5 + 0.8 * 0.25 - 0.3 * 2;
  CHECK(click_probability(params, 1.2, {true, 0.25, 2}) == Approx(1 / (1 + math::exp(-logit))).epsilon(1e-12));
  CHECK(click_probability(params, 1, {}) == Approx(0.01).epsilon(1e-12));
  CHECK(highest_click_probability(params, 2) >= click_probability(params, 2, {true, 1, 0}));
  double buys = math::log(0.02 / 0.98) + 1 - 2 * 0.1;
  CHECK(buy_probability(params, 1.1, true) == Approx(1 / (1 + math::exp(-buys))).epsilon(1e-12));
}

TEST_CASE("lots are drawn in order, equal ones as they came", "[ads]") {
  std::vector<Overheard> blocks(3);
  Random random(3, 0);
  for (std::uint32_t i = 0; i < 1000; ++i)
    blocks[i % 3].conversations.push_back({.lot = random.words(Purpose::Slot, 0, i, 0)[0] >> (i % 5 == 0 ? 28 : 0)});
  std::vector<Turn> lots = drawn(blocks);
  CHECK(lots.size() == 1000);
  CHECK(std::ranges::is_sorted(lots, [](const Turn& a, const Turn& b) {
    return std::tie(a.lot, a.block, a.conversation) < std::tie(b.lot, b.block, b.conversation);
  }));
}

TEST_CASE("shares of both sides agree with each other, and best answers with Armstrong", "[ads]") {
  TwoSided params{"", {.differ = 1, .gains = 0.3}, {.differ = 1, .gains = 0.5}};
  two_sided::Sides own = {0.45, 0.75}, other = {0.55, 0.6}, n = two_sided::shares(params, own, other);
  CHECK(n[0] == Approx(0.5 + (0.3 * (2 * n[1] - 1) + 0.1) / 2).epsilon(1e-12));
  CHECK(n[1] == Approx(0.5 + (0.5 * (2 * n[0] - 1) - 0.15) / 2).epsilon(1e-12));
  two_sided::Sides best = two_sided::best_answer(params, own, other);
  for (double by : {-0.01, 0.01})
    for (int side : {0, 1}) {
      two_sided::Sides near = best;
      near[side] += by;
      CHECK(two_sided::profit(params, near, other) < two_sided::profit(params, best, other));
    }
  CHECK(two_sided::shares(params, {-5, 0}, {5, 0})[0] == 1);
}

TEST_CASE("a question about an auction is answered per bidder", "[ads]") {
  Auction question{.name = "q", .rule = AuctionRule::Gsp, .reserve = 1};
  question.positions = {{"top", 100}, {"side", 40}};
  question.bidders = {{"low", 3}, {"high", 8, 6}, {"poor", 0.5}, {"good", 4, 0, 2}};
  AuctionState state = answer(question);
  CHECK(state.bids == std::vector<double>{3, 6, 0.5, 4});
  CHECK(state.clicks == std::vector<double>{0, 40, 0, 200});
  CHECK(state.payments == std::vector<double>{0, 40 * 3, 0, 200 * 3});
}

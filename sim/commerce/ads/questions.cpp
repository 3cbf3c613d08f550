#include "sim/commerce/ads/questions.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/ads/auction.hpp"
#include "sim/commerce/ads/two_sided.hpp"

namespace rivalry {

namespace {

using auction::Award;

std::vector<Award> awards_of(const Auction& question, const std::vector<auction::Bid>& bids,
                             const std::vector<double>& clicks) {
  switch (question.rule) {
    case AuctionRule::Gsp:
    case AuctionRule::EnvyFree:
      return auction::second_price(bids, clicks.size(), question.reserve);
    case AuctionRule::Vcg:
      return auction::externality_price(bids, clicks, question.reserve);
    case AuctionRule::FirstPrice:
      return auction::first_price(bids, clicks.size(), question.reserve);
  }
  return {};
}

void reckon(const TwoSided& params, TwoSidedState& state) {
  for (std::size_t rival : {0u, 1u}) {
    state.share[rival] = two_sided::shares(params, state.fee[rival], state.fee[1 - rival]);
    state.profit[rival] = two_sided::profit(params, state.fee[rival], state.fee[1 - rival]);
  }
}

}  // namespace

AuctionState answer(const Auction& question) {
  std::vector<auction::Bid> bids, values;
  std::vector<double> clicks;
  for (const AuctionBidder& bidder : question.bidders) {
    bids.push_back({bidder.bid > 0 ? bidder.bid : bidder.value, bidder.quality});
    values.push_back({bidder.value, bidder.quality});
  }
  for (const AuctionPosition& position : question.positions) clicks.push_back(position.clicks);
  if (question.rule == AuctionRule::EnvyFree) bids = auction::envy_free_bids(values, clicks);
  std::size_t count = bids.size();
  AuctionState state{std::vector<double>(count), std::vector<double>(count), std::vector<double>(count)};
  for (std::size_t i = 0; i < count; ++i) state.bids[i] = bids[i].bid;
  std::vector<Award> awards = awards_of(question, bids, clicks);
  for (std::size_t k = 0; k < awards.size(); ++k) {
    std::size_t who = awards[k].bidder;
    state.clicks[who] = clicks[k] * bids[who].quality;
    state.payments[who] = awards[k].price * state.clicks[who];
  }
  return state;
}

void begin_questions_about_ads(World& world) {
  for (const Auction& question : world.scenario.auctions) world.ads->auctions.push_back(answer(question));
  for (const TwoSided& params : world.scenario.two_sided) {
    TwoSidedState state;
    state.fee[0] = state.fee[1] = {params.one.first_fee, params.two.first_fee};
    reckon(params, state);
    world.ads->two_sided.push_back(state);
  }
}

void answer_rivals(World& world, const Executor&) {
  if (world.today == world.scenario.start) return;
  for (std::size_t i = 0; i < world.ads->two_sided.size(); ++i) {
    const TwoSided& params = world.scenario.two_sided[i];
    TwoSidedState& state = world.ads->two_sided[i];
    auto before = state.fee;
    for (std::size_t rival : {0u, 1u})
      state.fee[rival] = two_sided::best_answer(params, before[rival], before[1 - rival]);
    reckon(params, state);
  }
}

}  // namespace rivalry

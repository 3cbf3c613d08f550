#include "sim/commerce/ads/sale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/business.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/world.hpp"
#include "sim/commerce/ads/analysis.hpp"
#include "sim/commerce/ads/auction.hpp"
#include "sim/commerce/ads/budgets.hpp"
#include "sim/commerce/ads/clicks.hpp"
#include "sim/commerce/ads/lots.hpp"
#include "sim/commerce/ads/payers.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

/// Who gets the slots of one topic, as long as nobody's money runs short.
struct SlotMarket {
  static constexpr std::size_t nobody = ~std::size_t{0};
  std::size_t winner = nobody;
  std::int64_t price = 0;          ///< of a click, for all the people an agent stands for
  std::uint32_t may_click = 0;     ///< a click is below this
  std::array<double, 256> odds{};  ///< the probability that a belief stands for, by its steps, modulo 256
};

/// One platform's slots of a day.
class SlotSale {
 public:
  SlotSale(World& world, std::size_t platform, Payers& payers)
      : world_(world),
        law_(world.scenario.platforms[platform].ads),
        platform_(platform),
        state_(world.ads->platforms[platform]),
        payers_(payers),
        markets_(world.scenario.interests.size()),
        in_(world.scenario.merchants.size(), false) {
    for (std::size_t i = 0; i < markets_.size(); ++i)
      for (int steps = -127; steps <= 127; ++steps)
        markets_[i].odds[static_cast<std::uint8_t>(steps)] =
            posterior(world.scenario.interests[i].share, static_cast<std::int8_t>(steps));
  }

  void sell() {
    std::vector<Turn> lots = drawn(state_.blocks);
    open_markets(0);
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < lots.size(); ++i) {
      if (i + 2 * ahead < lots.size()) __builtin_prefetch(&talk_of(lots[i + 2 * ahead]));
      if (i + ahead < lots.size()) prepare(lots[i + ahead]);
      sell(state_.blocks[lots[i].block], talk_of(lots[i]));
      if (somebody_is_short_) open_markets(static_cast<double>(i + 1) / static_cast<double>(lots.size()));
    }
  }

 private:
  Conversation& talk_of(const Turn& lot) { return state_.blocks[lot.block].conversations[lot.conversation]; }

  /// What the sale will ask for.
  void prepare(const Turn& lot) {
    const Talker& likeliest = state_.blocks[lot.block].talkers[talk_of(lot).first];
    __builtin_prefetch(&state_.exposures[likeliest.agent], 1);
  }

  void open_markets(double share_of_the_day) {
    somebody_is_short_ = false;
    for (std::size_t i = 0; i < markets_.size(); ++i)
      if (!state_.beliefs[i].empty()) auction_off(i, share_of_the_day);
  }

  /// A click at this price, for all the people an agent stands for.
  std::int64_t cost(double price) const { return std::llround(price * world_.users->people_per_agent); }

  bool can_pay(std::size_t merchant) const {
    const MerchantState& state = world_.ads->merchants[merchant];
    std::int64_t most = cost(bid_today(world_.scenario.merchants[merchant], state));
    return most <= state.left && most <= payers_.money_of(merchant);
  }

  /// The slots of a topic go to the same merchant at the same price until somebody's money is short.
  void auction_off(std::size_t interest, double share_of_the_day) {
    std::vector<std::size_t> bidders;
    std::vector<auction::Bid> bids;
    for (std::size_t m : payers_.bidders_for(platform_, interest)) {
      MerchantState& merchant = world_.ads->merchants[m];
      in_[m] = can_pay(m);
      if (!in_[m]) {
        merchant.out_after = std::min(merchant.out_after, share_of_the_day);
        continue;
      }
      bidders.push_back(m);
      bids.push_back({bid_today(world_.scenario.merchants[m], merchant), world_.scenario.merchants[m].quality});
    }
    std::vector<auction::Award> awards = auction::second_price(bids, 1, law_.reserve);
    SlotMarket& market = markets_[interest];
    market.winner = awards.empty() ? SlotMarket::nobody : bidders[awards[0].bidder];
    if (awards.empty()) return;
    market.price = cost(awards[0].price);
    market.may_click = as_threshold(highest_click_probability(law_, bids[awards[0].bidder].quality));
  }

  void sell(const Overheard& heard, Conversation& talk) {
    SlotMarket& market = markets_[talk.topic];
    if (market.winner == SlotMarket::nobody) return;
    std::span<const Talker> talkers = std::span(heard.talkers).subspan(talk.first, talk.talkers);
    for (std::uint8_t i = 0; i < talk.talkers; ++i) {
      std::uint8_t& exposures = state_.exposures[talkers[i].agent];
      if (law_.frequency_cap > 0 && exposures >= law_.frequency_cap) continue;
      talk.shown = i;
      ++state_.slots;
      state_.matched += talkers[i].cares;
      state_.believed += market.odds[static_cast<std::uint8_t>(talkers[i].belief)];
      if (talk.click <= market.may_click) may_click(talk, talkers, exposures);
      if (exposures < 255) ++exposures;
      return;
    }
  }

  static Shown shown_to(const Conversation& talk, std::span<const Talker> talkers, std::uint8_t exposures) {
    Shown shown{.cares = talkers[talk.shown].cares, .exposures = exposures};
    double others = -shown.cares;
    for (const Talker& talker : talkers) others += talker.cares;
    shown.friends = others / (talk.talkers - 1);
    return shown;
  }

  void may_click(const Conversation& talk, std::span<const Talker> talkers, std::uint8_t exposures) {
    std::size_t merchant = markets_[talk.topic].winner;
    const Merchant& params = world_.scenario.merchants[merchant];
    Shown shown = shown_to(talk, talkers, exposures);
    if (unit(talk.click) >= click_probability(law_, params.quality, shown)) return;
    ++state_.clicks;
    charge(merchant, markets_[talk.topic].price);
    std::uint16_t stream = world_.users->platforms[platform_].stream;
    double u = world_.random.uniform(Purpose::Click, stream, talk.starter,
                                     static_cast<std::uint32_t>(world_.today.number), talk.lot);
    if (u < buy_probability(law_, params.price, shown.cares)) order(merchant, talkers[talk.shown].agent);
  }

  void charge(std::size_t merchant, std::int64_t price) {
    MerchantState& state = world_.ads->merchants[merchant];
    state.left -= price;
    state.spent += price;
    state.spent_today += price;
    state.spent_of_week += price;
    payers_.spends(merchant, price);
    for (std::size_t m = 0; m < in_.size(); ++m)
      if (in_[m] && !can_pay(m)) somebody_is_short_ = true;
  }

  void order(std::size_t merchant, std::uint32_t agent) {
    ++state_.orders;
    world_.shopping->brought.push_back({.agent = agent,
                                        .shop = payers_.shop_of(merchant),
                                        .platform = static_cast<std::int32_t>(platform_),
                                        .merchant = static_cast<std::int32_t>(merchant)});
  }

  World& world_;
  const PlatformAds& law_;
  std::size_t platform_;
  PlatformAdsState& state_;
  Payers& payers_;
  std::vector<SlotMarket> markets_;
  std::vector<bool> in_;  ///< merchants who take part
  bool somebody_is_short_ = false;
};

}  // namespace

void sell_slots(World& world, std::size_t platform, Payers& payers) { SlotSale(world, platform, payers).sell(); }

}  // namespace rivalry

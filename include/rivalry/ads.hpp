// Advertising: what a platform shows, to whom, for whose money.
//
// Money in minor units of the scenario's currency, rates per day, shares and probabilities in [0, 1].
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// Somebody who bids for slots beside what people talk about.
struct Merchant {
  std::string name;
  std::string platform;   ///< where it advertises
  std::string shop;       ///< where those who click may buy
  std::string interest;   ///< the talk beside which it wants to be
  std::string company;    ///< who pays; empty: the outside
  double bid = 0;         ///< for a click of one person
  double quality = 1;     ///< of its ads: multiplies the odds of a click, and weighs its bid
  double price = 1;       ///< of the usual price, as buyers see it
  double budget = 0;      ///< per day
  bool weekly = false;    ///< the budget is settled by the week, and not by the day
  bool paced = false;     ///< it bids less so that the budget lasts
  double target = 1;      ///< sales per amount spent at which it is content
  double follows = 0;     ///< the budget is multiplied by (return / target) ^ follows each week
  double floor = 0;       ///< of the budget, per day
  double ceiling = 1e15;  ///< of the budget, per day
};

/// What the platform's users say to one another, and what it makes of that.
struct PlatformTalks {
  double starts = 0;     ///< hazard of starting a conversation, on a day on which a member opens it
  double friends = 5;    ///< who join in, at most
  double recall = 1;     ///< of the analysis: share of those who care about the topic who are recognised
  double precision = 1;  ///< ... share of those recognised who do care, among people at large
};

/// What a platform shows besides, and what users make of it.
struct PlatformAds {
  double load = 0;    ///< display ads shown per minute of attention
  double annoys = 0;  ///< the hazard of falling dormant is multiplied by 1 + annoys * load
  double deters = 0;  ///< the odds of opening are multiplied by exp(-deters * load)

  double reserve = 0;            ///< the least that a click costs
  double frequency_cap = 0;      ///< how often somebody is shown a slot, lately; 0: any number
  double forgets_days = 7;       ///< after which exposures count half
  double click_base = 0;         ///< clicks of those who do not care, with nobody to endorse it, never shown: a share
  double click_match = 0;        ///< log-odds added for who cares about the topic,
  double click_friends = 0;      ///< ... in proportion to those of the friends in the talk who do
  double click_tires = 0;        ///< log-odds taken away by each exposure lately
  double buy_base = 0;           ///< of those who click and do not care, at the usual price: share who buy
  double buy_match = 0;          ///< log-odds added for who cares
  double buy_price_matters = 0;  ///< log-odds taken away times the price over the usual price less 1
};

/// In which way slots are paid for in a question about an auction.
enum class AuctionRule : std::uint8_t {
  Gsp,         ///< generalised second price, at the bids given
  EnvyFree,    ///< ... at the lowest bids at which nobody envies anybody (Varian 2007)
  Vcg,         ///< everybody pays what it costs the others that he is there
  FirstPrice,  ///< everybody pays what he bids
};

struct AuctionPosition {
  std::string name;
  double clicks = 0;
};

struct AuctionBidder {
  std::string name;
  double value = 0;  ///< of a click
  double bid = 0;    ///< 0: the value
  double quality = 1;
};

/// An analyst's question: who gets which position, and what does he pay?
struct Auction {
  std::string name;
  AuctionRule rule = AuctionRule::Gsp;
  double reserve = 0;
  std::vector<AuctionPosition> positions;
  std::vector<AuctionBidder> bidders;
};

/// One side of the people whom two rivals bring together.
struct TwoSidedSide {
  double differ = 1;     ///< how much the two rivals differ to them: Hotelling's t
  double gains = 0;      ///< from each of the other side who is there: Armstrong's alpha
  double cost = 0;       ///< of serving one of them
  double first_fee = 0;  ///< what both rivals ask on the first day
};

/// Two rivals who set fees for two sides (Armstrong 2006), each day the best ones against the other's last ones.
struct TwoSided {
  std::string name;
  TwoSidedSide one, two;
};

// ---- how they are ---------------------------------------------------------------------------------------------------

struct MerchantState {
  std::int64_t spent_today = 0;
  std::int64_t sold_today = 0;  ///< to those who clicked: set when orders are booked
  std::int64_t budget = 0;      ///< of the day, or of the week
  std::int64_t left = 0;        ///< of it
  double restraint = 0;         ///< it bids 1 / (1 + this) of its bid
  std::int64_t spent = 0;       ///< so far, today's included
  std::int64_t sold = 0;        ///< until yesterday
  std::int64_t spent_of_week = 0;
  std::int64_t sold_of_week = 0;
  double spending = 0;   ///< a day: smoothed
  double out_after = 1;  ///< share of today's slots after which its money was too short; 1: it lasted

  double pace() const { return 1 / (1 + restraint); }
};

/// One of those who talk: what the platform thinks after this talk of how likely he is to care about its topic, and
/// what the talk has added. Both are steps of a logarithm of odds, the former counted from the odds of people at large.
struct Talker {
  static constexpr double step = 1.0 / 16;
  std::uint32_t agent = 0;
  std::int16_t learned = 0;
  std::int8_t belief = 0;
  bool cares = false;  ///< the truth, which the platform does not know
};

/// A conversation of today, beside which there is a slot.
struct Conversation {
  static constexpr std::uint8_t nobody = 255;
  std::uint32_t starter = 0;
  std::uint32_t lot = 0;    ///< slots are sold in ascending order
  std::uint32_t click = 0;  ///< a click if it is below the probability times 2^32
  std::uint32_t first = 0;  ///< of the talkers
  std::uint8_t topic = 0;   ///< an interest
  std::uint8_t talkers = 0;
  std::uint8_t shown = nobody;  ///< to which of the talkers
};

/// What was said today among the people of a block. The last rows are working memory, kept so that a day takes none.
struct Overheard {
  std::int64_t talks = 0;  ///< those included that nobody pays for
  std::vector<Conversation> conversations;
  std::vector<Talker> talkers;  ///< the likeliest to care first
  std::vector<std::uint32_t> starters, steps, draws, neighbours;
  std::vector<std::uint8_t> interests;  ///< of each starter, a bit each
  std::vector<std::uint64_t> words, more_words;
};

/// One platform's advertising today and so far. Impressions are people's, all other numbers agents'.
struct PlatformAdsState {
  std::int64_t impressions_today = 0;  ///< display
  std::int64_t slots_today = 0;        ///< what merchants paid for slots
  std::int64_t from_companies = 0;     ///< ... of it, merchants that are companies

  std::int64_t impressions = 0;  ///< so far, as are all that follow
  std::int64_t talks = 0;
  std::int64_t slots = 0;    ///< sold and shown
  std::int64_t matched = 0;  ///< ... to somebody who does care
  double believed = 0;       ///< sum over them of the probability of that, as the platform saw it
  std::int64_t clicks = 0;
  std::int64_t orders = 0;
  std::int64_t revenue = 0;  ///< from slots

  std::vector<Column<std::int8_t>> beliefs;  ///< per interest and agent, in a talker's steps; empty: nobody pays for it
  Column<std::uint8_t> exposures;            ///< per agent, lately; empty: there are no slots
  std::vector<Overheard> blocks;             ///< today's
};

/// A question's answer; per bidder as declared.
struct AuctionState {
  std::vector<double> bids;
  std::vector<double> clicks;
  std::vector<double> payments;
};

/// By rival, and by rival and side.
struct TwoSidedState {
  std::array<std::array<double, 2>, 2> fee = {};
  std::array<std::array<double, 2>, 2> share = {};
  std::array<double, 2> profit = {};
};

struct Ads {
  std::vector<MerchantState> merchants;     ///< as declared
  std::vector<PlatformAdsState> platforms;  ///< as declared
  std::vector<AuctionState> auctions;
  std::vector<TwoSidedState> two_sided;
};

}  // namespace rivalry

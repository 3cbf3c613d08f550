// Private rounds: who offers money, who is let in, who is refused and why.
//
// Money in minor units of the scenario's currency, prices per share in minor units (not whole), rates per day.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// What an investor may do in a round.
struct Bid {
  std::string name;         ///< of the investor
  double up_to = 0;         ///< its mandate: at most
  double at_least = 0;      ///< ... or nothing
  double synergy = 0;       ///< what having it adds to the company, as the board sees it: share of its value
  double holds_days = 0;    ///< for how long it expects to own the shares, at its discount rate
  bool lead = false;        ///< it would lead the round
  bool board_seat = false;  ///< it wants one
  bool pro_rata = false;    ///< it has the right to as much of the round as it owns of the company
};

/// How much the board minds what.
struct Scoring {
  double price = 1;
  double synergy = 1;
  double politics = 1;
  double partners = 1;
  double control = 0.2;
  double board_seat = 0.05;  ///< what a seat on the board counts for, in votes
};

/// A company asks for money. It opens at a date, by chance, when the company is in need, or after another round.
struct Round {
  std::string name;
  std::string company;
  std::optional<Day> at;
  double chance = 0;
  std::optional<Day> from;
  std::optional<Day> until;
  bool in_need = false;   ///< when the company seeks a rescuer
  std::string after;      ///< a round that has closed,
  double after_days = 0;  ///< ... so long ago
  double lasts_days = 0;  ///< until the board decides
  double amount = 0;      ///< that it asks for
  double at_least = 0;    ///< less, and the round fails
  double pre_money = 0;   ///< 0: not given;
  double post_money = 0;  ///< ... nor this: the bids decide, and the market's value is what is asked
  std::string share_class;
  double pool = 0;     ///< share of the fully diluted number that is set aside for staff afterwards, at least
  double noise = 0;    ///< standard deviation of the logarithm of what chance makes an investor think
  double accepts = 1;  ///< the best are let in until they offer so many times the amount
  bool needs_lead = false;
  double veto = 0;  ///< lowest score of those let in
  Scoring weighs;
  std::vector<Bid> bids;
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// What came of an investor's interest in a round.
enum class BidFate : std::uint8_t {
  None,         ///< the round has not been decided
  Admitted,     ///< with all it offered
  CutBack,      ///< ... with less
  TooDear,      ///< it did not bid: the price is more than it thinks the shares are worth
  NoMoney,      ///< ... it has less than its mandate's least
  Price,        ///< refused: others pay more
  Partner,      ///< ... for fear of a partner
  Politics,     ///< ... for political reasons
  Control,      ///< ... because it would have too much to say
  Exclusivity,  ///< ... because a contract with another forbids it
  Full,         ///< ... because others were preferred, and the round was full
  Failed,       ///< let in, but the round failed
};
inline constexpr std::size_t bid_fate_count = 12;

/// One investor's part in a round.
struct BidState {
  BidFate fate = BidFate::None;
  std::int64_t offered = 0;
  std::int64_t admitted = 0;
  std::int64_t shares = 0;
  double values = 0;  ///< the company at most, before the money
  double score = 0;   ///< the board's; meaningless without an offer
  /// Importance of the partner that speaks most against it below which it gets in; NaN: see Table::turns_at_partner.
  double turns_partner = std::numeric_limits<double>::quiet_NaN();
  double turns_politics = std::numeric_limits<double>::quiet_NaN();  ///< ... political cost of its market
};

enum class RoundStage : std::uint8_t { Waiting, Open, Closed, Failed };

/// How a round is.
struct RoundState {
  RoundStage stage = RoundStage::Waiting;
  Day since;             ///< of the stage
  double price = 0;      ///< per share; 0: none yet
  double pre_money = 0;  ///< fully diluted, what is new of the pool included
  std::int64_t raised = 0;
  std::int64_t shares = 0;     ///< sold for that
  std::int64_t diluted = 0;    ///< shares after it
  std::int64_t pool = 0;       ///< set aside in addition
  std::vector<BidState> bids;  ///< as declared
  std::int32_t because = no_cause;
};

}  // namespace rivalry

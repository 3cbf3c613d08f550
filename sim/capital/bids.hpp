// What investors offer in a round, and how the board sees it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/rounds.hpp"
#include "sim/capital/admission.hpp"

namespace rivalry {

struct Company;
struct Investor;
struct Round;
struct World;

/// What a round asks on the day on which it is decided.
struct Asked {
  std::int64_t amount = 0;
  double pre_money = 0;  ///< that a bid must think it worth; or, if the bids decide, what the market thinks
  bool bids_decide = false;
};

/// Who makes the bid.
const Investor& investor_of(const World& world, const Bid& bid);

/// Probability that the partner leaves a company that lets this investor in.
double leaves(const Investor& investor, const std::string& partner);

/// What the investor thinks the company is worth at most, before the money: its own view of it, with what the whole of
/// it would add to its own business, times what chance makes it think, grown as the market expects and discounted at
/// its own rate for as long as it means to hold it.
double most_it_would_pay(const World& world, const Round& params, const Bid& bid);

/// What it makes the investor do: the offer it makes, or why it makes none.
BidState bid_of(const World& world, const Round& params, const Bid& bid, const Asked& asked);

/// How much the company fears for its partners and for its markets if it lets somebody in. Replaced one by one to find
/// out at which numbers an answer turns.
struct Fears {
  std::vector<double> importance;  ///< of each partner
  std::vector<double> politics;    ///< of each market that it minds
};
Fears fears_of(const Company& company);

/// The offer as the board sees it.
Offer seen_by_board(const World& world, const Round& params, std::size_t bid, const BidState& state, const Asked& asked,
                    const Fears& fears);

}  // namespace rivalry

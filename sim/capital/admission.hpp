// Whom a board lets into a round. Pure functions of the offers; thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rivalry/rounds.hpp"

namespace rivalry {

struct Round;
struct Scoring;

/// One investor's offer, as the board sees it; what it costs or brings is a share of the company's value.
struct Offer {
  std::string_view who;     ///< who come out equal are taken in the order of their names
  std::int64_t amount = 0;  ///< minor units
  std::int64_t at_least = 0;
  std::int64_t right = 0;  ///< so much of it cannot be refused
  bool lead = false;
  bool excluded = false;  ///< by a contract with somebody else
  double price = 0;       ///< logarithm of the price offered over the price asked
  double synergy = 0;
  double politics = 0;
  double partners = 0;  ///< expected loss: importance times probability that the partner leaves
  double control = 0;   ///< share of the votes afterwards, and what a seat on the board counts for
};

/// The board's answer to one offer.
struct Answer {
  BidFate fate = BidFate::None;
  std::int64_t admitted = 0;
};

/// U = price + synergy - politics - partners - control, each weighed.
double score(const Offer& offer, const Scoring& weighs);

/// Answers to all offers of a round that asks for `amount`.
///
/// Rights to a part are served first. Of the offers that no contract forbids and that score at least the veto, the best
/// are taken until they reach `amount` times law.accepts. If they are more than what is left, those who lead are served
/// in full, best first, and the others are cut back in proportion to their offers, to the last unit; whoever would get
/// less than its least is left out, worst first, and the next best is asked instead. Those below the veto are refused
/// for what weighs most; the others for their price, if a better one would have got them in, or because the round is
/// full. The round fails if it brings less than law.at_least, or if nobody leads and it needs a lead.
std::vector<Answer> admit(const Round& params, std::int64_t amount, std::span<const Offer> offers);

}  // namespace rivalry

// At which numbers a board's answer turns.
#pragma once

#include <span>
#include <vector>

#include "rivalry/rounds.hpp"
#include "sim/capital/admission.hpp"
#include "sim/capital/bids.hpp"

namespace rivalry {

struct Asked;
struct Round;
struct World;

/// The offers of a round on the board's table: how it answers them, given what it fears. Refers to what it is made of.
class Table {
 public:
  Table(const World& world, const Round& params, std::span<const BidState> bids, const Asked& asked)
      : world_(world), law_(params), bids_(bids), asked_(asked) {}

  /// One per bid; those without an offer get none.
  std::vector<Answer> answers(const Fears& fears) const;
  double score_of(std::size_t bid, const Fears& fears) const;

  /// The importance of the partner that speaks most against the bid below which it gets in, everybody else's chances
  /// changed with it: to 1e-12, by bisection. NaN if it gets in anyway, or does not even without the partner.
  double turns_at_partner(std::size_t bid, const Fears& fears) const;
  /// The same for what it costs the company in the market in which the investor is blocked.
  double turns_at_politics(std::size_t bid, const Fears& fears) const;

 private:
  bool gets_in(std::size_t bid, const Fears& fears) const { return answers(fears)[bid].admitted > 0; }
  double turns_at(std::size_t bid, const Fears& fears, std::vector<double> Fears::*which, std::size_t place) const;

  const World& world_;
  const Round& law_;
  std::span<const BidState> bids_;
  const Asked& asked_;
};

}  // namespace rivalry

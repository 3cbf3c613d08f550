#include "sim/books/clearing.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/money.hpp"
#include "rivalry/recovery.hpp"
#include "sim/books/circles.hpp"
#include "sim/books/waterfall.hpp"

namespace rivalry {

namespace {

using Amounts = std::vector<std::int64_t>;

class Clearing {
 public:
  Clearing(std::span<const ClearingNode> nodes, std::span<const ClearingDebt> debts, const Recovery& recovery)
      : nodes_(nodes),
        debts_(nodes.size(), debts),
        recovery_(recovery),
        round_(nodes.size(), 0),
        pays_(nodes.size(), 0) {
    for (const ClearingNode& node : nodes) {
      expects(node.cash >= 0 && node.stock >= 0, "nodes with no less than nothing");
      own_.push_back(share_of(checked_add(node.cash, node.stock, "what a node has"), recovery.assets));
    }
  }

  Cleared run(std::size_t debts) {
    for (std::int32_t round = 1; find_failures(round); ++round) settle_insolvent();
    return result(debts);
  }

 private:
  bool is_insolvent(std::size_t node) const { return round_[node] > 0; }

  Amounts received(const Amounts& pays) const {
    Amounts sums(nodes_.size(), 0);
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      is_insolvent(node) ? debts_.pour(node, pays[node], sums) : debts_.pour_due(node, sums);
    return sums;
  }

  /// Fictitious default: who cannot pay although all who are still held to be solvent do.
  bool find_failures(std::int32_t round) {
    Amounts sums = received(pays_);
    bool found = false;
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      if (!is_insolvent(node) && nodes_[node].cash + sums[node] < debts_.due(node)) {
        round_[node] = round;
        found = true;
      }
    return found;
  }

  std::int64_t brings(std::size_t node, std::int64_t receives) const {
    return own_[node] + share_of(receives, recovery_.claims);
  }

  /// One pass of the map whose greatest fixed point is sought; whether anything moved. `step(from, to)` chooses.
  template <class Step>
  bool pass(Amounts& pays, Step step) const {
    Amounts sums = received(pays);
    bool moved = false;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      if (!is_insolvent(node)) continue;
      std::int64_t next = step(pays[node], std::min(debts_.owed(node), brings(node, sums[node])));
      moved |= next != pays[node];
      pays[node] = next;
    }
    return moved;
  }
  bool descend(Amounts& pays) const {
    return pass(pays, [](std::int64_t now, std::int64_t next) { return std::min(now, next); });
  }
  bool ascend(Amounts& pays) const {
    return pass(pays, [](std::int64_t now, std::int64_t next) { return std::max(now, next); });
  }

  /// From what is owed downwards: monotone, so what it ends at is the greatest fixed point. Where debts go round in
  /// near-closed circles that takes too long: then a jump.
  void settle_insolvent() {
    constexpr int patience = 200;
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      if (is_insolvent(node)) pays_[node] = debts_.owed(node);
    for (int i = 0; i < patience; ++i)
      if (!descend(pays_)) return;
    jump(patience);
  }

  /// Solves the circles in real numbers, steps back to where everyone can pay, and climbs what is left.
  void jump(int patience) {
    Amounts fixed(nodes_.size(), 0);
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      if (!is_insolvent(node)) debts_.pour_due(node, fixed);
    Circles circles{debts_, round_, own_, fixed, recovery_.claims};
    std::vector<double> near = solve_circles(circles, pays_);
    Amounts pays = pays_;
    for (int back = 50; back >= 0; --back) {
      double factor = 1 - std::ldexp(1.0, -back);
      for (std::size_t node = 0; node < nodes_.size(); ++node)
        if (is_insolvent(node)) pays[node] = static_cast<std::int64_t>(std::floor(near[node] * factor));
      if (Amounts tried = pays; !descend(tried)) break;
    }
    pays_ = std::move(pays);
    for (int i = 0; i < patience && ascend(pays_); ++i) continue;
  }

  Cleared result(std::size_t debts) const {
    Cleared cleared{Amounts(debts, 0), round_, Amounts(nodes_.size(), 0)};
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      is_insolvent(node) ? debts_.pay_out(node, pays_[node], cleared.paid) : pay_due(node, cleared.paid);
    Amounts sums(nodes_.size(), 0);
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      for (const Waterfall::Level& level : debts_.levels(node))
        for (std::size_t place = level.first; place < level.last; ++place)
          if (auto to = debts_.debt(place).creditor; to != ClearingDebt::elsewhere)
            sums[to] += cleared.paid[debts_.given_as(place)];
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      if (is_insolvent(node))
        cleared.costs[node] = nodes_[node].cash + nodes_[node].stock + sums[node] - brings(node, sums[node]);
    return cleared;
  }

  void pay_due(std::size_t node, Amounts& paid) const {
    for (const Waterfall::Level& level : debts_.levels(node))
      for (std::size_t place = level.first; place < level.last; ++place)
        if (debts_.debt(place).due) paid[debts_.given_as(place)] = debts_.debt(place).amount;
  }

  std::span<const ClearingNode> nodes_;
  Waterfall debts_;
  Recovery recovery_;
  std::vector<std::int32_t> round_;
  Amounts own_;   ///< per node: what its own assets bring if it is insolvent
  Amounts pays_;  ///< per insolvent node: in all
};

}  // namespace

Cleared clear(std::span<const ClearingNode> nodes, std::span<const ClearingDebt> debts, const Recovery& recovery) {
  return Clearing(nodes, debts, recovery).run(debts.size());
}

}  // namespace rivalry

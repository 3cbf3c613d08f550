// How one payer's money runs through the ranks of its debts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/books/clearing.hpp"

namespace rivalry {

/// The debts of all nodes, those of one node and rank side by side.
class Waterfall {
 public:
  struct Level {
    std::size_t first, last;  ///< places of its debts
    std::int64_t before;      ///< owed at higher ranks
    std::int64_t total;       ///< owed at this rank
  };

  /// Throws InvariantError if an amount is not above 0, a node unknown, or a sum leaves 64 bits.
  Waterfall(std::size_t nodes, std::span<const ClearingDebt> debts);

  std::size_t nodes() const { return levels_.size(); }
  std::span<const Level> levels(std::size_t node) const { return levels_[node]; }
  const ClearingDebt& debt(std::size_t place) const { return debts_[place]; }
  std::size_t given_as(std::size_t place) const { return given_as_[place]; }  ///< its place among the debts given
  std::int64_t owed(std::size_t node) const { return owed_[node]; }
  std::int64_t due(std::size_t node) const { return due_[node]; }

  /// Adds what `node` pays of each debt out of `pot`, rounded down, to what its creditors among the nodes receive.
  void pour(std::size_t node, std::int64_t pot, std::vector<std::int64_t>& received) const;
  /// Adds what `node` pays when it pays what is due.
  void pour_due(std::size_t node, std::vector<std::int64_t>& received) const;
  /// What `node` pays of each debt out of `pot`, to the last unit, by place among the debts given.
  void pay_out(std::size_t node, std::int64_t pot, std::vector<std::int64_t>& paid) const;

 private:
  std::vector<ClearingDebt> debts_;
  std::vector<std::size_t> given_as_;
  std::vector<std::vector<Level>> levels_;
  std::vector<std::int64_t> owed_, due_;
};

/// a * b / c rounded down; a, b not below 0, c above 0, b not above c.
std::int64_t part(std::int64_t a, std::int64_t b, std::int64_t c);

/// A share of an amount, rounded down; the share counts in whole billionths and must be between 0 and 1.
std::int64_t share_of(std::int64_t amount, double share);

}  // namespace rivalry

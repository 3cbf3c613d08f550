// Clearing: who gets what when several who owe each other cannot all pay.
//
// Source: Eisenberg & Noe (2001), Systemic risk in financial systems: the greatest vector of payments that respects
// limited liability and priority, found by fictitious default; recovery after Rogers & Veraart (2013), Failure and
// rescue in an interbank network: an insolvent node brings alpha of its own assets and beta of what it is paid. Ranks
// are absolute: a rank gets nothing until those before it are paid in full; inside a rank everyone gets the same part.
//
// Whole minor units: parts are rounded down, and the few units left of a rank go to its first debts in the order given.
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/books.hpp"

namespace rivalry {

struct Recovery;

/// One of those that are cleared together.
struct ClearingNode {
  std::int64_t cash = 0;   ///< not below 0
  std::int64_t stock = 0;  ///< what its goods bring in a sale, only made if it is insolvent; not below 0
};

/// `creditor` is the number of a node, or `elsewhere`.
struct ClearingDebt {
  static constexpr std::uint32_t elsewhere = 0xFFFFFFFFu;
  std::uint32_t debtor = 0;
  std::uint32_t creditor = elsewhere;
  std::int64_t amount = 0;  ///< above 0
  Rank rank = Rank::Unsecured;
  bool due = true;  ///< what is not due need only be paid, as far as can be, by the insolvent
};

struct Cleared {
  std::vector<std::int64_t> paid;  ///< per debt
  std::vector<std::int32_t>
      round;  ///< per node: the round of fictitious default in which it failed, from 1; 0: solvent
  std::vector<std::int64_t> costs;  ///< per node: what its insolvency uses up

  bool is_insolvent(std::size_t node) const { return round[node] > 0; }
};

/// A node that can pay all that is due from cash and from what the others pay it, does so. All others are insolvent and
/// pay out what they bring, of all debts. For each node: cash + stock sold + received = paid + costs + what is left.
/// Time: at most (nodes + 1) rounds of a few hundred passes over the debts, and of a dense linear system where debts go
/// round in near-closed circles.
Cleared clear(std::span<const ClearingNode> nodes, std::span<const ClearingDebt> debts, const Recovery& recovery);

/// `pot` split in proportion to `amounts`, none getting more than its own, rounded down; the units left go to the
/// first. All of `amounts` if the pot suffices. Amounts and pot not below 0.
std::vector<std::int64_t> split(std::int64_t pot, std::span<const std::int64_t> amounts);

}  // namespace rivalry

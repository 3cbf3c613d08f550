// How far a blow to one carries to those whom it owes, and to those whom they owe.
//
// Sources: Battiston, Puliga, Kaushik, Tasca & Caldarelli (2012), DebtRank: too central to fail? Scientific Reports 2,
// 541: each hands on once, on the step after it was first hit, what has hit it by then. Bardoscia, Battiston, Caccioli
// & Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, PLOS ONE 10(6): each hands on all that
// hits it. Both: h in [0, 1] is the share lost of somebody's worth, and W = min(1, claim / worth of the creditor) of
// what hits the debtor hits the creditor.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/economies.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

struct World;

/// Living firms, what they are worth to the whole, and who passes blows on to whom.
struct Exposures {
  struct Link {
    std::uint32_t to;  ///< the creditor, by its place among the nodes
    double weight;     ///< W
  };
  std::vector<PartyId> nodes;            ///< living firms, ascending
  std::vector<double> share;             ///< of the total assets of all nodes; 0 if there are none
  std::vector<std::vector<Link>> links;  ///< per node, ascending

  /// The node of a party, or the number of nodes if it is none.
  std::size_t find(PartyId party) const;
};

/// From invoices, loans and notes among living firms. Who has no worth of its own is hit in full.
Exposures exposures(const World& world);

/// What each node has lost in the end, of a blow of `shock` to one. A linear blow that goes round in circles is
/// followed until it changes nothing by more than 1e-12, at most 10,000 steps. Pure.
std::vector<double> spread_blow(const Exposures& exposures, std::size_t hit, double shock, StressRule rule);

/// The share of the whole that is lost, beyond the blow itself: what others lose, and what comes back.
double impact(const Exposures& exposures, const std::vector<double>& lost, std::size_t hit, double shock);

}  // namespace rivalry

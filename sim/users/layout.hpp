// Who lives where: which segment and which temperament each village of 64 users has.
//
// Villages are ranked by a bijection that spreads any range of ranks evenly over village numbers, so that each block of
// villages, and each local cluster of the graph, holds every kind of people in proportion. Ranks are cut into segments
// by largest remainder; the place within its segment is the village's temperament, its quantile in the segment's laws.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/users.hpp"

namespace rivalry {

class Layout {
 public:
  /// segments: shares that add up to 1; villages > 0.
  Layout(const std::vector<Segment>& segments, std::uint32_t villages);

  std::uint32_t villages() const { return villages_; }
  std::uint32_t segment(std::uint32_t village) const;

  /// In (0, 1): the village's quantile within its segment.
  double temperament(std::uint32_t village) const;

  /// In (0, 1): its quantile among all villages, in the order of how readily their segments open platforms, then of
  /// temperament: the keener a village opens, the more it posts.
  double keenness(std::uint32_t village) const;

  /// In (0, 1): a second quantile, spread evenly and independent of the first.
  double constancy(std::uint32_t village) const;

 private:
  std::uint32_t rank(std::uint32_t village) const;

  std::uint32_t villages_;
  std::uint32_t multiplier_;
  std::vector<std::uint32_t> first_rank_;          ///< per segment, and one past the last
  std::vector<std::uint32_t> villages_less_keen_;  ///< per segment: villages of the segments that open less readily
};

/// `total` things cut by shares, by largest remainder; ties to the earlier. The parts add up to total.
std::vector<std::uint32_t> apportion(const std::vector<double>& shares, std::uint32_t total);

}  // namespace rivalry

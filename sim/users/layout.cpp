#include "sim/users/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rivalry/errors.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

namespace {

constexpr double golden_section = 0.6180339887498949;
constexpr double plastic_section = 0.7548776662466927;  // of the plane's evenest sequence (Roberts 2018)

std::uint32_t spreading_multiplier(std::uint32_t villages) {
  auto multiplier = static_cast<std::uint32_t>(golden_section * villages);
  multiplier = std::max(multiplier, 1u);
  while (std::gcd(multiplier, villages) != 1) ++multiplier;
  return multiplier;
}

std::vector<double> shares_of(const std::vector<Segment>& segments) {
  std::vector<double> shares;
  for (const Segment& segment : segments) shares.push_back(segment.share);
  return shares;
}

}  // namespace

std::vector<std::uint32_t> apportion(const std::vector<double>& shares, std::uint32_t total) {
  std::vector<std::uint32_t> parts;
  std::vector<std::pair<double, std::size_t>> remainders;
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    double exact = shares[i] * total;
    auto whole = static_cast<std::uint32_t>(exact);
    parts.push_back(whole);
    remainders.emplace_back(-(exact - whole), i);
    given += whole;
  }
  expects(given <= total, "shares add up to at most 1");
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < total; i = (i + 1) % remainders.size(), ++given) ++parts[remainders[i].second];
  return parts;
}

Layout::Layout(const std::vector<Segment>& segments, std::uint32_t villages)
    : villages_(villages), multiplier_(spreading_multiplier(villages)) {
  std::vector<std::uint32_t> sizes = apportion(shares_of(segments), villages);
  first_rank_.push_back(0);
  for (std::uint32_t size : sizes) first_rank_.push_back(first_rank_.back() + size);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::uint32_t less_keen = 0;
    for (std::size_t j = 0; j < segments.size(); ++j) {
      bool opens_less = segments[j].opens < segments[i].opens || (segments[j].opens == segments[i].opens && j < i);
      if (opens_less) less_keen += sizes[j];
    }
    villages_less_keen_.push_back(less_keen);
  }
}

std::uint32_t Layout::rank(std::uint32_t village) const {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(village) * multiplier_ % villages_);
}

std::uint32_t Layout::segment(std::uint32_t village) const {
  auto above = std::upper_bound(first_rank_.begin(), first_rank_.end(), rank(village));
  return static_cast<std::uint32_t>(above - first_rank_.begin()) - 1;
}

double Layout::temperament(std::uint32_t village) const {
  std::uint32_t of = segment(village);
  double place = rank(village) - first_rank_[of] + 0.5;
  return place / (first_rank_[of + 1] - first_rank_[of]);
}

double Layout::keenness(std::uint32_t village) const {
  std::uint32_t of = segment(village);
  return (villages_less_keen_[of] + (rank(village) - first_rank_[of]) + 0.5) / villages_;
}

double Layout::constancy(std::uint32_t village) const {
  double turns = (rank(village) + 0.5) * plastic_section;
  return std::max(turns - std::floor(turns), 0x1p-53);
}

}  // namespace rivalry

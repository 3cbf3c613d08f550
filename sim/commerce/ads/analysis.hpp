// What the analysis of a talk tells a platform about those who talk.
//
// Whoever cares about the topic is recognised with probability `recall`; among people at large, `precision` of those
// who are recognised do care. The platform adds up the evidence by Bayes: its belief is a logarithm of odds.
// Thread-safe.
#pragma once

#include <cstdint>

namespace rivalry {

struct PlatformTalks;

struct Analysis {
  double recall = 1;
  double false_alarm = 0;   ///< probability that somebody who does not care is recognised all the same
  double recognised = 0;    ///< what that adds to the belief, in steps
  double unrecognised = 0;  ///< what its absence adds
};

/// Of a topic that this share of the people care about: false alarm f = r s (1 - p) / (p (1 - s)) for recall r,
/// precision p and share s, so that one recognition takes the odds s / (1 - s) to p / (1 - p).
Analysis analysis_of(const PlatformTalks& talks, double share);

/// Steps as whole numbers: rounded up with the probability that keeps their mean, a word being a random one.
struct WholeSteps {
  std::int16_t least = 0;
  std::uint32_t one_more = 0;  ///< below this
  std::int16_t with(std::uint32_t word) const { return static_cast<std::int16_t>(least + (word < one_more)); }
};
WholeSteps whole_steps(double steps);

/// A belief with so many steps added, kept within what it can hold.
inline std::int8_t moved(std::int8_t belief, std::int16_t by) {
  constexpr int most = 127;
  int sum = belief + by;
  return static_cast<std::int8_t>(sum < -most ? -most : sum > most ? most : sum);
}

/// The probability that a belief stands for, about a topic that this share of the people care about.
double posterior(double share, std::int8_t belief);

}  // namespace rivalry

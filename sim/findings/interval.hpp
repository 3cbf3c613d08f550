// How surely the mean of an answer is known.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rivalry {

struct Answers;

/// The mean of an answer and the half of its 95 % interval. By Student's t; of a share by Wilson's score (1927), so
/// that nothing in 30 is not taken for never.
struct MeanInterval {
  std::int64_t count = 0;  ///< of numbers (replicates that failed, or have no answer, have none)
  double mean = 0;
  double low = 0, high = 0;
  double half() const { return (high - low) / 2; }
};
/// Of a share `mean` of `count` rows, at least one: Wilson (1927).
MeanInterval share_interval(double count, double mean);

/// Of the first `replicates` numbers (all, if there are fewer). Of fewer than two numbers: without bounds (infinite).
MeanInterval mean_interval(const Answers& answers, std::size_t replicates);

}  // namespace rivalry

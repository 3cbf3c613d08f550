// Small statistics of lists of numbers. Sums run in the order given.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

/// Over the numbers that there are (no NaN).
struct Sample {
  std::int64_t count = 0;
  double mean = 0;
  double variance = 0;  ///< with count - 1; 0 of fewer than two
};
Sample sample_of(const std::vector<double>& numbers);

/// Linear between the neighbours in order. `ascending` is not empty.
double quantile_of(const std::vector<double>& ascending, double share);

/// Ranks from 1; equal numbers share the mean of theirs.
std::vector<double> mid_ranks(const std::vector<double>& numbers);

/// Pearson's coefficient; NaN if either does not vary.
double pearson(const std::vector<double>& x, const std::vector<double>& y);

struct RankCorrelation {
  double value = 0;          ///< Spearman's; NaN if either does not vary
  double low = 0, high = 0;  ///< its 95 % interval; NaN of fewer than four cases, or where it is -1 or 1
  std::int64_t count = 0;    ///< cases with both numbers
};
/// Of mid-ranks, over the cases in which both are numbers; its interval by Fisher's z with Fieller, Hartley & Pearson's
/// (1957) factor 1.06.
RankCorrelation rank_correlation(const std::vector<double>& x, const std::vector<double>& y);

/// Draw `which` of a resampling: a place below `count`, keyed. Thread-safe.
class Resampling {
 public:
  Resampling(std::uint64_t seed, std::uint32_t resample) : seed_(seed), resample_(resample) {}
  /// `count` places below `count`, with replacement.
  std::vector<std::uint32_t> places(std::uint32_t count) const;

 private:
  std::uint64_t seed_;
  std::uint32_t resample_;
};

}  // namespace rivalry

// What a comparison found: the differences between pairs of replicates.
#pragma once

#include <string>
#include <vector>

#include "sim/findings/differences.hpp"

namespace rivalry {

struct Dataset;

/// The numbers of one cell in pairs of replicates: those with a number on both sides.
struct Pairs {
  std::vector<double> given, compared, difference;  ///< difference: given - compared

  /// Adds a pair, unless there is no difference (NaN).
  void add(double one, double other, double more);
};

/// Of numbers that are 0 or 1: in how many pairs it is 1 on which side.
PairedCounts counts_of(const Pairs& pairs);

/// What the numbers are: any, or each 0 or 1, so that the mean is a share.
enum class PairedNumbers { Any, YesNo };

/// What they say.
struct PairedMean {
  std::size_t pairs = 0;
  double given = 0, compared = 0, difference = 0;  ///< means
  /// 95 % interval of the difference, by Student's t, or of shares by paired_shares(); NaN of fewer than six pairs.
  double low = 0, high = 0;
  double gain = 0;  ///< as many times the replicates would unpaired runs need; 0 if the pairs differ all alike
};
PairedMean mean_of(const Pairs& pairs, PairedNumbers numbers = PairedNumbers::Any);

/// In a line for people.
std::string told(const Pairs& pairs, const std::string& unit, PairedNumbers numbers);

/// One line per difference and label on the last day that is not 0 in every pair, at most `lines`, and how many are:
/// the mean difference with its 95 % interval, and how many times as many replicates unpaired runs would
/// need for the same interval: (var given + var compared) / var difference. Empty if the run compares nothing.
std::vector<std::string> paired(const Dataset& result, std::size_t lines = 8);

}  // namespace rivalry

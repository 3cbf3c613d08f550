// How sure the difference of two means or shares is: 95 % intervals.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

struct Difference {
  double value = 0;  ///< first - second
  double low = 0, high = 0;
};

/// In how many pairs it happens on which side.
struct PairedCounts {
  std::int64_t both = 0, first_only = 0, second_only = 0, neither = 0;
};

/// Of two shares in the same pairs: Newcombe (1998), Statistics in Medicine 17:2635-2650, method 10 (Wilson's intervals
/// squared and added, with the correlation of the pairs, corrected for continuity). At least one pair.
Difference paired_shares(const PairedCounts& counts);

/// Of `happened` in `of` rows on either side: Newcombe (1998), Statistics in Medicine 17:873-890, method 10. At least
/// one row on either side.
struct Counted {
  std::int64_t happened = 0, of = 0;
};
Difference unpaired_shares(const Counted& first, const Counted& second);

/// Of two means of independent numbers (NaN: none): Welch (1947), with Satterthwaite's degrees of freedom; the bounds
/// are NaN with fewer than two numbers on a side.
Difference unpaired_means(const std::vector<double>& first, const std::vector<double>& second);

}  // namespace rivalry

// How the numbers of an answer are spread: counts between round edges.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

struct Answers;

/// Numbers from `low` to below `high`; of the last bin, `high` too.
struct Bin {
  double low = 0, high = 0;  ///< in the answer's unit
  std::string label;         ///< for people: "2014-07" of days, "no" and "yes" of shares; else empty
  std::int64_t count = 0;
};

struct Histogram {
  std::vector<Bin> bins;          ///< ascending, without gaps; none if there are no numbers
  std::int64_t count = 0;         ///< of numbers
  std::int64_t missing = 0;       ///< rows without one
  std::vector<double> quantiles;  ///< 5 %, 50 %, 95 %; empty if there are no numbers
};

/// Bins about as wide as Freedman & Diaconis (1981) have them, at round numbers (of days: where weeks, months or years
/// begin), at most `most` (at least 4). Of whole numbers no narrower than 1; of shares, "no" and "yes".
Histogram histogram_of(const Answers& answers, std::size_t most = 24);

}  // namespace rivalry

// Uncertain numbers: what the file says is not known, drawn once per replicate.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

class Random;

/// Where a key's number must lie.
struct Range {
  double low = 0;
  double high = 0;
  bool low_open = false;   ///< low itself is outside
  bool high_open = false;  ///< high itself is outside
  bool contains(double x) const { return (low_open ? x > low : x >= low) && (high_open ? x < high : x <= high); }
};

/// A law for a number, in the key's own unit.
struct Distribution {
  enum class Kind { Fixed, Uniform, Normal, LogNormal, Triangular, Choice, Draws };
  Kind kind = Kind::Fixed;
  /// Fixed: the value. Uniform: low, high. Normal: mean, sd. LogNormal: median, sigma of the logarithm. Triangular:
  /// low, mode, high. Choice, Draws: the values.
  std::vector<double> numbers;
  std::vector<double> shares;  ///< Choice: of each value, adding up to 1; empty if all are alike
  std::string jointly;         ///< Draws: lists of one name are indexed by one draw

  bool is_fixed() const { return kind == Kind::Fixed; }
};

/// The number of this replicate. `path` keys the draw, so that nothing else in the scenario can change it. Normal and
/// lognormal laws are truncated to `range` by drawing again. Rounded to a whole number if `whole`.
double draw(const Distribution& distribution, const Range& range, bool whole, const std::string& path,
            const Random& random);

/// The value below which the law, truncated to the range, is with probability u, 0 <= u <= 1. Rounded as draw() does,
/// and in the range.
double quantile(const Distribution& distribution, const Range& range, bool whole, double u);

/// The probability that a normal or lognormal law falls into the range; 1 for the others.
double chance_in_range(const Distribution& distribution, const Range& range);

}  // namespace rivalry

// What an answer depends on: indices of the swept keys, from one number per point.
//
// Pure functions. A response is NaN where a point is missing (its tasks failed or were not played): what that takes
// away is said in `Missing`. Sums run in the order of the points; intervals hold 95 %. Axes stand in the order of
// Points::axes. Throws std::invalid_argument if too little is left to say anything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

struct Points;

/// An estimate and its 95 % interval; low and high are NaN where there is none.
struct Estimate {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// What could not be used, and what that does.
struct Missing {
  std::int64_t points = 0;  ///< without a response
  std::int64_t asked = 0;   ///< rows, trajectories or points of the design
  std::int64_t used = 0;    ///< of these
  /// About how many times as wide intervals are as they would be: sqrt(asked / used).
  double wider = 1;
  /// The key along which the missing points lie most to one side, if they do so more than chance would (|z| > 3); then
  /// the indices describe the rest of the space alone.
  std::string lopsided;
  bool at_high_values = false;

  /// In a sentence or two for people; empty if nothing is missing. `rows`: "rows", "trajectories", ...
  std::string told(const std::string& rows) const;
};

/// How much of the variance of the answer a key makes: alone (first), and with all others (total). First: Saltelli et
/// al. (2010), table 2 (b); total: Jansen (1999), table 2 (f). Intervals by resampling rows (percentiles).
struct SobolIndex {
  Estimate first, total;
};
struct SobolIndices {
  double mean = 0, variance = 0;
  std::vector<SobolIndex> axes;
  Missing missing;
};
/// `responses` of a Saltelli design: see Design::size. Draws are keyed by `seed`.
SobolIndices sobol_indices(const Points& points, const std::vector<double>& responses, std::uint64_t seed,
                           std::int32_t resamples = 1000);

/// Elementary effects (Morris 1991), over the whole range of a key: mean, mean size (Campolongo, Cariboni & Saltelli
/// 2007), standard deviation. sigma large beside mu_star: the key interacts, or its effect bends.
struct MorrisEffect {
  double mu = 0;
  Estimate mu_star;
  double sigma = 0;
  std::int64_t effects = 0;  ///< of how many elementary effects
};
struct MorrisEffects {
  std::vector<MorrisEffect> axes;
  Missing missing;
};
/// `responses` of a Morris design.
MorrisEffects morris_effects(const Points& points, int levels, const std::vector<double>& responses, std::uint64_t seed,
                             std::int32_t resamples = 1000);

/// How an answer goes with a key. Pearson: interval by Fisher's z. Spearman: of mid-ranks, interval with Fieller,
/// Hartley & Pearson's (1957) factor 1.06. Regression: standardized coefficient of a linear model in all keys, interval
/// by Student's t; NaN if the keys depend on each other linearly or there are too few points.
struct Correlation {
  Estimate pearson, spearman, regression;
};
struct Correlations {
  std::vector<Correlation> axes;  ///< all NaN for a key whose values are no numbers
  double r_squared = 0;           ///< of the linear model; NaN if there is none
  Missing missing;
};
Correlations correlations(const Points& points, const std::vector<double>& responses);

/// The mean answer at each value of a key, over whatever the other keys are; and the share of the points' variance that
/// these means make (the correlation ratio: in a full grid, the first-order index).
struct ConditionalMean {
  std::int32_t value = 0;  ///< place in Axis::values
  std::int64_t points = 0;
  double mean = 0;
};
struct Profile {
  std::vector<ConditionalMean> means;  ///< in the order of Axis::values; NaN where all points are missing
  double share = 0;
};
std::vector<Profile> profiles(const Points& points, const std::vector<double>& responses);

/// What changing one key alone does: the bars of a tornado, widest first.
struct TornadoBar {
  std::size_t axis = 0;
  double low = 0, high = 0;                    ///< least and greatest answer along the axis, base included
  std::int32_t low_value = 0, high_value = 0;  ///< at which of its values
  double swing() const { return high - low; }
};
struct Tornado {
  double base = 0;  ///< NaN if that point is missing
  std::vector<TornadoBar> bars;
  Missing missing;
};
/// `responses` of a one-at-a-time design: its base is the point whose values most points have.
Tornado tornado(const Points& points, const std::vector<double>& responses);

/// The same from conditional means, for any other design: base is the mean over all points.
Tornado tornado_of(const std::vector<Profile>& profiles, const Points& points, const std::vector<double>& responses);

}  // namespace rivalry

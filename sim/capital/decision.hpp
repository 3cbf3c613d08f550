// When the holder of an option exercises it: when exercising brings more than waiting is worth.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/capital/exercise.hpp"

namespace rivalry {

struct Contract;
struct World;

/// What an option is worth to its holder, and what it does about it. Money in minor units.
struct Verdict {
  bool exercises = false;
  double value = 0;    ///< the larger of exercising and waiting; never below 0
  double waiting = 0;  ///< what waiting is worth
  double error = 0;    ///< standard error of that
};

/// What the holder looks at: what a share is worth to it, in major units; what agreements between the two have brought
/// of what was expected of them by now; the issuer's sales of a year, over its value.
std::vector<double> state_seen(const World& world, const Contract& contract, const std::optional<Prospect>& prospect);

/// Of a state as seen: 1, the worth of a share and its square, and the rest: what waiting is regressed on.
std::vector<double> regressors(const std::vector<double>& seen);

/// Today's review of an option in force: exercising would bring `gain` (0: it is not possible); `last`: there is no
/// waiting any more. `prospect`: nothing if there is no strike today.
Verdict judge(const World& world, std::size_t contract, const std::vector<double>& seen,
              const std::optional<Prospect>& prospect, double gain, bool last);

}  // namespace rivalry

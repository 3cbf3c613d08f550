#include "sim/commerce/ads/analysis.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/math.hpp"
#include "sim/core/chance.hpp"

namespace rivalry {

namespace {

/// More than a belief can move: what is certain takes it from one end to the other.
constexpr double most_steps = 254;

/// ln(a / b) in steps.
double steps_of(double a, double b) {
  if (a == b) return 0;
  if (a <= 0) return -most_steps;
  if (b <= 0) return most_steps;
  return std::clamp(math::log(a / b) / Talker::step, -most_steps, most_steps);
}

}  // namespace

Analysis analysis_of(const PlatformTalks& talks, double share) {
  Analysis made{.recall = talks.recall};
  if (share < 1 && talks.precision < 1)
    made.false_alarm = std::min(1.0, talks.recall * share * (1 - talks.precision) / (talks.precision * (1 - share)));
  made.recognised = steps_of(made.recall, made.false_alarm);
  made.unrecognised = steps_of(1 - made.recall, 1 - made.false_alarm);
  return made;
}

WholeSteps whole_steps(double steps) {
  double least = std::floor(steps);
  return {static_cast<std::int16_t>(least), as_threshold(steps - least)};
}

double posterior(double share, std::int8_t belief) {
  double odds = share * math::exp(belief * Talker::step);
  return odds > 0 ? odds / (odds + (1 - share)) : 0;
}

}  // namespace rivalry

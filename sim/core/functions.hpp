// Functions with known answers: their values.
#pragma once

#include <cstdint>

namespace rivalry {

struct Function;
class Random;

/// The value of the function of this index in its scenario. Extremes draws; the others do not.
double value_of(const Function& function, std::uint32_t index, const Random& random);

/// The smallest n for which the largest of n draws of any continuous law is above its quantile `share` with at least
/// this probability: 1 - share^n; or the smallest and the largest enclose the share: 1 - share^n - n (1 - share)
/// share^(n - 1). Source: Wilks (1941).
std::int64_t wilks_draws(double share, double confidence, bool both_ends);

}  // namespace rivalry

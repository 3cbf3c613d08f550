// Adaptive replication: replicates are added in rounds until the mean of an answer is known well enough.
//
// The rounds are a function of the numbers alone: round k looks at the first n(k) replicates, all of them played or
// failed, and says n(k + 1). So neither threads, nor the order of tasks, nor a kill in the middle changes where it
// ends; what is there beyond is not looked at. (Looking again and again makes an interval of 95 % hold a little less
// often; with 30 replicates to begin with, and rounds that at most double, that is 1 to 2 points.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/findings/interval.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

struct Answers;

/// `vancl.survival ±2 %`, `weibo.cash +-5 million USD`, `vancl.default.day ±3 days`, `x ±0.1`. A width in `%` is points
/// of a share where the answer is one (or has no unit), else a share of the mean's size. Throws std::invalid_argument,
/// with what to write instead.
Precision read_precision(std::string_view text, std::int32_t at_most);

/// Its width alone, as it is written: "2 %", "5000000 USD".
std::string width_text(const Precision& precision);

/// As it is written: "vancl.survival ±2 %".
std::string to_string(const Precision& precision);

/// Whether the width has the answer's unit. Throws std::invalid_argument, with what to write instead.
void check_unit(const Precision& precision, const Answers& answers);

/// The half width that is wanted for this mean, in the answer's unit.
double wanted_half(const Precision& precision, const Answers& answers, double mean);

/// How many replicates the first round has.
std::int32_t first_round(const Precision& precision);

/// Given the numbers of all replicates below `played` (NaN for those that failed), by number: how many replicates are
/// wanted in all. `played` if it is enough: the interval is narrow enough, or `at_most` is reached.
std::int32_t next_round(const Precision& precision, const Answers& answers, std::int32_t played);

/// Where the rounds stand that begin with the first one, given the numbers that there are by replicate (NaN where a
/// replicate failed) and how many from the front are complete.
struct Progression {
  std::int32_t wanted = 0;  ///< replicates; if `settled`, the number at which it ended
  bool settled = false;     ///< nothing more is wanted
  bool reached = false;     ///< and the interval is as narrow as wanted
  MeanInterval interval;    ///< of the last round looked at
};
Progression progression(const Precision& precision, const Answers& answers, std::int32_t complete);

/// How many replicates it takes until, with this confidence, the extremes of them hold this share of all that could
/// come (Wilks 1941): 59 for the share 0.95 with confidence 0.95 on one side, 93 on both.
enum class Sides { One, Both };
std::int64_t replicates_for_quantile(double share, double confidence, Sides sides);

}  // namespace rivalry

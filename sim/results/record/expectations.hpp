// Published and historical numbers beside what the engine got.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rivalry {

struct Dataset;
struct Scenario;

struct Finding {
  std::string name;      ///< the expectation's
  std::string quantity;  ///< what was measured, e.g. "platform_registered platform=wechat at 2012-03-29, median"
  std::string unit;      ///< of the numbers: the output's; "days" for a time; with " a day" for a rate; 1 for a share
  double expected = 0;   ///< the middle, if a range is asked
  double tolerance = 0;  ///< half the range, if a range is asked
  std::optional<double> got;  ///< nothing if no replicate meets the condition
  bool pass = false;
  std::string written;  ///< as the scenario writes value and tolerance
  std::string source;
};

/// Replicates without a value (NaN: a company that never failed) have no part in a median, mean, minimum or maximum,
/// and do not count as above. Measures every expectation of the scenario on its results. The scenario's reader has seen
/// to it that everything expected is recorded; if not, throws InvariantError.
std::vector<Finding> hold_against(const Scenario& scenario, const Dataset& results);

}  // namespace rivalry

// What a scenario expects of an answer on single days (`expect:`): published or historical numbers, for charts.
#pragma once

#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;
struct Scenario;

struct ExpectedPoint {
  std::string name;  ///< the expectation's
  Day day;
  double low = 0, high = 0;  ///< in the output's unit; equal but for a range
  std::string source;
};

/// Of the output that `what` names (as answer() reads it), ascending by day: those expectations that are of its number
/// on a day, as a median or mean over all replicates. None of what is no output. Throws as answer() does.
std::vector<ExpectedPoint> expected_points(const Scenario& scenario, const Dataset& data, const std::string& what);

}  // namespace rivalry

// What a sweep file expects of its sweep: published numbers beside what the engine got.
//
//   expect:
//     x1_first: {first: functions.f.x1, of: "function_value[f]", value: 0.3139, within: 0.02, source: Saltelli 2010}
//     spread: {variance: "function_value[f]", value: 13.844588, within: 0.1}
//     third: {point: 2, key: functions.f.x1, value: 0.75, within: 0}
//     strata: {strata: functions.f.x1, value: 100, within: 0}
//
// first, total: Sobol' indices of a key (a Saltelli design); mu_star, sigma: its elementary effects (a Morris design);
// mean, variance: of an answer over the design; point: the number of a key at that point; strata: of
// as many equal parts of a key's span as there are points, how many hold exactly one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/results/record/expectations.hpp"

namespace rivalry {

struct Dataset;
struct Node;
class Report;
struct Sweep;

enum class Expected { First, Total, MuStar, Sigma, Mean, Variance, Point, Strata };

struct SweepExpectation {
  std::string name;
  Expected what = Expected::Mean;
  std::string key;         ///< a swept key, but for mean and variance
  std::string of;          ///< an answer, but for point and strata
  std::int64_t point = 0;  ///< Point
  double value = 0;
  double within = 0;  ///< absolute
  std::string written;
  std::string source;
};

/// Reads the map `expect` of a sweep file; adds what is wrong.
std::vector<SweepExpectation> read_sweep_expectations(const Node& expect, Report& report);

/// Measures every expectation on the sweep's result. Throws InvariantError if tasks are missing there,
/// std::invalid_argument if an expectation does not fit the design or asks for what there is not.
std::vector<Finding> hold_against(const Sweep& sweep, const std::vector<SweepExpectation>& expect,
                                  const Dataset& result);

/// One number per point: the mean of the answer over its replicates; NaN where there is none. `result`: along `point`
/// and `replicate`.
std::vector<double> mean_by_point(const Dataset& result, const std::string& of);

}  // namespace rivalry

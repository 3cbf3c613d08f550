// Sweep files: a sweep as a file, and as it is kept in its directory.
//
//   sweep: vancl-cash-crunch.yaml          # the scenario, beside this file or below
//   design: grid                           # or {sobol: 256}, {morris: 20}, {latin_hypercube: 100}, ...
//   replicates: 200
//   parameters:
//     events.rescue.amount: 0..200 million USD:9
//     events.rescue.at: [2013-09-01, 2013-12-01, 2014-03-01]
//
// The strict subset of YAML of scenario files, with errors of the same kind.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/designs/design.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

struct Points;

/// True if the file's first key says that it is a sweep and not a scenario.
bool is_sweep_file(const std::string& path);

/// Throws ScenarioError with every problem, WorldError if it cannot be read.
SweepAsk read_sweep_file(const std::string& path);

/// The file of a sweep whose scenario is `resolved.yaml` beside it: the same bytes for the same sweep, replicates
/// apart. A list of points stands in `points.csv` beside it.
std::string write_sweep_file(const SweepAsk& ask);

/// One row per point: its number and the values of the swept keys; with a head. And back: the axes of a list. The
/// reader wants a head of key paths; a column `point` is left out. Throws ScenarioError with file, line and column.
std::string write_points(const Points& points);
std::vector<Parameter> read_points(const std::string& path);

}  // namespace rivalry

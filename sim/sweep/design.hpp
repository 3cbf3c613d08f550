// Designs: which points of the space of the swept keys are played.
//
// Sources: Latin hypercube: McKay, Beckman & Conover (1979). Sobol': Joe & Kuo (2008), new-joe-kuo-6.21201, by
// Boost.Random. Morris (1991); Saltelli et al. (2010) for the matrices A, B and A with a column of B.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/report.hpp"
#include "sim/scenario/scenario_file.hpp"
#include "sim/sweep/points.hpp"

namespace rivalry {

enum class DesignKind { Grid, Zip, List, OneAtATime, Random, LatinHypercube, Sobol, Morris, Saltelli };

struct Design {
  DesignKind kind = DesignKind::Grid;
  /// Random, LatinHypercube, Sobol: points. Morris: trajectories, of (axes + 1) points each, one after another.
  /// Saltelli: rows, of (axes + 2) points each: row r is at r (axes + 2): A, B, then A with column i of B. Else 0.
  std::int64_t size = 0;
  int levels = 4;         ///< Morris: of the grid that its trajectories walk on; even
  bool scrambled = true;  ///< Sobol and Saltelli: a digital shift keyed by the scenario's seed
};

/// A swept key as written: `path=0..200 million USD:9`, `path=low,base,high`, `path=1..10`, or `path` alone for a
/// number that the scenario says is uncertain.
struct Parameter {
  std::string path;
  std::string values;             ///< empty: the scenario's own law
  Place place;                    ///< of the whole; source "<command line>" or the sweep file
  std::size_t values_offset = 0;  ///< of `values` in place.source, for messages
};

/// The points, or problems in `report`: a key that is not there, a range without its unit, no points, ... Every
/// distinct value is held against the scenario's keys (of more than `most_checked` values of an axis: as many, evenly
/// spread).
Points make_points(const Design& design, const std::vector<Parameter>& parameters, const ResolvedScenario& base,
                   Report& report);

}  // namespace rivalry

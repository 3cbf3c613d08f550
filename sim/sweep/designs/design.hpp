// Designs: which points of the space of the swept keys are played.
//
// Sources: Latin hypercube: McKay, Beckman & Conover (1979). Sobol': Joe & Kuo (2008), new-joe-kuo-6.21201, by
// Boost.Random. Morris (1991); Saltelli et al. (2010) for the matrices A, B and A with a column of B.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/tree/node.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

class Report;
class ResolvedScenario;

enum class DesignKind { Grid, Zip, List, OneAtATime, Random, LatinHypercube, Sobol, Morris, Saltelli };

struct Design {
  DesignKind kind = DesignKind::Grid;
  /// Random, LatinHypercube, Sobol: points. Morris: trajectories, of (axes + 1) points each, one after another.
  /// Saltelli: rows, of (axes + 2) points each: row r is at r (axes + 2): A, B, then A with column i of B. Else 0.
  std::int64_t size = 0;
  int levels = 4;         ///< Morris: of the grid that its trajectories walk on; even
  bool scrambled = true;  ///< Sobol and Saltelli: a digital shift keyed by the scenario's seed
};

/// A swept key as written: `path=low,base,high`, `path=1..10`, `path=0..200 million USD:9` (9 levels, ends included),
/// `path=1..100:log:3` (1, 10, 100), dates in the same way; `path` alone, or `path=law`, for a number that the scenario
/// says is uncertain, and `path=law:5` for 5 of its quantiles. LOW may leave out the words that HIGH has, all of them.
/// Commas inside brackets and quotes are part of a value.
struct Parameter {
  std::string path;
  std::string values;             ///< empty: the scenario's own law
  Place place;                    ///< of the whole; source "<command line>" or the sweep file
  std::size_t values_offset = 0;  ///< of `values` in place.source, for messages
  std::vector<Place> places;      ///< of each choice, if they do not stand together at values_offset
};

/// One from the command line: `path=values`, or `path` alone.
Parameter parameter_of(const std::string& path, const std::string& values);

/// Whether the values make an axis; a single one is an override of the scenario at all points.
bool varies(const Parameter& parameter);

/// `grid`, `zip`, `list`, `one-at-a-time`, `random:N`, `latin-hypercube:N`, `sobol:N[:unscrambled]`,
/// `morris:R[:LEVELS]`, `saltelli:N[:unscrambled]`. Throws std::invalid_argument with what to write instead.
Design parse_design(std::string_view text);
/// The same text for the same design.
std::string to_string(const Design& design);

/// What the user might want to know of it before it is played: "...: a power of two would ..."; else empty.
std::string advice(const Design& design);

inline constexpr std::int64_t most_points = 10'000'000;
inline constexpr std::int64_t most_checked = 1000;

/// The points, or problems in `report`: a key that is not there, a range without its unit, no points, ... Every
/// distinct value is held against the scenario's keys (of more than `most_checked` values of an axis: as many, evenly
/// spread). Of the points, some are held against the keys as a whole; if none of them can be played, it is a problem.
/// One-at-a-time: point 0 is the scenario as it is (an uncertain number at its median), then comes every other value.
Points make_points(const Design& design, const std::vector<Parameter>& parameters, const ResolvedScenario& base,
                   Report& report);

}  // namespace rivalry

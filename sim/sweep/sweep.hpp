// A sweep: a scenario, the points at which it is played, and how often.
//
//   scenario + parameters + design  -->  points  -->  plan (batches of tasks)  -->  shards  -->  result.h5
//
// The same sweep, asked for again, goes on in the same directory; more replicates are added there. Other points make
// another sweep, which takes over what the two have in common (see reuse.hpp): nothing is played twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/store/identity.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/sweep/analysis/sweep_expectations.hpp"
#include "sim/sweep/designs/design.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

/// Whether the same replicate of two points meets the same chance: then only what was changed makes a difference.
enum class Chance { Common, Own };

/// Replicates are added until the 95 % interval of the mean of `of` is no wider than `width` to either side.
struct Precision {
  std::string of;    ///< as in answer.hpp: "vancl.survival"
  double width = 0;  ///< in `unit`; or a share if `relative`: points of an answer that is one, else of the mean's size
  bool relative = false;
  std::string unit = {};         ///< "USD", "days", or empty
  std::int32_t at_most = 10000;  ///< replicates of a point
};

/// A sweep as it is asked for: on the command line or in a sweep file. Texts and places, nothing judged yet.
struct SweepAsk {
  std::string scenario;             ///< path of the scenario's file
  std::vector<Override> overrides;  ///< for all points
  std::vector<Parameter> parameters;
  Design design;
  std::string points_file;                 ///< CSV of points, for DesignKind::List; or empty
  std::optional<std::int32_t> replicates;  ///< else the scenario's
  Chance chance = Chance::Common;
  std::optional<Precision> until;
  std::vector<SweepExpectation> expect;  ///< of its results; no part of what the sweep is
  std::string answer;  ///< what it is about, by a name that answer() knows; may be empty; no part of what the sweep is
};

/// A sweep that has passed every check. Immutable but for its number of replicates.
struct Sweep {
  SweepAsk ask;
  ResolvedScenario base;
  std::string base_hash;  ///< Identity::hash of the base: tasks of two sweeps can be the same only if theirs are
  Points points;
  std::int32_t replicates = 0;
  std::uint64_t seed = 0;  ///< of the base
  Identity identity;       ///< NAME-sweep-ID: of the base, the design, the points and the chance; not of the replicates

  Sweep(SweepAsk asked, ResolvedScenario scenario);
  Sweep(Sweep&&) noexcept;
  Sweep& operator=(Sweep&&) noexcept;
  ~Sweep();

  /// Replicates that every point gets to begin with.
  std::int32_t at_first() const;

  /// The seed of a point: the scenario's, or its own.
  std::uint64_t seed_at(std::size_t point) const;

  /// The scenario of a point, checked. Throws ScenarioError if its values do not go together.
  ResolvedScenario at(std::size_t point) const;
};

/// Reads the scenario and makes the points. Throws ScenarioError with every problem, WorldError if a file cannot be
/// read.
Sweep make_sweep(SweepAsk ask);

}  // namespace rivalry

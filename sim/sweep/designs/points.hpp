// The points of a sweep: what each swept key is, point by point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry {

/// One swept key.
struct Axis {
  std::string path;                 ///< "events.rescue.amount"
  std::vector<std::string> values;  ///< those that occur, each once, as a scenario file would have them
  std::vector<double> numbers;      ///< the same as results have them; empty if any of them is no number
  std::string unit;                 ///< of `numbers`, as stored in results: "USD", "1", "days since 1970-01-01"
  std::vector<std::int32_t> at;     ///< by point: place in `values`

  const std::string& value(std::size_t point) const { return values[static_cast<std::size_t>(at[point])]; }
  /// NaN if it is no number.
  double number(std::size_t point) const;
  /// The name of its variable in result.h5: the path with `_` for `.`.
  std::string variable() const;
};

/// Points are numbered from 0; all axes have one entry per point.
struct Points {
  std::size_t count = 0;
  std::vector<Axis> axes;

  /// What makes the scenario of a point of the sweep's own.
  std::vector<Override> overrides(std::size_t point) const;
};

}  // namespace rivalry

// What one replicate has recorded, and the assembly of many into one dataset.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/scenario.hpp"
#include "sim/results/dataset.hpp"

namespace rivalry {

/// The values of one output of one replicate: row-major over the output's dimensions after `replicate`.
struct RecordedVariable {
  std::string name;
  Values values;
};

/// An event that came to pass: when, in days since the start, and its place in the scenario.
struct RecordedEvent {
  std::int32_t day = 0;
  std::uint32_t event = 0;
};

struct Recording {
  std::uint32_t replicate = 0;
  std::vector<RecordedVariable> variables;  ///< in the order of the list of outputs
  std::vector<RecordedEvent> happenings;    ///< in order of time
};

/// The dataset of some replicates: coordinates, one variable per output along `replicate`, one `input_NAME` per
/// uncertain number. `recordings` in ascending order of replicate. inputs[i] belongs to recordings[i]. The attributes
/// that a run adds (scenario text, seed, version, id) are not here.
Dataset assemble(const Scenario& scenario, const std::vector<Recording>& recordings,
                 const std::vector<std::vector<Input>>& inputs);

}  // namespace rivalry

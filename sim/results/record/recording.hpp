// What one replicate has recorded, and the assembly of many into one dataset.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/scenario.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

struct Scenario;

/// The values of one output of one replicate: row-major over the output's dimensions after `replicate`.
struct RecordedVariable {
  std::string name;
  Values values;
};

/// One entry of the journal: the row that it becomes. Times in days since the start.
struct RecordedEvent {
  std::int32_t day = 0;
  std::int32_t name = 0;  ///< place in event_words()
  std::int32_t who = 0;   ///< party
  std::int32_t whom = 0;
  std::int64_t amount = 0;  ///< in minor units
  std::int32_t cause = -1;  ///< place in the journal
};

/// What entries can be called: the scenario's events by name, then the words of everything else (see word_of).
std::vector<std::string> event_words(const Scenario& scenario);

struct Recording {
  std::uint32_t replicate = 0;
  std::vector<RecordedVariable> variables;  ///< in the order of the list of outputs
  std::vector<RecordedEvent> happenings;    ///< the journal
};

/// The dataset of some replicates: coordinates, one variable per output along `replicate`, one `input_NAME` per
/// uncertain number. `recordings` in ascending order of replicate. inputs[i] belongs to recordings[i]. The attributes
/// that a run adds (scenario text, seed, version, id) are not here.
Dataset assemble(const Scenario& scenario, const std::vector<Recording>& recordings,
                 const std::vector<std::vector<Input>>& inputs);

}  // namespace rivalry

// How `rivalry compare` tells what it found, for people and for programs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/findings/changed_inputs.hpp"
#include "sim/findings/first_event.hpp"
#include "sim/findings/side_by_side.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {
class SideBySide;
}  // namespace rivalry

namespace rivalry {

class Json;

}  // namespace rivalry

namespace rivalry::cli {

struct Command;

struct ComparedRun {
  std::filesystem::path path;
  Dataset result;
  KeptScenario scenario;
};

struct Comparison {
  std::size_t pairs = 0;
  bool same_seed = true;
  std::optional<std::pair<std::string, std::string>> model_versions;  ///< if they differ
  std::vector<ChangedInput> inputs;
  Parting parting;
  std::optional<FirstEvent> event;      ///< the first that differs
  std::vector<ComparedAnswer> answers;  ///< those asked for, else all numbers that differ in the end
};

/// Throws UsageError if there is no such answer.
ComparedAnswer compared_answer(const SideBySide& side, const std::string& what);

/// What was asked for (nothing: all that differs): the table on standard output, the rest on standard error.
void tell(const Comparison& found, const ComparedRun& first, const ComparedRun& second,
          const std::vector<std::string>& asked, const Command& command);

Json json_of(const Comparison& found, const ComparedRun& first, const ComparedRun& second);

}  // namespace rivalry::cli

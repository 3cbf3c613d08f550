// What two scenarios assume differently.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

/// A scenario as a run keeps it: resolved.yaml, and origins.yaml, which says where each line came from (empty or
/// unreadable: not known).
struct KeptScenario {
  std::string resolved, origins;
};

/// A key at which two scenarios differ, or the section that only one of them has.
struct ChangedInput {
  std::string key;
  std::string first, second;                ///< as written; empty: not set
  std::string first_origin, second_origin;  ///< "command line", "vancl.yaml:41"; empty if not known
};

/// In the order of the first scenario, then of the second. Without what changes no result: name, question, replicates,
/// outputs, expect and sources. Throws std::invalid_argument for texts that are no scenario.
std::vector<ChangedInput> changed_inputs(const KeptScenario& first, const KeptScenario& second);

}  // namespace rivalry

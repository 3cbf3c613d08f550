// What makes two runs the same run: the assumptions and the model, and not how many replicates were asked for.
#pragma once

#include <string>

namespace rivalry {

struct Identity {
  std::string name;  ///< the scenario's
  std::string hash;  ///< SHA-256 of the resolved scenario without `replicates`, and the model version

  /// NAME-ID, the name of the run directory; ID is the first 8 digits of the hash.
  std::string run_id() const { return name + "-" + hash.substr(0, 8); }
};

/// `resolved` is ResolvedScenario::text(): its top-level line `replicates: N` is left out.
Identity identify(const std::string& name, const std::string& resolved);

}  // namespace rivalry

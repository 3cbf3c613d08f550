#include "sim/results/store/identity.hpp"

#include <sstream>

#include "sim/core/version.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry {

Identity identify(const std::string& name, const std::string& resolved) {
  std::istringstream lines(resolved);
  std::string kept = "model " + std::string(model_version()) + "\n";
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("replicates:")) kept += line + "\n";
  return {name, sha256(kept)};
}

}  // namespace rivalry

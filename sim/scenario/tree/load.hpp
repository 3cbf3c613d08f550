// Reading a scenario file, what it extends, and the overrides, into one tree.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario/tree/merge.hpp"
#include "sim/scenario/tree/scenario_file.hpp"

namespace rivalry {

class Report;

/// Layers from the base to the command line, merged; `extends` is gone, and a list of edges is in place of its file.
/// Adds what is wrong to `report`; then the tree may be incomplete. Throws WorldError if `path` cannot be read.
Merged load_layers(const std::string& path, const std::vector<Override>& overrides, Report& report);

}  // namespace rivalry

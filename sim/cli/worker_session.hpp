// One session of a worker: what `rivalry work` and a rank of rivalry-mpi have in common.
#pragma once

#include <filesystem>
#include <string>

#include "sim/cli/arguments.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/work.hpp"

namespace rivalry::cli {

/// Works until nothing is left or the process is asked to stop; shows progress as `command` asks, tells failed tasks as
/// they happen, and notes the session. Throws as rivalry::work().
WorkTally work_here(const Sweep& sweep, const std::filesystem::path& directory, const std::string& worker,
                    const Command& command);

}  // namespace rivalry::cli

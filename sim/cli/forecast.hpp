// What is said of what a run or a sweep would cost, before anything starts.
#pragma once

#include <filesystem>
#include <string>

#include "sim/cli/arguments.hpp"
#include "sim/run/session.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

struct Command;
struct Job;

/// Tasks, how many are new and why, time, memory and disk, as estimated from a few tasks that are played and thrown
/// away. Writes nothing. Returns the exit code.
int tell_forecast(const Sweep& sweep, const std::filesystem::path& directory, const Command& command);

/// The same of a run. One replicate is tried, for at most ten seconds.
int tell_forecast(const PlannedRun& run, const std::filesystem::path& directory, const Command& command);

/// "NAME-sweep-ID   27 points x 200 = 5,400 tasks, 600 done   2 threads".
std::string extent_of(const Sweep& sweep, const SweepDirectory& directory, int threads);

}  // namespace rivalry::cli

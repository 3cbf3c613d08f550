// `--on slurm`, and what `status` says of workers and of Slurm's job.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/cli/arguments.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/sweep/slurm.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

/// --on, --nodes, --time, --partition, --account, --memory.
std::vector<Flag> flags_of_slurm();

/// Whether --on slurm was given. Throws UsageError if --on names something else, or if options of Slurm are there
/// without it.
bool wants_slurm(const Command& command);

/// What the options ask of Slurm. Throws UsageError with what to write instead.
SlurmAsk slurm_ask(const Command& command);

/// The script for a sweep of this name in this directory.
std::string slurm_script_for(const Command& command, const std::string& name, const std::filesystem::path& directory);

/// Whether anything of the plan is to be played.
bool is_anything_left(const SweepDirectory& directory);

/// Submits a planned sweep, says what the job's number is, prints the JSON object if asked for, and returns the exit
/// code. Throws as submit().
int hand_to_slurm(const SweepDirectory& directory, const Sweep& sweep, const Command& command);

/// What Slurm says of the sweep's job, and what has been used so far: lines for people.
void tell_cluster(const Talk& talk, const std::filesystem::path& directory);

/// {"workers": [...], "used": {...}, "job": {...}}; "job" is absent if none was submitted.
nlohmann::json cluster_json(const std::filesystem::path& directory);

}  // namespace rivalry::cli

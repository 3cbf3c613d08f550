// `--on`, and what `status` says of workers and of Slurm's job.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/sweep/cluster/slurm.hpp"

namespace rivalry {
struct Sweep;
class SweepDirectory;
}  // namespace rivalry

namespace rivalry {

class Json;

}  // namespace rivalry

namespace rivalry::cli {

struct Command;

/// --on, --nodes, --time, --partition, --account, --memory.
std::span<const Flag> flags_of_slurm();

/// Where a sweep is played: in this process, by one job of Slurm, or by whoever types `rivalry work`.
enum class Venue { Here, Slurm, Workers };

/// What --on says. Throws UsageError if it names something else, or if what Slurm is asked for is missing, malformed or
/// there without it.
Venue venue_of(const Command& command);

/// What the options ask of Slurm. Throws UsageError with what to write instead.
SlurmAsk slurm_ask(const Command& command);

/// The script for a sweep of this name in this directory.
std::string slurm_script_for(const Command& command, const std::string& name, const std::filesystem::path& directory);

/// Whether anything of the plan is to be played.
bool is_anything_left(const SweepDirectory& directory);

/// Leaves a planned sweep to others: submits it to Slurm, or says how workers are started. Prints the JSON object if
/// asked for; returns the exit code. Throws as submit().
int hand_over(Venue venue, const SweepDirectory& directory, const Sweep& sweep, const Command& command);

/// What Slurm says of the sweep's job, and what has been used so far: lines for people. Whether the job is alive.
bool tell_cluster(const Talk& talk, const std::filesystem::path& directory);

/// {"workers": [...], "used": {...}, "job": {...}}; "job" is absent if none was submitted.
Json cluster_json(const std::filesystem::path& directory);

}  // namespace rivalry::cli

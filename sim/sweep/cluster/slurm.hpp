// A sweep on a Slurm cluster: one submission, an array of workers that pull parcels of tasks from the plan.
//
// The script looks after its worker: Slurm's signal before the end of the time makes it stop within seconds, and the
// element is put back into the queue, where it waits for about two minutes (Slurm's own delay) while the others go on;
// a worker that was killed (which Slurm does not put back by itself) is started again in place, three times, and
// then put back. An element that somebody cancels stays cancelled. The job's number is kept as the script's last line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace rivalry {

/// What is asked of Slurm. Texts as sbatch takes them; empty: the cluster's own.
struct SlurmAsk {
  int workers = 1;  ///< array elements, each on a node
  int cpus = 1;     ///< of each
  std::string time;
  std::string partition;
  std::string account;
  std::string memory;  ///< of each worker
};

/// The script that sbatch gets: a pure function. `program` and `directory` are absolute. Throws WorldError if one of
/// them has a line break in its name.
std::string slurm_script(const SlurmAsk& ask, const std::string& name, const std::filesystem::path& program,
                         const std::filesystem::path& directory);

struct SlurmJob {
  std::string id;
};

/// The job that was submitted last for the sweep in this directory.
std::optional<SlurmJob> job_of(const std::filesystem::path& directory);

/// What Slurm says of a job. Pieces are array elements.
struct SlurmState {
  bool answered = false;  ///< false if there is no Slurm here, or it does not answer
  int running = 0;
  int pending = 0;
  std::string why_pending;  ///< "Resources", "BeginTime", ...: of the first
  bool is_alive() const { return running + pending > 0; }
};

SlurmState state_of(const SlurmJob& job);

/// What sacct knows of a job; nothing where the cluster keeps no accounts.
struct SlurmAccount {
  int pieces = 0;
  std::int64_t cpu_seconds = 0;
  std::string states;  ///< "2 COMPLETED, 1 RUNNING"
};

std::optional<SlurmAccount> account_of(const SlurmJob& job);

/// Writes `job.sh`, hands it to sbatch, and adds the job's number. To be called by whoever holds the directory.
/// Throws WorldError: TryAgain if a job for this directory is alive, naming it; CannotCreate with sbatch's own words if
/// it refuses or is not there.
SlurmJob submit(const std::filesystem::path& directory, const std::string& script);

}  // namespace rivalry

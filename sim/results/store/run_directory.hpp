// A run directory: the scenario, the manifest, the shards and the result. The directory is the record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/results/store/identity.hpp"
#include "sim/results/store/lock.hpp"
#include "sim/results/store/manifest.hpp"

namespace rivalry {

struct Failure;

/// What stands at a path.
enum class Standing {
  Free,      ///< nothing, or nothing but what a killed start left
  Ours,      ///< this run
  OtherRun,  ///< a run of another scenario or model
  NotARun,   ///< something that is not a run directory
};
Standing standing(const std::filesystem::path& path, const Identity& identity);

/// The same, but throws WorldError(CannotCreate) if something stands there that is not this run.
Standing require_free_or_ours(const std::filesystem::path& path, const Identity& identity);

/// What a reader of the result needs to know of the run, as attributes of result.h5. None of it varies between two
/// executions of the same run.
std::vector<Attribute> run_attributes(const Identity& identity, const std::string& question, std::uint64_t seed,
                                      const std::string& resolved);

/// True if the run is whole: result.h5 stands for all replicates asked for, and its bytes are those that were written.
bool is_complete(const std::filesystem::path& path, std::int64_t replicates);

/// Removes what a kill left in a run that is complete all the same. Does nothing if someone is at work there, or if it
/// cannot be written to.
void tidy(const std::filesystem::path& path, const Identity& identity);

/// A scenario as it is kept in its run directory.
struct Texts {
  std::string written;   ///< as its author wrote it: scenario.yaml, kept as it was first
  std::string resolved;  ///< the one file that stands for all: resolved.yaml
  std::string origins;   ///< the same with where each value came from: origins.yaml, kept as it was first
};

/// Opened for writing, by one process at a time. Not thread-safe: one thread at a time.
class RunDirectory {
 public:
  /// Creates the directory if needed, locks it, removes what a kill left unfinished and checks every shard. Throws
  /// WorldError: CannotCreate (also if something else stands there), TryAgain if it is in use.
  RunDirectory(const std::filesystem::path& path, const Identity& identity);

  /// Keeps the scenario's texts and what is asked for: so many replicates, or as many as it takes.
  void describe(const Texts& texts, std::int64_t replicates, const std::optional<UntilKnown>& until = {});

  /// Replicates whose data are on disk and whole.
  const std::set<std::int32_t>& done() const { return done_; }
  const Manifest& manifest() const { return manifest_; }
  const std::filesystem::path& path() const { return path_; }

  /// What was found damaged or missing when it was opened, in words.
  const std::vector<std::string>& damage() const { return damage_; }

  /// Writes a shard, then its line in the manifest. Small shards are joined when there are many.
  void add(const Dataset& shard);
  void add(const Failure& failure);

  /// Hands over one shard after the other.
  void visit(const std::function<void(const Dataset& shard)>& visitor) const;

  /// Writes result.h5 from all shards; the same bytes however they were packed. Needs at least one replicate.
  Collected collect(std::int64_t replicates, const std::vector<Attribute>& attributes);

 private:
  void clean();
  void check_shards();
  void join_small_shards();
  Shard write_shard(const Dataset& dataset, std::vector<std::string> replaces);
  std::vector<Dataset> load(const std::vector<Shard>& shards) const;

  std::filesystem::path path_;
  Identity identity_;
  DirectoryLock lock_;
  Manifest manifest_;
  ManifestWriter writer_;
  std::set<std::int32_t> done_;
  std::vector<std::string> damage_;
  int next_shard_ = 1;
};

}  // namespace rivalry

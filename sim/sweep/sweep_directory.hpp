// The directory of a sweep, for whoever plans, collects or tidies up there: one at a time, under its lock. Workers do
// without (see work.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/results/store/lock.hpp"
#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/shard_file.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

struct Identity;

/// The sweep that a directory holds. Throws WorldError if it holds none, ScenarioError if its files are damaged.
Sweep sweep_in(const std::filesystem::path& directory);

/// True if the directory holds a sweep.
bool is_sweep(const std::filesystem::path& directory);

/// Throws WorldError(CannotCreate) if something stands there that is not this sweep. True if it is there.
bool require_free_or_this(const std::filesystem::path& directory, const Identity& identity);

/// Not thread-safe.
class SweepDirectory {
 public:
  /// Creates it if need be, locks it, keeps the sweep's files, finds damaged shards and removes them: their tasks are
  /// to be played again. Throws WorldError: CannotCreate (also if something else stands there), TryAgain if it is in
  /// use.
  SweepDirectory(const std::filesystem::path& path, const Sweep& sweep);

  const std::filesystem::path& path() const { return path_; }
  const SweepRecord& record() const { return record_; }
  const ShardIndex& shard_index() const { return shard_index_; }
  /// Takes up what others have written meanwhile.
  void refresh() { shard_index_.refresh(); }
  /// What was found damaged, in words.
  const std::vector<std::string>& damage() const { return damage_; }

  void add(Batch batch);
  void keep(const std::vector<PointData>& data, const std::vector<FailedTask>& failed);
  /// Failed tasks are to be played again.
  void begin_attempt();

  /// Writes result.h5 from all shards: the same bytes however they were packed. At least one task must be done.
  SweepResult collect();

  /// When nobody works any more: joins small shards, removes claims and what a kill left unfinished.
  void tidy();

 private:
  void write_texts();
  void check_shards();
  void join_small_shards();

  std::filesystem::path path_;
  const Sweep& sweep_;
  DirectoryLock lock_;
  SweepRecord record_;
  SweepRecordWriter writer_;
  ShardIndex shard_index_;
  std::vector<std::string> damage_;
};

}  // namespace rivalry

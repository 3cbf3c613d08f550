// A shard of a sweep: an HDF5 file with a line behind it that says which tasks it holds and what its checksum is.
//
// Many workers on many machines write into one folder without a lock between them, so that no file can be the list of
// what is done: each shard says it itself. It is whole or absent (written under another name, synced, renamed). HDF5
// ignores what stands behind the end that it knows. The line: {"bytes":..., "failed":[...], "sha256":...,
// "tasks":[["POINTS","REPLICATES"],...], "check":...}, then 16 bytes: its length as 8 hexadecimal digits and
// "rivalry\n".
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

/// A task that ended in an error.
struct FailedTask {
  Task task;
  std::int32_t attempt = 0;  ///< which of the sweep's attempts it was; a later one plays it again
  std::uint64_t seed = 0;
  std::string code;
  std::string message;
};

/// What a shard says of itself.
struct ShardLabel {
  std::vector<Task> tasks;  ///< ascending
  std::vector<FailedTask> failed;
  std::uint64_t data_bytes = 0;  ///< of the HDF5 file in front of the line; 0 if there are only failures
  std::string sha256;            ///< of those bytes
};

/// Writes a shard into the folder for each dataset, and one for failures if there is no dataset, each whole or not at
/// all. A shard's name is a hash of its bytes, so that the same content is there once. Returns their paths. See
/// write_atomically() for errors.
std::vector<std::filesystem::path> add_shards(const std::filesystem::path& folder, const std::vector<Dataset>& stacked,
                                              const std::vector<FailedTask>& failed);

/// The label alone, read from the file's end; nothing if there is none or it is damaged.
std::optional<ShardLabel> read_label(const std::filesystem::path& path);

/// The data, after their checksum has been found right; nothing if it is wrong. Throws WorldError if the file cannot
/// be read.
std::optional<Dataset> read_shard(const std::filesystem::path& path);

/// Whether the bytes are those that were written.
bool is_sound(const std::filesystem::path& path);

}  // namespace rivalry

// The result of a sweep without a copy of its shards: see hdf5_virtual.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace rivalry {

class ShardIndex;
struct Sweep;

/// Beside result.h5. Whoever removes a shard removes it first.
inline constexpr const char* virtual_file = "virtual.h5";

/// What stands in it: the same as the dense result (see collect.hpp), with the numbers of the tasks left in the
/// shards of `directory`; lists such as `event` are copied. Reads one shard after the other. Throws
/// WorldError(CannotCreate) if the points differ in what they recorded (one has a platform less, another ends later):
/// then only a dense result can hold them.
std::vector<std::byte> virtual_result(const std::filesystem::path& directory, const Sweep& sweep,
                                      const std::vector<std::int32_t>& asked, const ShardIndex& shard_index);

}  // namespace rivalry

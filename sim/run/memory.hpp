// How much memory and disk there is, and how much memory was used.
#pragma once

#include <cstdint>
#include <filesystem>

namespace rivalry {

/// Bytes that this process may still take: the least of what the machine has free, its control groups allow and its
/// own limits (ulimit -v, -d) leave.
std::uint64_t available_memory_bytes();

/// Bytes that are free where this directory is, or would be made; 0 if nobody says.
std::uint64_t available_disk_bytes(const std::filesystem::path& directory);

/// The most that this process has used so far.
std::uint64_t peak_memory_bytes();

}  // namespace rivalry

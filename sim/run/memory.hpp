// How much memory there is, and how much was used.
#pragma once

#include <cstdint>

namespace rivalry {

/// Bytes that this process may still take: the least of what the machine has free, its control groups allow and its
/// own limits (ulimit -v, -d) leave.
std::uint64_t available_memory_bytes();

/// The most that this process has used so far.
std::uint64_t peak_memory_bytes();

}  // namespace rivalry

// What `show` says of a sweep.
#pragma once

#include <filesystem>

namespace rivalry::cli {

struct Command;

/// What it asks, what is swept, how far it is, and what to type next; or what the options ask for. Returns the exit
/// code.
int show_sweep(const std::filesystem::path& directory, const Command& command);

}  // namespace rivalry::cli

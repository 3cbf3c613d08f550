// Which run or sweep is meant: a directory, a NAME-ID under results/, or @last.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rivalry::cli {

/// The directories of runs and sweeps in `folder`, the one worked on last first. Empty if there is no such folder.
std::vector<std::filesystem::path> runs_in(const std::filesystem::path& folder);

/// `word` is the directory of a run or a sweep, the name of one in results/, with its ID or without (then the one of
/// this scenario that was worked on last), @last, or @last~1 for the one before it, and so on. Throws
/// WorldError(InputOutput) if there is none.
std::filesystem::path find_run(const std::string& word);

/// Makes a run or a sweep that somebody asked for again the one worked on last. Does nothing where it may not.
void make_last(const std::filesystem::path& directory);

}  // namespace rivalry::cli

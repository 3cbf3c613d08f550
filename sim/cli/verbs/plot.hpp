// What `rivalry plot` draws of a sweep, and what all pictures have in common.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/cli/arguments.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/core/json.hpp"

namespace rivalry::cli {

struct Command;
struct Paper;

/// A picture, and the numbers in it.
struct Picture {
  std::string text;
  Json numbers;
};

/// null where there is no number.
Json json_numbers(const std::vector<double>& values);

/// Bars by the values of one key, a table of shades of two; `--by` says of which, else the keys that matter most.
/// Throws std::invalid_argument, WorldError.
Picture plot_sweep(const std::filesystem::path& directory, const std::string& what, const Command& command,
                   const Paper& paper);

}  // namespace rivalry::cli

// What `rivalry plot` draws of a sweep, and what all pictures have in common.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace rivalry::cli {

struct Command;
struct Paper;

/// A picture, and the numbers in it.
struct Picture {
  std::string text;
  nlohmann::ordered_json numbers;
};

/// What stands for a number in JSON: null where there is none.
nlohmann::ordered_json json_number(double value);
nlohmann::ordered_json json_numbers(const std::vector<double>& values);

/// Bars by the values of one key, a table of shades of two; `--by` says of which, else the keys that matter most.
/// Throws std::invalid_argument, WorldError.
Picture plot_sweep(const std::filesystem::path& directory, const std::string& what, const Command& command,
                   const Paper& paper);

}  // namespace rivalry::cli

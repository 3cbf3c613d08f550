// A receipt: what a published figure or table was made from, so that anyone can make it again. JSON:
//
//   {"run": "wechat-growth-7f3a9c12", "sha256": "9c41...", "scenario": "scenarios/wechat-growth.yaml",
//    "overrides": ["population.people=600 million"], "replicates": 200, "model_version": "0.5.0"}
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rivalry::cli {

struct Command;

struct Receipt {
  std::string run;                     ///< NAME-ID of the run or the sweep
  std::string sha256;                  ///< of its result.h5
  std::string scenario;                ///< the scenario or the sweep file, from the checkout's root
  std::vector<std::string> overrides;  ///< key=value as on the command line, swept keys among them
  std::optional<std::int64_t> replicates;
  std::string model_version;
};

/// Whether a word of the command line names a receipt: a file called *.json.
bool is_receipt(const std::string& word);

/// Throws WorldError(InputOutput) if the file cannot be read or is not a receipt, and says what it lacks.
Receipt read_receipt(const std::filesystem::path& path);

/// Plays what the receipt names, in results/ if nothing stands there yet, else elsewhere, and compares the bytes with
/// the receipt's. Tells the verdict; returns the exit code. Throws as `run` and `sweep` do.
int verify_receipt(const std::filesystem::path& path, const Command& command);

}  // namespace rivalry::cli

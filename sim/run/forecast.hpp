// What a run would cost, before anything starts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "sim/run/session.hpp"

namespace rivalry {

/// What one replicate took.
struct Trial {
  double seconds = 0;
  std::uint64_t bytes = 0;  ///< of its results
};

/// A trial that takes longer is broken off.
inline constexpr int longest_trial_seconds = 10;

struct RunForecast {
  Outlook ahead;
  std::optional<Trial> trial;  ///< nothing if nothing is left to play, or if it was broken off
  int side_by_side = 1;        ///< replicates in flight
  double to_play = 0;          ///< replicates, and what is played before the first one
  std::uint64_t memory_bytes_per_replicate = 0;
  std::uint64_t memory_bytes_available = 0;
  std::uint64_t disk_bytes = 0;
  std::uint64_t disk_bytes_available = 0;

  /// Of the whole run; nothing without a trial.
  std::optional<double> seconds() const;
};

/// Tries one replicate that is missing in the directory and throws it away; writes nothing. Throws as play_run().
RunForecast forecast(const PlannedRun& run, const std::filesystem::path& directory, int threads);

}  // namespace rivalry

// Keeps, day by day, what the scenario asks to keep.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/results/record/recording.hpp"

namespace rivalry {

struct Scenario;
struct World;
struct OutputRow;

/// One replicate's recorder. All memory is taken at the start.
class Recorder {
 public:
  Recorder(const Scenario& scenario, std::uint32_t replicate);

  /// Records the day if it is one of those to be recorded; whether it was.
  bool record(const World& world);

  /// Adds what does not change through time and hands over everything. The recorder is empty after it.
  Recording finish(const World& world);

 private:
  struct Kept {
    const OutputRow* row;
    std::size_t cells = 1;  ///< per recorded day
    std::vector<double> values;
  };

  void measure(Kept& kept, const World& world, std::size_t step);

  const Scenario& scenario_;
  std::uint32_t replicate_;
  std::vector<Kept> kept_;
};

/// Days that are recorded, first to last: the start and every so many days after it.
std::vector<std::int32_t> recorded_days(const Scenario& scenario);

/// What a replicate records, with nothing in it.
Recording blank_recording(const Scenario& scenario, std::uint32_t replicate);

/// Whether an output asks for each user's posts since the last record.
bool records_posts_of_users(const Scenario& scenario);

std::uint64_t recording_memory(const Scenario& scenario);

}  // namespace rivalry

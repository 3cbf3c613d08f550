// An engine that plays a replicate in a microsecond, for tests of what happens around the playing.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "rivalry/errors.hpp"
#include "rivalry/random.hpp"
#include "sim/results/record/recording.hpp"
#include "sim/run/ensemble.hpp"

namespace rivalry::test {

inline constexpr std::size_t toy_steps = 20;

inline Recording toy_recording(std::uint32_t replicate) {
  Random random(7, replicate);
  std::vector<std::int64_t> members;
  for (std::uint32_t step = 0; step < toy_steps; ++step)
    members.push_back(static_cast<std::int64_t>(1e6 * random.uniform(Purpose::Join, 0, 0, step)));
  Recording recording;
  recording.replicate = replicate;
  recording.variables = {{"members", members}};
  return recording;
}

/// Replicate r has r % 3 events, so that shards have lists of different lengths.
inline Dataset toy_dataset(const std::vector<Recording>& recordings) {
  std::vector<std::int32_t> numbers, days, event_replicates, event_days;
  std::vector<std::int64_t> members;
  for (std::size_t step = 0; step < toy_steps; ++step) days.push_back(static_cast<std::int32_t>(7 * step));
  for (const Recording& recording : recordings) {
    auto number = static_cast<std::int32_t>(recording.replicate);
    numbers.push_back(number);
    const auto& values = std::get<std::vector<std::int64_t>>(recording.variables.at(0).values);
    members.insert(members.end(), values.begin(), values.end());
    for (std::int32_t event = 0; event < number % 3; ++event) {
      event_replicates.push_back(number);
      event_days.push_back(100 * number + event);
    }
  }
  Dataset data;
  data.dimensions = {{"replicate", numbers.size()}, {"time", toy_steps}, {"event", event_days.size()}};
  data.variables = {{"replicate", {"replicate"}, numbers, {}},
                    {"time", {"time"}, days, {}},
                    {"members", {"replicate", "time"}, members, {{"units", std::string("people")}}},
                    {"event_replicate", {"event"}, event_replicates, {}},
                    {"event_day", {"event"}, event_days, {}}};
  return data;
}

inline Dataset toy_dataset(std::uint32_t first, std::uint32_t last) {
  std::vector<Recording> recordings;
  for (std::uint32_t replicate = first; replicate <= last; ++replicate) recordings.push_back(toy_recording(replicate));
  return toy_dataset(recordings);
}

inline Engine toy_engine() {
  Engine engine;
  engine.play = [](std::uint32_t replicate, const Executor&, const std::atomic<bool>&) {
    return std::optional<Recording>(toy_recording(replicate));
  };
  engine.assemble = [](const std::vector<Recording>& recordings) { return toy_dataset(recordings); };
  return engine;
}

/// A folder of its own that goes away with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "rivalry-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rivalry::test

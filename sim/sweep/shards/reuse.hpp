// Tasks that another sweep has played already: those of the same scenario, model and values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

struct Sweep;

/// Another sweep of a scenario of the same name, in a directory beside this one's.
struct Kin {
  std::filesystem::path directory;
  std::int64_t tasks = 0;  ///< that it has and we can take over; or, if we cannot, that it has at the same points
  std::string why_not;     ///< empty: they can be taken over; else e.g. "model 0.4.0" or "calendar.end: 2014 -> 2015"
  std::map<Task, Task> taken;  ///< theirs -> ours
};

/// The sweeps beside `directory`. `wanted` says which of our tasks are to be played and are not there yet; of a task
/// that several have, the first counts. Reads labels alone. Sweeps that cannot be read are passed over.
std::vector<Kin> kin_of(const Sweep& sweep, const std::filesystem::path& directory,
                        const std::function<bool(const Task&)>& wanted);

/// Writes what can be taken over into the shards of `directory`. Returns the number of tasks; what is damaged is left.
std::int64_t take_over(const std::vector<Kin>& kin, const std::filesystem::path& directory);

}  // namespace rivalry

// What a worker does when nothing is left to play: whoever can lock the directory collects the result.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

struct Gathering {
  std::optional<SweepResult> result;  ///< absent if somebody else holds the directory, or if every task failed
  std::vector<std::string> damage;    ///< what was found damaged, in words
  bool more_to_do = false;            ///< tasks are to be played again, because their shard was damaged
};

/// Collects the result of a sweep of which nothing seems left to play, unless that has been done or somebody else holds
/// the directory: then it is theirs to do. Throws WorldError.
Gathering gather_if_free(const Sweep& sweep, const std::filesystem::path& directory);

}  // namespace rivalry

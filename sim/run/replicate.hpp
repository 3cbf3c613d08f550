// One replicate, from the first day to the last.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "rivalry/world.hpp"
#include "sim/results/record/recording.hpp"
#include "sim/run/play_day.hpp"

namespace rivalry {

struct Executor;
struct Foresight;
struct Scenario;

/// Plays `scenario` from start to end and returns the world as it then is, or nothing if `stop` became true on the way
/// (looked at once a day). `foresight`: what holders of options have learned; nullptr: they wait to the end.
/// `each_night` is called after each day. `watch`: see play_day.hpp.
std::optional<World> live(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                          const std::atomic<bool>& stop, const Foresight* foresight,
                          const std::function<void(World&)>& each_night, const Watch& watch = {});

/// The same, and returns what the scenario's outputs asked for. The result depends on the scenario, the replicate's
/// number and what was learned, alone.
std::optional<Recording> play(const Scenario& scenario, std::uint32_t replicate, const Executor& executor,
                              const std::atomic<bool>& stop, const Foresight* foresight = nullptr,
                              const Watch& watch = {});

/// Bytes that one replicate of this scenario needs while it is played; an upper estimate made before anything is
/// allocated.
std::uint64_t memory_needed(const Scenario& scenario);

}  // namespace rivalry

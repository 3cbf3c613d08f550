// The engine that plays a scenario's replicates, as the ensemble needs it.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"
#include "sim/run/ensemble.hpp"
#include "sim/run/play_day.hpp"

namespace rivalry {

class ResolvedScenario;

/// `scenario`, and the profile if `watch` has one, must outlive the engine.
Engine engine_for(const ResolvedScenario& scenario, const Watch& watch = {});

/// A result of one replicate in which nothing was recorded: its names, labels, days and units are those that results
/// of this scenario have.
Dataset blank_result(const ResolvedScenario& scenario);

/// Bytes that one of these replicates needs at most, judged by up to a hundred of them, since a population may be
/// uncertain.
std::uint64_t memory_needed(const ResolvedScenario& scenario, const std::vector<std::uint32_t>& replicates);

}  // namespace rivalry

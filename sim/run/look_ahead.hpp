// Futures played before the replicates of a run, for the holders of options to learn from.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"
#include "sim/capital/foresight.hpp"
#include "sim/run/profile.hpp"

namespace rivalry {

/// Futures have numbers of their own, above those of all replicates: none of them is ever reported.
inline constexpr std::uint32_t first_future = 0x80000000u;

/// How futures are played: side by side by `beside`, each with `inside`.
struct Outlooks {
  std::function<Scenario(std::uint32_t replicate)> draw;
  Executor beside;
  Executor inside;
  std::function<void()> one_more;  ///< called after each, from many threads
  RunProfile* profile = nullptr;   ///< takes up where the time goes, if somebody asks
};

/// Plays as many futures as the scenario's options need and learns from them; nothing if `stop` became true. The
/// lessons depend on the scenario and its seed alone. Throws what a replicate throws.
std::optional<Foresight> look_ahead(const Outlooks& outlooks, const std::atomic<bool>& stop);

}  // namespace rivalry

// Scheduled and random events: which are in force today, and what they do to the platforms.
#pragma once

#include <cstdint>

#include "rivalry/news.hpp"

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

/// News before the first day: nothing has happened.
News quiet(const Scenario& scenario);

/// Begins and ends today's events and sets World::news.conditions. An event's chance is keyed by its own name, so that
/// adding one leaves the others where they were.
void apply_events(World& world, const Executor& executor);

/// The entry that the event made in the journal today; no_cause if it made none.
std::int32_t entry_of(const World& world, std::size_t event);

}  // namespace rivalry

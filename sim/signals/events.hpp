// Scheduled and random events: which are in force today, and what they do to the platforms.
#pragma once

#include <cstdint>

#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

struct Executor;
struct Scenario;

/// News before the first day: nothing has happened.
News quiet(const Scenario& scenario);

/// Begins and ends today's events and sets World::news.conditions. An event's chance is keyed by its own name, so that
/// adding one leaves the others where they were.
void apply_events(World& world, const Executor& executor);

/// The entry that the event made in the journal today; no_cause if it made none.
std::int32_t entry_of(const World& world, std::size_t event);

/// What a kind of events changes while it lasts: calls act(event, effect) for each of that kind in force today, in the
/// order of the scenario.
template <class Kind, class Act>
void for_each_in_force(const World& world, Act act) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    const Event& event = world.scenario.events[e];
    const auto* effect = std::get_if<Kind>(&event.effect);
    if (effect != nullptr && world.news->since[e]) act(event, *effect);
  }
}

/// What these kinds do on their day: calls act(event, effect, entry) for each event of them that begins today, in the
/// order of the scenario; entry: its place in the journal.
template <class... Kinds, class World, class Act>
void for_each_beginning(World& world, Act act) {
  for (std::size_t e = 0; e < world.scenario.events.size(); ++e) {
    if (world.news->since[e] != world.today) continue;
    const Event& event = world.scenario.events[e];
    auto act_on = [&](const auto* effect) {
      if (effect != nullptr) act(event, *effect, entry_of(world, e));
    };
    (act_on(std::get_if<Kinds>(&event.effect)), ...);
  }
}

}  // namespace rivalry

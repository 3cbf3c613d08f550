// Who puts money into a company in distress, when, how much, and in what form.
#pragma once

#include <cstdint>

namespace rivalry {

struct Event;
struct Executor;
struct World;

/// Rescues that the scenario dates happen on their day. Of the others, once a week, an investor whose company seeks a
/// rescue compares what it is worth with and without (see worth_of_rescue), and, if it is worth it, makes up its mind
/// after a while. A tie-up that begins is a signal. What is put in is limited by what the investor has.
void rescue_companies(World& world, const Executor& executor);

/// What the rescue is worth to the investor beyond its cost, in minor units: the stake bought (or the claim), times the
/// probability that the company then survives the run of its suppliers, plus what an earlier stake gains, plus the
/// premium of friendship or strategy, less the amount. Survival is the global game of the suppliers: the company
/// survives if its strength, cash over what it owes, exceeds the threshold at which they run.
double worth_of_rescue(const World& world, const Event& rescue);

/// Pays out a rescue. `happening` is the event's entry in the journal, or what made the company seek it.
void put_in(World& world, const Event& rescue, std::int32_t cause);

}  // namespace rivalry

// The user's day, for all users: one fused pass over blocks of users, then the word that goes round to the neighbours.
#pragma once

#include "rivalry/population.hpp"

namespace rivalry {

struct Executor;
struct PlatformUsers;
struct World;

/// All segments together.
Census total(const PlatformUsers& platform);

/// Everybody lives today: opens what they open, joins, falls dormant, returns, leaves, posts, divides attention. Reads
/// what was true this morning; writes each user's own rows, World::users.changes and the day's census.
void live_the_day(World& world, const Executor& executor);

/// Today's changes reach the neighbours, who will know tomorrow morning.
void listen_to_friends(World& world, const Executor& executor);

/// Today's census must be yesterday's plus today's moves, and nobody can be counted who is not there. Throws
/// InvariantError that names the platform and the figures.
void check_users(World& world, const Executor& executor);

}  // namespace rivalry

// Voices: how they begin, what they post on a day, and what their followers do about it.
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

/// The first followers, drawn among the members of each voice's platform.
void begin_voices(World& world);

/// What voices post today, by their policies and under today's censorship.
void post_as_voices(World& world, const Executor& executor);

/// Followers read, pass on, act, and unfollow; reposts go along the social graph; so do users' own posts. Fills in what
/// came of World::voices.today, whoever put it there.
void read_posts(World& world, const Executor& executor);

/// Those who acted on a post of a voice that sells in a shop are brought there.
void follow_posts_to_shops(World& world, const Executor& executor);

/// Following counts equal the bits. Throws InvariantError.
void count_followers(World& world, const Executor& executor);

/// What followers take, in bytes.
std::uint64_t voices_memory(const Scenario& scenario);

}  // namespace rivalry

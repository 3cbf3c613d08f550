// Cascades of reposts of users' posts, and how cascades are counted.
#pragma once

#include <cstdint>

namespace rivalry {

struct Cascades;
struct Executor;
struct World;

/// A cascade that is over: its size, the post included (at least 1).
void count_cascade(Cascades& cascades, std::int64_t size);

/// Adds another part's counts.
void add(Cascades& to, const Cascades& from);

/// Today's posts of each platform's users are passed on among friends who opened it today; each friend reads what was
/// passed on with Posting::friends_read, and passes it on with passed_on * per_hop^(generation - 1), once at most. A
/// block's posts are one piece of work.
void pass_on_users_posts(World& world, const Executor& executor);

}  // namespace rivalry

// Friends talk, and the platform listens.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// On every platform with talks: members who opened it start conversations with friends who did too, each about one of
/// the starter's interests. The platform analyses those about what somebody advertises for, and learns from it. Every
/// block's conversations of today are in PlatformAdsState::blocks; reads beliefs as they were in the morning.
void talk_with_friends(World& world, const Executor& executor);

}  // namespace rivalry

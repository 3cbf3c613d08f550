#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/users/day.hpp"

namespace rivalry {

namespace {

void must_be(const World& world, std::size_t p, const char* what, std::int64_t expected, std::int64_t got) {
  if (expected == got) return;
  throw InvariantError(fmt::format("{}: {} of {} should be {} agents and are {}", to_string(world.today), what,
                                   world.scenario.platforms[p].name, expected, got));
}

}  // namespace

void check_users(World& world, const Executor&) {
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    const PlatformUsers& platform = world.users->platforms[p];
    const Moves& moves = platform.moves;
    Census today = total(platform);
    must_be(world, p, "members",
            platform.yesterday.registered + moves.joined - moves.closed_active - moves.closed_dormant,
            today.registered);
    must_be(world, p, "dormant members",
            platform.yesterday.dormant + moves.fell_dormant - moves.returned - moves.closed_dormant, today.dormant);
    bool nested = today.active_daily <= today.active_monthly && today.active_monthly <= today.registered &&
                  today.registered <= world.users->agents && today.dormant <= today.registered;
    ensures(nested, "daily users are monthly users, monthly users are members, members are people");
  }
}

}  // namespace rivalry

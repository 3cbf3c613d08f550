#include "sim/users/day.hpp"

#include <algorithm>
#include <atomic>

#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/users/attention.hpp"
#include "sim/users/block_day.hpp"
#include "sim/users/opening.hpp"
#include "sim/users/rates.hpp"

namespace rivalry {

namespace {

void new_day(Users& users) {
  for (PlatformUsers& platform : users.platforms) {
    platform.yesterday = total(platform);
    platform.active_share_this_morning =
        static_cast<double>(platform.yesterday.registered - platform.yesterday.dormant) / users.agents;
    platform.moves = {};
    std::fill(platform.census.begin(), platform.census.end(), Census{});
    platform.posts_today = 0;
    platform.never_posted = 0;
  }
  for (Openers& openers : users.openers) openers.fill(0);
  for (std::vector<std::int64_t>& days : users.whole_days) std::fill(days.begin(), days.end(), 0);
}

/// Whether yesterday was recorded.
bool begins_a_period(const World& world) {
  std::int32_t day = world.today - world.scenario.start;
  return day > 0 && (day - 1) % world.scenario.outputs.every_days == 0;
}

void forget_the_period(Users& users) {
  for (PlatformUsers& platform : users.platforms) {
    Column<std::uint16_t>& counts = platform.posting.this_period;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = 0;
  }
}

/// The first day shows the world as given: people open and post; joining and leaving begin on the morrow.
void nobody_moves(DayRates& rates) {
  for (Rates& platform : rates) {
    platform.join_ceiling = platform.sleep_ceiling = platform.close = 0;
    platform.wake_external = platform.wake_internal = 0;
  }
}

/// Those of the block's people who became active on the platform (by = 1), or ceased to be (by = -1).
void gather(const Users& users, std::size_t block, std::size_t platform, int by, std::vector<std::uint32_t>& people) {
  people.clear();
  auto first = static_cast<std::uint32_t>(block) * users_per_block;
  for (const Change& change : users.changes[block])
    if (change.platform == platform && change.by == by) people.push_back(first + change.user_in_block);
}

/// Adds to the counts of all these people. Other blocks may be adding to the same ones: additions commute.
void add_to_counts(Column<std::uint16_t>& counts, const std::vector<std::uint32_t>& people, int by, bool alone) {
  auto step = static_cast<std::uint16_t>(by);
  for (std::uint32_t person : people) __builtin_prefetch(&counts[person], 1);
  for (std::uint32_t person : people) {
    if (alone)
      counts[person] = static_cast<std::uint16_t>(counts[person] + step);
    else
      std::atomic_ref(counts[person]).fetch_add(step, std::memory_order_relaxed);
  }
}

void tell_neighbours(Users& users, std::size_t block, Hearing& hearing, bool alone) {
  constexpr std::size_t at_once = 64;
  for (std::size_t p = 0; p < users.platforms.size(); ++p)
    for (int by : {1, -1}) {
      gather(users, block, p, by, hearing.people);
      for (std::size_t from = 0; from < hearing.people.size(); from += at_once) {
        hearing.neighbours.clear();
        std::size_t size = std::min(at_once, hearing.people.size() - from);
        users.graph.append_neighbours(std::span(hearing.people).subspan(from, size), hearing.neighbours);
        add_to_counts(users.platforms[p].active_friends, hearing.neighbours, by, alone);
      }
    }
}

}  // namespace

Census total(const PlatformUsers& platform) {
  Census sum;
  for (const Census& one : platform.census) {
    sum.registered += one.registered;
    sum.dormant += one.dormant;
    sum.active_daily += one.active_daily;
    sum.active_monthly += one.active_monthly;
  }
  return sum;
}

void live_the_day(World& world, const Executor& executor) {
  if (world.users->platforms.empty()) return;
  new_day(world.users);
  if (begins_a_period(world)) forget_the_period(world.users);
  DayRates rates = rates_today(world.scenario, world.news, world.today);
  if (world.today == world.scenario.start) nobody_moves(rates);
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
    set_opening(world.users->platforms[p].opening, rates[p].pull);
  AttentionWeights weights = attention_weights(world);
  for_blocks(executor, world.users->changes.size(),
             [&](std::size_t block) { BlockDay(world, rates, weights, static_cast<std::uint32_t>(block)).play(); });
  for (PlatformUsers& platform : world.users->platforms) platform.posts_total += platform.posts_today;
  divide_attention(world);
}

void listen_to_friends(World& world, const Executor& executor) {
  Users& users = world.users;
  bool alone = executor.workers == Workers::Serial;
  for_blocks(executor, users.hearings.size(), [&](std::size_t group) {
    for (std::size_t block = group; block < users.changes.size(); block += users.hearings.size())
      if (!users.changes[block].empty()) tell_neighbours(users, block, users.hearings[group], alone);
  });
}

}  // namespace rivalry

#include "sim/users/beginning.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <limits>

#include "rivalry/errors.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/day.hpp"
#include "sim/users/layout.hpp"
#include "sim/users/opening.hpp"
#include "sim/users/posting.hpp"
#include "sim/users/rates.hpp"

namespace rivalry {

namespace {

constexpr std::int32_t days_in_memory = 30;
constexpr std::size_t most_hearings = 64;

std::uint32_t blocks_of(std::uint32_t agents) { return (agents + users_per_block - 1) / users_per_block; }

/// Streams tell the draws of named things apart in 16 bits; two names that fall on one number take the next.
std::vector<std::uint16_t> streams_of(const std::vector<Platform>& platforms) {
  std::vector<std::uint16_t> streams;
  for (const Platform& platform : platforms) {
    auto stream = static_cast<std::uint16_t>(name_key(platform.name));
    while (std::find(streams.begin(), streams.end(), stream) != streams.end()) ++stream;
    streams.push_back(stream);
  }
  return streams;
}

std::uint64_t living(const Users& users, std::uint32_t village) {
  std::uint32_t left = users.agents - village * users_per_village;
  return left >= users_per_village ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

double mean_reach(const Population& population) {
  double reach = 0;
  for (const Segment& segment : population.segments) reach += segment.share * segment.reach;
  return reach;
}

std::uint64_t reached(const World& world, std::size_t p, std::uint32_t village) {
  const Users& users = world.users;
  double reach =
      world.scenario.platforms[p].reach * world.scenario.population.segments[users.segment_of_village[village]].reach;
  std::uint64_t all = living(users, village);
  if (reach >= 1) return all;
  std::uint64_t able = 0;
  for (std::uint32_t lane = 0; lane < users_per_village; ++lane)
    if (within_reach(world.random, users.platforms[p].stream, village * users_per_village + lane, reach))
      able |= std::uint64_t{1} << lane;
  return able & all;
}

void first_members(World& world, std::size_t p, std::uint32_t village) {
  const Platform& scenario = world.scenario.platforms[p];
  PlatformUsers& platform = world.users->platforms[p];
  Village& here = platform.villages[village];
  double reach = scenario.reach * mean_reach(world.scenario.population);
  double share = scenario.members_start / (world.scenario.population.people * reach);
  auto draw = [&](std::uint32_t step, double probability, std::uint64_t asked) {
    std::uint32_t threshold = as_threshold(probability);
    if (threshold == certain) return asked;
    return yes_below(threshold, asked, VillageBits(world.random, Purpose::Member, platform.stream, village, step));
  };
  here.member = draw(0, share, reached(world, p, village));
  here.dormant = draw(1, scenario.members_dormant, here.member);
  if (!platform.posting.posted.empty())
    remember_past_posts(world.random, platform, village, (world.scenario.start - scenario.launched) / 2.0);
}

void open_before_the_first_day(World& world, std::size_t p, std::uint32_t village) {
  PlatformUsers& platform = world.users->platforms[p];
  Village& here = platform.villages[village];
  here.away_for_long();
  std::uint32_t threshold = platform.opening.threshold[village];
  for (std::int32_t ago = days_in_memory; ago > 0 && here.member != 0; --ago) {
    auto step = static_cast<std::uint32_t>(world.scenario.start.number - ago);
    VillageBits bits(world.random, Purpose::Open, platform.stream, village, step);
    here.opened = threshold == certain ? here.active() : yes_below(threshold, here.active(), bits);
    here.another_day_away();
  }
  here.opened = 0;
}

void note_the_active(World& world, std::size_t p, std::uint32_t village) {
  PlatformUsers& platform = world.users->platforms[p];
  if (platform.active_friends.empty()) return;
  std::uint32_t first = village % villages_per_block * users_per_village;
  for (std::uint64_t rest = platform.villages[village].active(); rest != 0; rest &= rest - 1) {
    auto user = static_cast<std::uint16_t>(first + static_cast<std::uint32_t>(std::countr_zero(rest)));
    world.users->changes[village / villages_per_block].push_back({user, static_cast<std::uint8_t>(p), 1});
  }
}

void first_morning(World& world, std::size_t p, std::uint32_t village) {
  PlatformUsers& platform = world.users->platforms[p];
  if (world.scenario.platforms[p].members_start > 0) first_members(world, p, village);
  open_before_the_first_day(world, p, village);
  note_the_active(world, p, village);
  const Village& here = platform.villages[village];
  Census& one = platform.census[world.users->segment_of_village[village]];
  std::atomic_ref(one.registered).fetch_add(std::popcount(here.member), std::memory_order_relaxed);
  std::atomic_ref(one.dormant).fetch_add(std::popcount(here.dormant), std::memory_order_relaxed);
}

void lay_out(World& world, bool count_periods) {
  Users& users = world.users;
  const Population& population = world.scenario.population;
  Layout layout(population.segments, users.villages);
  users.segment_of_village = Column<std::uint8_t>(users.villages);
  for (std::uint32_t v = 0; v < users.villages; ++v)
    users.segment_of_village[v] = static_cast<std::uint8_t>(layout.segment(v));
  std::vector<std::uint16_t> streams = streams_of(world.scenario.platforms);
  for (std::size_t p = 0; p < world.scenario.platforms.size(); ++p) {
    const Platform& scenario = world.scenario.platforms[p];
    PlatformUsers platform;
    platform.stream = streams[p];
    platform.villages = Column<Village>(users.villages);
    if (looks_at_friends(scenario) && !users.graph.complete())
      platform.active_friends = Column<std::uint16_t>(users.agents);
    platform.opening = opening_columns(population.segments, layout);
    platform.posting = posting_columns(scenario.posts, layout, users.agents, count_periods);
    platform.census.resize(population.segments.size());
    users.platforms.push_back(std::move(platform));
  }
  users.changes.resize(blocks_of(users.agents));
  users.hearings.resize(std::min<std::size_t>(users.changes.size(), most_hearings));
  users.openers.resize(population.segments.size());
  users.whole_days.assign(population.segments.size(), std::vector<std::int64_t>(users.platforms.size(), 0));
}

}  // namespace

std::uint32_t agents_of(const Population& population) {
  double agents = population.people / population.people_per_agent;
  expects(agents < 4294967295.0, "at most 2^32 - 1 agents");
  return std::max(1u, static_cast<std::uint32_t>(agents + 0.5));
}

void begin_users(World& world, const Executor& executor, bool count_periods) {
  Users& users = world.users;
  users.agents = agents_of(world.scenario.population);
  users.villages = users.agents / users_per_village + (users.agents % users_per_village != 0);
  users.people_per_agent = world.scenario.population.people_per_agent;
  users.graph = Graph::build(world.scenario.population.network, users.agents, world.random, executor);
  if (world.scenario.platforms.empty() && world.scenario.shops.empty()) return;
  bool countable = users.graph.complete() || users.graph.max_degree() <= std::numeric_limits<std::uint16_t>::max();
  expects(countable, "nobody on a platform has more than 65535 ties");
  lay_out(world, count_periods);
  DayRates rates = rates_today(world.scenario, world.news, world.scenario.start);
  for (std::size_t p = 0; p < users.platforms.size(); ++p) set_opening(users.platforms[p].opening, rates[p].pull);
  for_blocks(executor, users.changes.size(), [&](std::size_t block) {
    auto first = static_cast<std::uint32_t>(block) * villages_per_block;
    std::uint32_t end = std::min(users.villages, first + villages_per_block);
    for (std::size_t p = 0; p < users.platforms.size(); ++p)
      for (std::uint32_t v = first; v < end; ++v) first_morning(world, p, v);
  });
  listen_to_friends(world, executor);
}

std::uint64_t users_memory(const Scenario& scenario) {
  double agents = scenario.population.people / scenario.population.people_per_agent;
  double per_user = 0;
  for (const Platform& platform : scenario.platforms) {
    per_user += 1 + 8.0 / users_per_village + 0.5;  // village, opening, changes
    if (looks_at_friends(platform)) per_user += sizeof(std::uint16_t);
    if (platform.posts.mean_per_day > 0) per_user += 32.0 / users_per_village + sizeof(std::uint16_t);
  }
  return static_cast<std::uint64_t>(agents * per_user) + Graph::bytes_needed(scenario.population.network, agents);
}

}  // namespace rivalry

// How outputs are read off the world. All figures of people are agents times people_per_agent.
#pragma once

#include <cstdint>
#include <span>

#include "rivalry/games.hpp"
#include "rivalry/population.hpp"
#include "rivalry/world.hpp"

namespace rivalry {
struct World;
}  // namespace rivalry

namespace rivalry::measures {

using Cells = std::span<double>;

/// One value per platform, or per platform and segment, from a member of Census.
template <std::int64_t Census::*Member>
void by_platform(const World& world, Cells cells) {
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    std::int64_t agents = 0;
    for (const Census& one : world.users->platforms[p].census) agents += one.*Member;
    cells[p] = static_cast<double>(agents) * world.users->people_per_agent;
  }
}

template <std::int64_t Census::*Member>
void by_segment(const World& world, Cells cells) {
  std::size_t cell = 0;
  for (const PlatformUsers& platform : world.users->platforms)
    for (const Census& one : platform.census)
      cells[cell++] = static_cast<double>(one.*Member) * world.users->people_per_agent;
}

/// One value per platform from a whole number of agents.
template <std::int64_t PlatformUsers::*Member>
void agents_of_platform(const World& world, Cells cells) {
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
    cells[p] = static_cast<double>(world.users->platforms[p].*Member) * world.users->people_per_agent;
}

void silent_share(const World& world, Cells cells);
void minutes(const World& world, Cells cells);
void attention_share(const World& world, Cells cells);
void posts_of_users(const World& world, Cells cells);
void posts_of_the_top(const World& world, Cells cells);
void spread_reached(const World& world, Cells cells);
void spread_branching(const World& world, Cells cells);
void mean_degree(const World& world, Cells cells);
void critical_transmissibility(const World& world, Cells cells);
void degree_share(const World& world, Cells cells);
void matching_faults(const World& world, Cells cells);
void forecast_posts(const World& world, Cells cells);
void forecast_alive(const World& world, Cells cells);
void generator_words(const World& world, Cells cells);
void function_value(const World& world, Cells cells);

/// Posts of one user in a period are counted 0, 1, ... and "this many or more".
inline constexpr std::size_t most_posts = 20;

/// Degrees are shown from 0 to this.
inline constexpr std::size_t most_ties = 200;

/// "The top ... of the users": in thousandths.
inline constexpr int tops_permille[] = {5, 10, 20, 30, 40, 48, 50, 100, 200, 500};

}  // namespace rivalry::measures

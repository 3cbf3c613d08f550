// How outputs of voices and of what is passed on are read off the world. People are agents times people_per_agent, and
// so are their reposts; sizes of cascades are in agents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/games.hpp"
#include "rivalry/population.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/measures/users.hpp"

namespace rivalry {
struct World;
}  // namespace rivalry

namespace rivalry::measures {

/// One value per voice, from a number of agents or of its own posts.
template <std::int64_t VoiceState::*Member>
void people_of_voice(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v)
    cells[v] = static_cast<double>(world.voices->all[v].*Member) * world.users->people_per_agent;
}
template <std::int64_t VoiceState::*Member>
void posts_of_voice(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v) cells[v] = static_cast<double>(world.voices->all[v].*Member);
}

void voice_followers(const World& world, Cells cells);
void voice_useful_share(const World& world, Cells cells);
void voice_policy(const World& world, Cells cells);
void voice_silent_days(const World& world, Cells cells);
void voice_engagement(const World& world, Cells cells);
void voice_by_class(const World& world, Cells cells);
void voice_by_depth(const World& world, Cells cells);
void voice_largest(const World& world, Cells cells);

void platform_reposts(const World& world, Cells cells);
void platform_posts_and_reposts(const World& world, Cells cells);
void shop_links_share(const World& world, Cells cells);
void platform_reposts_per_post(const World& world, Cells cells);
void platform_by_depth(const World& world, Cells cells);
void platform_of_size(const World& world, Cells cells);
void platform_by_class(const World& world, Cells cells);
void platform_mean_size(const World& world, Cells cells);
void platform_size_variance(const World& world, Cells cells);
void platform_over_100(const World& world, Cells cells);
void platform_largest(const World& world, Cells cells);

/// 1, 2, 3, and from here on all together.
inline constexpr std::size_t deepest_shown = 4;

/// "1", "2-3", "4-7", ...
std::vector<std::string> cascade_class_labels();

}  // namespace rivalry::measures

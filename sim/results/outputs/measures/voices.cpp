#include "sim/results/outputs/measures/voices.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"

namespace rivalry::measures {

namespace {

/// What is known of a platform's cascades; of none, where nothing is ever passed on.
const PlatformTalk& talk_of(const World& world, std::size_t platform) {
  static const PlatformTalk none;
  return world.voices->platforms.empty() ? none : world.voices->platforms[platform];
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

std::int64_t reposts_in(const Cascades& cascades) {
  return std::accumulate(cascades.by_depth.begin(), cascades.by_depth.end(), std::int64_t{0});
}

void depth_shares(const Cascades& cascades, Cells cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t depth = 1; depth <= deepest; ++depth)
    cells[std::min(depth, deepest_shown) - 1] += static_cast<double>(cascades.by_depth[depth]);
  for (double& cell : cells) cell = ratio(cell, static_cast<double>(reposts_in(cascades)));
}

template <class Of>
void each_platform(const World& world, Cells cells, Of of) {
  for (std::size_t p = 0; p < cells.size(); ++p) cells[p] = of(talk_of(world, p).cascades);
}

}  // namespace

void voice_followers(const World& world, Cells cells) { people_of_voice<&VoiceState::following>(world, cells); }

void voice_useful_share(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v)
    cells[v] =
        ratio(static_cast<double>(world.voices->all[v].useful_posts), static_cast<double>(world.voices->all[v].posted));
}

void voice_policy(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v) cells[v] = world.voices->all[v].posts;
}

void voice_silent_days(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v) cells[v] = world.today - world.voices->all[v].last_post;
}

void voice_engagement(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v)
    cells[v] = ratio(static_cast<double>(world.voices->all[v].engaged), world.voices->all[v].follower_days);
}

void voice_by_class(const World& world, Cells cells) {
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    cells[cell] =
        static_cast<double>(world.voices->all[cell / Cascades::classes].cascades.of_class[cell % Cascades::classes]);
}

void voice_by_depth(const World& world, Cells cells) {
  for (std::size_t v = 0; v < world.voices->all.size(); ++v)
    depth_shares(world.voices->all[v].cascades, cells.subspan(v * deepest_shown, deepest_shown));
}

void voice_largest(const World& world, Cells cells) {
  for (std::size_t v = 0; v < cells.size(); ++v) cells[v] = static_cast<double>(world.voices->all[v].cascades.largest);
}

void platform_reposts(const World& world, Cells cells) {
  for (std::size_t p = 0; p < cells.size(); ++p)
    cells[p] = static_cast<double>(talk_of(world, p).reposts_today) * world.users->people_per_agent;
}

/// A member's post stands for people_per_agent posts, a voice's for itself.
void platform_posts_and_reposts(const World& world, Cells cells) {
  for (std::size_t p = 0; p < cells.size(); ++p) {
    std::int64_t agents = world.users->platforms[p].posts_today + talk_of(world, p).reposts_today;
    cells[p] = static_cast<double>(agents) * world.users->people_per_agent +
               static_cast<double>(talk_of(world, p).voices_today);
  }
}

void shop_links_share(const World& world, Cells cells) {
  double posted = 0;
  for (const VoiceState& voice : world.voices->all) posted += static_cast<double>(voice.posted);
  for (std::size_t j = 0; j < cells.size(); ++j) {
    double leading = 0;
    for (std::size_t v = 0; v < world.voices->all.size(); ++v)
      if (world.scenario.voices[v].shop == world.scenario.shops[j].name)
        leading += static_cast<double>(world.voices->all[v].offers);
    cells[j] = ratio(leading, posted);
  }
}

void platform_reposts_per_post(const World& world, Cells cells) {
  each_platform(world, cells, [](const Cascades& c) {
    return ratio(static_cast<double>(reposts_in(c)), static_cast<double>(c.count));
  });
}

void platform_by_depth(const World& world, Cells cells) {
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
    depth_shares(talk_of(world, p).cascades, cells.subspan(p * deepest_shown, deepest_shown));
}

void platform_of_size(const World& world, Cells cells) {
  constexpr std::size_t kinds = Cascades::sizes - 1;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const Cascades& cascades = talk_of(world, cell / kinds).cascades;
    cells[cell] = ratio(static_cast<double>(cascades.of_size[cell % kinds + 1]), static_cast<double>(cascades.count));
  }
}

void platform_by_class(const World& world, Cells cells) {
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    cells[cell] =
        static_cast<double>(talk_of(world, cell / Cascades::classes).cascades.of_class[cell % Cascades::classes]);
}

void platform_mean_size(const World& world, Cells cells) {
  each_platform(world, cells,
                [](const Cascades& c) { return ratio(static_cast<double>(c.posts), static_cast<double>(c.count)); });
}

void platform_size_variance(const World& world, Cells cells) {
  each_platform(world, cells, [](const Cascades& c) {
    double count = static_cast<double>(c.count), mean = ratio(static_cast<double>(c.posts), count);
    return ratio(static_cast<double>(c.squares), count) - mean * mean;
  });
}

void platform_over_100(const World& world, Cells cells) {
  each_platform(world, cells,
                [](const Cascades& c) { return ratio(static_cast<double>(c.over_100), static_cast<double>(c.count)); });
}

void platform_largest(const World& world, Cells cells) {
  each_platform(world, cells, [](const Cascades& c) { return static_cast<double>(c.largest); });
}

std::vector<std::string> cascade_class_labels() {
  std::vector<std::string> labels = {"1"};
  for (std::size_t i = 1; i < Cascades::classes; ++i) {
    std::int64_t first = std::int64_t{1} << i;
    labels.push_back(i + 1 < Cascades::classes ? fmt::format("{}-{}", first, 2 * first - 1)
                                               : fmt::format("{} or more", first));
  }
  return labels;
}

}  // namespace rivalry::measures

#include "sim/results/outputs/measures/users.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/population.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/users.hpp"
#include "rivalry/world.hpp"
#include "sim/core/functions.hpp"
#include "sim/core/known_answers.hpp"
#include "sim/users/day.hpp"
#include "sim/users/forecast.hpp"

namespace rivalry::measures {

namespace {

/// The period's posts of each member who posts at all, busiest last.
std::vector<std::uint16_t> posts_by_user(const World& world, const PlatformUsers& platform) {
  std::vector<std::uint16_t> posts;
  if (platform.posting.this_period.empty()) return posts;
  for (std::uint32_t user = 0; user < world.users->agents; ++user) {
    std::uint32_t village = user / users_per_village;
    bool member = platform.villages[village].member >> (user % users_per_village) & 1u;
    if (member && platform.posting.rate_per_day[village] > 0) posts.push_back(platform.posting.this_period[user]);
  }
  std::sort(posts.begin(), posts.end());
  return posts;
}

const Posting& law_of(const Scenario& scenario, const std::string& platform) {
  for (const Platform& each : scenario.platforms)
    if (each.name == platform) return each.posts;
  throw InvariantError("a forecast names a platform that is not there: " + platform);
}

}  // namespace

void silent_share(const World& world, Cells cells) {
  for (std::size_t p = 0; p < cells.size(); ++p) {
    const PlatformUsers& platform = world.users->platforms[p];
    std::int64_t members = total(platform).registered;
    cells[p] = members > 0 ? static_cast<double>(platform.never_posted) / static_cast<double>(members) : 0;
  }
}

void minutes(const World& world, Cells cells) {
  for (std::size_t p = 0; p < cells.size(); ++p)
    cells[p] = world.users->platforms[p].minutes * world.users->people_per_agent;
}

void attention_share(const World& world, Cells cells) {
  for (std::size_t p = 0; p < cells.size(); ++p) cells[p] = world.users->platforms[p].attention_share;
}

void posts_of_users(const World& world, Cells cells) {
  constexpr std::size_t kinds = most_posts + 1;
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    std::vector<std::uint16_t> posts = posts_by_user(world, world.users->platforms[p]);
    for (std::uint16_t number : posts) ++cells[p * kinds + std::min<std::size_t>(number, most_posts)];
    for (std::size_t k = 0; k < kinds && !posts.empty(); ++k) cells[p * kinds + k] /= static_cast<double>(posts.size());
  }
}

void posts_of_the_top(const World& world, Cells cells) {
  constexpr std::size_t tops = std::size(tops_permille);
  std::fill(cells.begin(), cells.end(), 0.0);
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    std::vector<std::uint16_t> posts = posts_by_user(world, world.users->platforms[p]);
    double all = 0;
    for (std::uint16_t number : posts) all += number;
    for (std::size_t t = 0; t < tops && all > 0; ++t) {
      std::size_t busiest = posts.size() * static_cast<std::size_t>(tops_permille[t]) / 1000;
      double theirs = 0;
      for (std::size_t i = posts.size() - busiest; i < posts.size(); ++i) theirs += posts[i];
      cells[p * tops + t] = theirs / all;
    }
  }
}

void spread_reached(const World& world, Cells cells) {
  for (std::size_t s = 0; s < cells.size(); ++s)
    cells[s] = static_cast<double>(world.spreads[s].count) * world.users->people_per_agent;
}

/// Watts (2002), equation 5, for thresholds: a person is moved by one friend if 1 / ties is at least the threshold.
/// Newman (2002), equation 33, for cascades: everybody is moved with probability `transmit`.
void spread_branching(const World& world, Cells cells) {
  std::vector<std::uint64_t> counts = world.users->graph.degree_counts();
  for (std::size_t s = 0; s < cells.size(); ++s) {
    const Spread& spread = world.scenario.spreads[s];
    if (spread.rule == SpreadRule::Rumour) {
      cells[s] = 0;
      continue;
    }
    bool by_threshold = spread.rule == SpreadRule::Threshold;
    std::size_t last = by_threshold
                           ? static_cast<std::size_t>(spread.threshold_denominator / spread.threshold_numerator)
                           : counts.size() - 1;
    double ends = 0, onward = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      double ties = static_cast<double>(k) * static_cast<double>(counts[k]);
      ends += ties;
      if (k > 0 && k <= last) onward += ties * static_cast<double>(k - 1);
    }
    cells[s] = ends > 0 ? onward / ends * (by_threshold ? 1 : spread.transmit) : 0;
  }
}

void mean_degree(const World& world, Cells cells) { cells[0] = world.users->graph.mean_degree(); }

void critical_transmissibility(const World& world, Cells cells) {
  cells[0] = world.users->graph.critical_transmissibility();
}

void degree_share(const World& world, Cells cells) {
  std::vector<std::uint64_t> counts = world.users->graph.degree_counts();
  counts.resize(cells.size(), 0);
  for (std::size_t k = 0; k < cells.size(); ++k)
    cells[k] = static_cast<double>(counts[k]) / static_cast<double>(world.users->agents);
}

void matching_faults(const World& world, Cells cells) {
  cells[0] = static_cast<double>(world.users->graph.matching_faults());
}

void forecast_posts(const World& world, Cells cells) {
  for (std::size_t f = 0; f < cells.size(); ++f) {
    const Forecast& forecast = world.scenario.forecasts[f];
    cells[f] = expected_posts(law_of(world.scenario, forecast.platform), forecast);
  }
}

void forecast_alive(const World& world, Cells cells) {
  for (std::size_t f = 0; f < cells.size(); ++f) {
    const Forecast& forecast = world.scenario.forecasts[f];
    cells[f] = probability_alive(law_of(world.scenario, forecast.platform), forecast);
  }
}

void generator_words(const World& world, Cells cells) {
  std::size_t cell = 0;
  for (const Generator& generator : world.scenario.generators)
    for (std::uint32_t word : rivalry::generator_words(generator)) cells[cell++] = word;
}

void function_value(const World& world, Cells cells) {
  for (std::size_t f = 0; f < cells.size(); ++f)
    cells[f] = value_of(world.scenario.functions[f], static_cast<std::uint32_t>(f), world.random);
}

}  // namespace rivalry::measures

// Scenarios in a few lines, for tests that need a world to live in.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "rivalry/parallel.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/record/recording.hpp"
#include "sim/run/replicate.hpp"

namespace rivalry::small_worlds {

inline Day day(const char* text) { return *parse_day(text); }

/// One platform that everybody can join, on a complete network.
inline Scenario bass(double people, double p_per_year, double q_per_year, const char* end) {
  Scenario scenario;
  scenario.name = "small";
  scenario.start = day("2000-01-01");
  scenario.end = day(end);
  scenario.seed = 7;
  scenario.population.people = people;
  scenario.population.segments = {{.name = "everyone"}};
  Platform product{.name = "product", .launched = scenario.start};
  product.join_external = p_per_year / days_per_year;
  product.join_internal = q_per_year / days_per_year;
  scenario.platforms = {product};
  scenario.outputs = {1,
                      {"platform_registered", "platform_dormant", "platform_active_monthly", "platform_active_daily"}};
  return scenario;
}

/// Two rivals on an implicit graph, with everything going on at once.
inline Scenario rivals(double people, const char* end) {
  Scenario scenario = bass(people, 0.05, 1.5, end);
  scenario.population.network = {.kind = NetworkKind::Implicit, .degrees = DegreeKind::Poisson, .mean_degree = 12};
  scenario.population.segments = {{.name = "rare", .share = 0.6, .opens = 0.02, .minutes = 10},
                                  {.name = "daily", .share = 0.4, .opens = 0.7, .opens_spread = 0.2, .minutes = 60}};
  Platform& old = scenario.platforms[0];
  old.name = "old";
  old.members_start = people / 5;
  old.members_dormant = 0.1;
  old.sleep = 0.3 / days_per_year;
  old.wake = 0.2 / days_per_year;
  old.close = 0.1 / days_per_year;
  old.posts = {.mean_per_day = 0.2, .shape = 0.3, .silent_share = 0.3, .drop_a = 0.8, .drop_b = 2.4};
  old.with = {{.other = "new", .substitutes = 0.3, .drains = 1.0}};
  Platform newcomer = old;
  newcomer.name = "new";
  newcomer.launched = scenario.start + 30;
  newcomer.members_start = 0;
  newcomer.join_internal = 4 / days_per_year;
  newcomer.with = {{.other = "old", .complements = 0.5, .account_link = 0.1 / days_per_year}};
  newcomer.pull = 3;
  scenario.platforms.push_back(newcomer);
  for (const char* more : {"platform_silent", "platform_posts_total", "platform_minutes", "platform_attention_share",
                           "segment_registered", "platform_posts_of_users"})
    scenario.outputs.record.push_back(more);
  return scenario;
}

inline Recording played(const Scenario& scenario, std::uint32_t replicate = 0, const Executor& executor = {}) {
  std::atomic<bool> never{false};
  return *play(scenario, replicate, executor, never);
}

/// The values of a recorded variable as numbers.
inline std::vector<double> numbers(const Recording& recording, const std::string& name) {
  for (const RecordedVariable& variable : recording.variables)
    if (variable.name == name)
      return std::visit(
          [](const auto& values) {
            std::vector<double> result;
            if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
              result.assign(values.begin(), values.end());
            return result;
          },
          variable.values);
  return {};
}

inline bool same(const Recording& a, const Recording& b) {
  if (a.variables.size() != b.variables.size()) return false;
  for (std::size_t i = 0; i < a.variables.size(); ++i)
    if (a.variables[i].values != b.variables[i].values) return false;
  return true;
}

}  // namespace rivalry::small_worlds

#include "sim/users/attention.hpp"

#include <algorithm>
#include <bit>

#include "rivalry/contracts.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/block_day.hpp"

namespace rivalry {

namespace {

/// What weighs in a platform's share of attention: people's days where days are given whole, minutes where they are
/// split.
using ByPlatform = std::array<double, max_platforms>;

ByPlatform split_minutes(const World& world, const AttentionWeights& weights) {
  ByPlatform minutes = {};
  const Users& users = world.users;
  for (std::size_t s = 0; s < users.openers.size(); ++s)
    for (std::uint32_t combination = 1; combination < 1u << users.platforms.size(); ++combination) {
      double all = static_cast<double>(users.openers[s][combination]) * world.scenario.population.segments[s].minutes;
      if (all == 0) continue;
      for (std::size_t p = 0; p < users.platforms.size(); ++p)
        if (combination >> p & 1u) minutes[p] += all * attention_share(weights, combination, p);
    }
  return minutes;
}

ByPlatform whole_days(const World& world) {
  ByPlatform days = {};
  for (const auto& segment : world.users->whole_days)
    for (std::size_t p = 0; p < segment.size(); ++p) days[p] += static_cast<double>(segment[p]);
  return days;
}

ByPlatform minutes_of_whole_days(const World& world) {
  ByPlatform minutes = {};
  for (std::size_t s = 0; s < world.users->whole_days.size(); ++s)
    for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
      minutes[p] += static_cast<double>(world.users->whole_days[s][p]) * world.scenario.population.segments[s].minutes;
  return minutes;
}

void set_shares(World& world, const ByPlatform& attention) {
  double total = 0;
  for (double each : attention) total += each;
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p)
    world.users->platforms[p].attention_share = total > 0 ? attention[p] / total : 0;
}

}  // namespace

AttentionWeights attention_weights(const World& world) {
  AttentionWeights weights = {};
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
    const Platform& platform = world.scenario.platforms[p];
    weights[p] = math::exp(platform.appeal + platform.crowd * world.users->platforms[p].attention_share);
  }
  return weights;
}

double attention_share(const AttentionWeights& weights, std::uint32_t combination, std::size_t p) {
  double total = 0;
  for (std::uint32_t rest = combination; rest != 0; rest &= rest - 1)
    total += weights[static_cast<std::size_t>(std::countr_zero(rest))];
  return weights[p] / total;
}

bool attention_matters(const Scenario& scenario) {
  if (scenario.population.attention == AttentionRule::WholeDays) return !scenario.platforms.empty();
  for (const Segment& segment : scenario.population.segments)
    if (segment.minutes > 0) return !scenario.platforms.empty();
  return false;
}

void divide_attention(World& world) {
  if (!attention_matters(world.scenario)) return;
  bool whole = world.scenario.population.attention == AttentionRule::WholeDays;
  ByPlatform minutes = whole ? minutes_of_whole_days(world) : split_minutes(world, attention_weights(world));
  for (std::size_t p = 0; p < world.users->platforms.size(); ++p) world.users->platforms[p].minutes = minutes[p];
  set_shares(world, whole ? whole_days(world) : minutes);
}

bool openers_matter(const Scenario& scenario) {
  auto brings_customers = [](const Contract& contract) { return contract.kind == ContractKind::Agreement; };
  return attention_matters(scenario) || std::ranges::any_of(scenario.contracts, brings_customers);
}

void BlockDay::attend() {
  if (!openers_matter(world_.scenario)) return;
  std::size_t platforms = users_.platforms.size();
  bool whole = world_.scenario.population.attention == AttentionRule::WholeDays;
  std::array<Openers, max_segments> sums;
  for (std::size_t s = 0; s < users_.openers.size(); ++s) sums[s].fill(0);
  for (std::uint32_t v = first_village_; v < end_village_; ++v)
    for (std::uint32_t combination = 1; combination < 1u << platforms; ++combination) {
      std::uint64_t who = ~std::uint64_t{0};
      for (std::size_t p = 0; p < platforms; ++p) {
        std::uint64_t opened = users_.platforms[p].villages[v].opened;
        who &= (combination >> p & 1u) ? opened : ~opened;
      }
      sums[users_.segment_of_village[v]][combination] += std::popcount(who);
      if (whole && who != 0) give_whole_days(v, combination, who);
    }
  for (std::size_t s = 0; s < users_.openers.size(); ++s)
    for (std::size_t combination = 1; combination < std::size_t{1} << platforms; ++combination)
      add(users_.openers[s][combination], sums[s][combination]);
}

void BlockDay::give_whole_days(std::uint32_t village, std::uint32_t combination, std::uint64_t who) {
  std::vector<std::int64_t>& days = users_.whole_days[users_.segment_of_village[village]];
  std::uint32_t rest = combination;
  while (who != 0) {
    auto p = static_cast<std::size_t>(std::countr_zero(rest));
    std::uint64_t chosen = who;
    if (!std::has_single_bit(rest)) {
      auto stream = static_cast<std::uint16_t>(combination << max_platforms | p);
      VillageBits bits(world_.random, Purpose::Attention, stream, village, step_);
      chosen = yes_below(as_threshold(attention_share(attention_weights_, rest, p)), who, bits);
    }
    add(days[p], std::popcount(chosen));
    who &= ~chosen;
    rest &= rest - 1;
  }
}

}  // namespace rivalry

// How a day's attention is divided among the platforms that a user opened: a multinomial logit (McFadden 1974) with a
// network term (Brock & Durlauf 2001): V = appeal + crowd * (the platform's share of yesterday's attention).
#pragma once

#include <array>
#include <cstdint>

#include "rivalry/population.hpp"

namespace rivalry {

struct Scenario;
struct World;

/// exp(V), per platform.
using AttentionWeights = std::array<double, max_platforms>;

/// This morning's weights.
AttentionWeights attention_weights(const World& world);

/// The share of platform p among the platforms of `combination` (bit k: platform k), of which it must be one.
double attention_share(const AttentionWeights& weights, std::uint32_t combination, std::size_t p);

/// Whether the scenario asks about attention at all.
bool attention_matters(const Scenario& scenario);

/// From today's openers (or whole days) to each platform's minutes and share of attention.
void divide_attention(World& world);

}  // namespace rivalry

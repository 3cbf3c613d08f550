// How a voice finds out how often to post, and what: a bandit with as many arms as its grid has points.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/voices.hpp"

namespace rivalry {

class Random;
struct Voice;
struct VoiceState;

/// A point of the grid. Points are numbered by useful share, then by posts.
struct Style {
  double posts;
  double useful;
};
Style style_of(const Voice& voice, std::size_t point);
std::size_t styles(const Learning& learns);

/// At the beginning of each period: takes note of what the last one brought, and chooses for the next. Whether the
/// style is another.
bool learn(const Voice& voice, VoiceState& state, const Random& random, Day today, Day start);

/// The choice among `tried`: those never tried first, then by the rule; from keyed draws of this step.
std::size_t choose_style(const Learning& learns, const std::vector<Tried>& tried, const Random& random,
                         std::uint16_t stream, std::uint32_t step);

}  // namespace rivalry

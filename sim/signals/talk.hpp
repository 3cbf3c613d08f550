// Talk in public: posts and reposts (see rivalry/talk.hpp).
//
// A cascade has the Borel law of size (Borel 1942): P(n) = e^{-mu n} (mu n)^{n-1} / n!, mean 1 / (1 - mu). Draws are
// keyed by what began the cascade and by the post's number in it: one cascade never changes another.
#pragma once

#include <cstdint>

#include "rivalry/talk.hpp"

namespace rivalry {

struct World;

/// Empty talks, and nothing said.
void begin_talks(World& world);

/// Begins a cascade with one post today. `entity` and `step` tell it apart from all other cascades of the talk.
void begin_cascade(const Talk& talk, TalkState& state, const World& world, std::uint32_t entity, std::uint32_t step);

/// Today's posts of a talk: those that were to come out, and those that begin by themselves.
void talk_goes_on(const Talk& talk, TalkState& state, const World& world);

/// The number with this Poisson law below which a share u of the law lies: the law's inverse. 0 <= mean <= 500.
std::uint32_t poisson(double mean, double u);

/// The same of the geometric law on 0, 1, 2, ... with this mean. mean >= 0.
std::int32_t geometric(double mean, double u);

}  // namespace rivalry

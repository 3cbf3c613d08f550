// Opinions in groups of people who listen to one another, one round a day (see rivalry/games.hpp).
//
//   DeGroot            x' = W x: consensus, if everybody listens to everybody in the end and not in turns
//   Friedkin-Johnsen   x' = (1 - s) W x + s x(0), s: how stubborn each is
//   Deffuant           half as many meetings as people: two drawn at random who differ by at most `tolerance` move
//                      towards each other by `step` times the difference
#pragma once

#include <vector>

namespace rivalry {

struct Executor;
struct Opinions;
struct World;

/// The opinions of the first day: as declared, or for Deffuant drawn evenly from [0, 1].
void begin_opinions(World& world);

/// The mechanism: a round of each group on every day but the first.
void update_opinions(World& world, const Executor& executor);

/// The weight of each member's first opinion in the others' last ones, on average over all; they sum to 1. For
/// DeGroot's consensus, the left eigenvector of W. Nothing for Deffuant.
std::vector<double> influences(const Opinions& group);

/// Clusters with more than a twentieth of the people: neighbours on the scale of opinions are in one if they differ by
/// at most half the tolerance.
std::size_t major_clusters(const Opinions& group, std::vector<double> opinions);

}  // namespace rivalry

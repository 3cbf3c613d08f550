// How what is posted goes from friend to friend: everyone who passes a post on gives each friend one chance to read it.
//
// A worker's cascades go on together, generation by generation, so that their ties are looked up many at a time. Draws
// are keyed by the post and by who passes it on: no order, of posts, workers or friends, can matter. Whom a cascade has
// reached is kept in a table that grows with the cascade and not with the population.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/graph.hpp"

namespace rivalry {

struct PlatformUsers;
class Random;

/// What a post's draws are keyed by: 64 random bits of its own.
struct PostKey {
  std::uint32_t low, high;
};

/// Somebody who passes on the post of one of the worker's cascades.
struct Passer {
  std::uint32_t cascade;
  std::uint32_t agent;
};

/// Who has passed on what: pairs of cascade and agent.
class Spreaders {
 public:
  Spreaders() : places_(64, free_place) {}

  /// True the first time.
  bool insert(Passer passer);

 private:
  static constexpr std::uint64_t free_place = ~std::uint64_t{0};
  void grow();
  std::vector<std::uint64_t> places_;  // a power of two of them, linear probing
  std::size_t count_ = 0;
};

/// A friend of a passer, who has the platform open and to whom the chance fell.
struct Meeting {
  Passer friend_of;    ///< the cascade, and the friend
  double height;       ///< uniform in (0, per_tie): below a smaller probability, the chance was of that as well
  std::uint32_t word;  ///< 32 random bits
};

/// One worker's walk along the ties. Not safe to share.
class Friends {
 public:
  /// `stream`: the platform's or voice's. All must outlive it.
  Friends(const Graph& graph, const PlatformUsers& platform, const Random& random, std::uint16_t stream)
      : graph_(graph), platform_(platform), random_(random), stream_(stream) {}

  /// The next cascade's number, from 0.
  std::uint32_t begin(PostKey key) {
    keys_.push_back(key);
    return static_cast<std::uint32_t>(keys_.size()) - 1;
  }

  /// Each tie of the passer gets its chance, with probability per_tie (0 < per_tie <= 1), from tie number `from` on.
  void tell(Passer passer, double per_tie, std::uint32_t from = 0);

  /// The chance falls to this tie.
  void tell_one(Passer passer, double per_tie, std::uint32_t tie);

  /// The friends at the other ends of all ties to which a chance fell since, if they opened the platform today.
  const std::vector<Meeting>& meetings();

  /// log(1 - per_tie); asked again for the same, it costs nothing.
  double rarity(double per_tie);

 private:
  const Graph& graph_;
  const PlatformUsers& platform_;
  const Random& random_;
  std::uint16_t stream_;
  double per_tie_ = 0, rarity_ = 0;
  std::vector<PostKey> keys_;
  std::vector<Graph::Tie> ties_;
  std::vector<std::uint32_t> ends_;
  std::vector<Meeting> told_, met_;
};

}  // namespace rivalry

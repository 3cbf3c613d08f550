// What somebody who reads a post does about it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "rivalry/random.hpp"

namespace rivalry {

struct Post;
struct Readers;
struct Response;

/// Bits of Engaged::what.
enum Did : std::uint8_t { PassedOn = 1, Acted = 2, Liked = 4, Followed = 8 };
inline constexpr std::uint8_t engages = PassedOn | Acted | Liked;

/// Independent probabilities, given that the post is read.
struct Odds {
  std::array<double, 4> each{};  ///< to pass on, act, like, follow

  /// That anything is done of these from the `first` on.
  double any(std::size_t first = 0) const {
    double nothing = 1;
    for (std::size_t i = first; i < each.size(); ++i) nothing *= 1 - each[i];
    return 1 - nothing;
  }

  /// What is done, given that something is; from four uniform words.
  std::uint8_t what(const Words& words) const {
    std::uint8_t done = 0;
    for (std::size_t i = 0; i < each.size(); ++i) {
      double rest = any(i);
      double odds = done != 0 ? each[i] : rest > 0 ? each[i] / rest : 0;
      if (unit(words[i]) < odds) done |= static_cast<std::uint8_t>(1u << i);
    }
    return done;
  }
};

/// Those of a reader of this post. `fit`: of Readers, or 1 for who does not have the interest. `generation` is 1 for
/// followers, 2 for their friends, ...; `per_hop` lowers the odds to pass on. Only friends begin to follow.
inline Odds odds_of(const Readers& readers, const Post& post, double fit, double per_hop, std::size_t generation) {
  const Response& response = readers.to[static_cast<std::size_t>(post.kind)];
  double passes_on = std::min(1.0, response.passes_on * fit);
  for (std::size_t hop = 1; hop < generation; ++hop) passes_on *= per_hop;
  double acts = post.sale >= 0 ? post.acts : std::min(1.0, post.acts * fit);
  return {{passes_on, acts, std::min(1.0, response.likes * fit), generation > 1 ? response.follows : 0}};
}

}  // namespace rivalry

// What people are interested in. A person's interests are a pure function of the replicate's randomness: they take no
// memory, never change, and appear in no output.
#pragma once

#include <cstdint>
#include <string>

#include "rivalry/ids.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

inline constexpr std::size_t max_interests = 8;

struct Interest {
  std::string name;
  double share = 0;  ///< of the people who have it [0, 1]
};

/// Whether this agent has the interest. Independent between agents and interests; keyed by the interest's name. Safe
/// from any thread. Who asks often gives the key of the name.
inline bool has_interest(const Random& random, std::uint32_t key, double share, std::uint32_t agent) {
  return random.uniform(Purpose::Interest, 0, agent, key) < share;
}

/// The same from the first two of the agent's words for Purpose::Interest, stream 0, the key as the step and draw 0.
inline bool has_interest(std::uint64_t first_two_words, double share) {
  return unit(static_cast<std::uint32_t>(first_two_words >> 32), static_cast<std::uint32_t>(first_two_words)) < share;
}
inline bool has_interest(const Random& random, const Interest& interest, std::uint32_t agent) {
  return has_interest(random, name_key(interest.name), interest.share, agent);
}

}  // namespace rivalry

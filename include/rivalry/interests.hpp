// What people are interested in. A person's interests are a pure function of the replicate's randomness: they take no
// memory, never change, and appear in no output.
#pragma once

#include <algorithm>
#include <cmath>
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
inline bool has_interest(const Random& random, const Interest& interest, std::uint32_t agent) {
  return has_interest(random, name_key(interest.name), interest.share, agent);
}

/// The same answer from the first two words that an agent has for Purpose::Interest, stream 0, the key as the step and
/// draw 0: for who asks about many at once.
class InterestThreshold {
 public:
  explicit InterestThreshold(double share)
      : below_(static_cast<std::uint64_t>(std::ceil(std::max(0.0, share * 0x1p52 - 0.5)))) {}
  bool operator()(std::uint64_t first_two_words) const { return first_two_words >> 12 < below_; }

 private:
  std::uint64_t below_;
};

}  // namespace rivalry

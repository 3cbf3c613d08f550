// Ties at home: everyone knows the `reach` people on either side on a ring of `cluster_size` people.
//
// Agents are kept 64 to a village, one bit each, and a village is of one temperament; so a cluster takes one lane from
// each of cluster_size villages in a row: member j of lane l in group g is agent (g * cluster_size + j) * 64 + l. What
// is left at the end of the population forms smaller rings. A ring too small for 2 reach different neighbours is a
// clique.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/users/divisor.hpp"

namespace rivalry {

class Clusters {
 public:
  Clusters(std::uint32_t agents, std::uint32_t cluster_size, std::uint32_t reach);

  std::uint32_t degree(std::uint32_t agent) const {
    return agent < first_of_rest_ ? max_degree_ : ring_degree(members(agent));
  }
  std::uint32_t max_degree() const { return max_degree_; }

  /// Agents below this one have max_degree() local ties; those from here to the end may have fewer.
  std::uint32_t first_of_rest() const { return first_of_rest_; }

  /// Writes the agent's local neighbours to out; returns their number, degree(agent).
  std::uint32_t neighbours(std::uint32_t agent, std::uint32_t* out) const;

 private:
  static constexpr std::uint32_t lanes = 64;
  std::uint32_t members(std::uint32_t agent) const;  // of its ring
  std::uint32_t ring_degree(std::uint32_t size) const { return std::min(2 * reach_, size - 1); }

  std::uint32_t agents_;
  Divisor cluster_size_;
  std::uint32_t reach_;
  std::uint32_t max_degree_;
  std::uint32_t first_of_rest_;
};

/// Writes the neighbours of `place` among `size` places on a ring, up to `reach` away on either side, each once;
/// returns their number, min(2 reach, size - 1).
std::uint32_t ring_neighbours(std::uint32_t place, std::uint32_t size, std::uint32_t reach, std::uint32_t* out);

}  // namespace rivalry

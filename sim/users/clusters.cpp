#include "sim/users/clusters.hpp"

#include "rivalry/errors.hpp"

namespace rivalry {

Clusters::Clusters(std::uint32_t agents, std::uint32_t cluster_size, std::uint32_t reach)
    : agents_(agents), cluster_size_(cluster_size), reach_(reach) {
  expects(cluster_size >= 1, "a cluster has members");
  max_degree_ = agents == 0 ? 0 : ring_degree(std::min(cluster_size, (agents - 1) / lanes + 1));
  std::uint64_t group = std::uint64_t{cluster_size} * lanes;
  first_of_rest_ = reach == 0 ? agents : static_cast<std::uint32_t>(agents - agents % group);
}

std::uint32_t Clusters::members(std::uint32_t agent) const {
  std::uint32_t village = agent / lanes;
  auto first = static_cast<std::uint32_t>(village - cluster_size_.remainder(village));
  std::uint32_t villages = (agents_ - 1 - agent % lanes) / lanes + 1;  // with such a lane
  return std::min(static_cast<std::uint32_t>(cluster_size_.value()), villages - first);
}

std::uint32_t Clusters::neighbours(std::uint32_t agent, std::uint32_t* out) const {
  if (reach_ == 0) return 0;
  std::uint32_t size = agent < first_of_rest_ ? static_cast<std::uint32_t>(cluster_size_.value()) : members(agent);
  auto place = static_cast<std::uint32_t>(cluster_size_.remainder(agent / lanes));
  std::uint32_t count = ring_neighbours(place, size, reach_, out);
  std::uint32_t first = agent - place * lanes;
  for (std::uint32_t i = 0; i < count; ++i) out[i] = first + out[i] * lanes;
  return count;
}

std::uint32_t ring_neighbours(std::uint32_t place, std::uint32_t size, std::uint32_t reach, std::uint32_t* out) {
  std::uint32_t count = 0;
  std::uint32_t up = place, down = place;
  for (std::uint32_t left = std::min(2 * reach, size - 1); left > 0;) {
    up = up + 1 == size ? 0 : up + 1;
    out[count++] = up;
    if (--left == 0) break;
    down = down == 0 ? size - 1 : down - 1;
    out[count++] = down;
    --left;
  }
  return count;
}

}  // namespace rivalry

// Who knows whom: what a scenario says of the social graph.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

enum class NetworkKind {
  Complete,        ///< everyone knows everyone: the mean field
  Implicit,        ///< keyed Feistel matchings of stubs; no stored edges, any size
  Configuration,   ///< configuration model (Bollobas 1980), stored
  BarabasiAlbert,  ///< preferential attachment, stored
  WattsStrogatz,   ///< rewired ring lattice (Watts & Strogatz 1998), stored
  Ring,            ///< everyone knows the next and the one before
  Edges,           ///< read from a file of pairs beside the scenario, stored
};

enum class DegreeKind {
  Regular,   ///< everyone has mean_degree ties
  Poisson,   ///< p_k = e^-z z^k / k!
  PowerLaw,  ///< p_k ~ k^-exponent e^(-k/cutoff), k >= 1; with a mean_degree, k >= the bound that meets it
};

/// Ties are mutual. A person's *share of neighbours* is counted over all their ties, local and long-range.
struct Network {
  NetworkKind kind = NetworkKind::Complete;
  DegreeKind degrees = DegreeKind::Regular;
  double mean_degree = 0;      ///< ties per person; for PowerLaw without one, 0
  double degree_exponent = 0;  ///< PowerLaw
  double degree_cutoff = 0;    ///< PowerLaw: ties at which the exponential cut-off bites; 0 for none
  int max_degree = 0;          ///< ties, at most; at most 60000
  double local_share = 0;      ///< of the mean degree: ties inside clusters of neighbours [0, 1]
  int cluster_size = 128;      ///< people in a cluster of local ties
  double rewired = 0;          ///< WattsStrogatz: probability that a tie is rewired [0, 1]
  int links_per_newcomer = 0;  ///< BarabasiAlbert: m
  std::string file;            ///< Edges: path, resolved by the scenario reader
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;  ///< Edges: the pairs themselves
};

}  // namespace rivalry

#include "sim/users/implicit.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "rivalry/errors.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/network.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

std::uint32_t highest_degree(const Network& network, double agents) {
  if (network.max_degree > 0) return static_cast<std::uint32_t>(network.max_degree);
  std::uint32_t usual = network.degrees == DegreeKind::PowerLaw ? 1000 : 60000;
  return static_cast<std::uint32_t>(std::max(1.0, std::min<double>(usual, agents - 1)));
}

/// Local ties on one side of a person, so that both sides come closest to the share and within the mean.
std::uint32_t local_reach(const Network& network, double mean) {
  return static_cast<std::uint32_t>(std::min(network.local_share * mean / 2 + 0.5, mean / 2));
}

}  // namespace

double expected_degree(const Network& network, double agents) {
  if (network.mean_degree > 0) return network.mean_degree;
  return degree_distribution(network, 0, highest_degree(network, agents)).mean();
}

Layers layers(const Network& network, std::uint32_t agents) {
  expects(agents >= 1 && network.max_degree >= 0 && network.max_degree <= 60000, "a largest degree of at most 60000");
  expects(network.local_share >= 0 && network.local_share <= 1, "a local share in [0, 1]");
  std::uint32_t highest = highest_degree(network, agents);
  double mean = expected_degree(network, agents);
  Layers result{
      Clusters(agents, static_cast<std::uint32_t>(network.cluster_size), local_reach(network, mean)), 0, 0, {}};
  const Clusters& clusters = result.clusters;
  double full = clusters.max_degree(), ties = full * clusters.first_of_rest();
  double squares = full * ties;
  for (std::uint32_t agent = clusters.first_of_rest(); agent < agents; ++agent) {
    double degree = clusters.degree(agent);
    ties += degree;
    squares += degree * degree;
  }
  result.local_mean = ties / agents;
  result.local_second_moment = squares / agents;
  double asked = network.mean_degree > 0 || ties > 0 ? mean - result.local_mean : 0;
  std::uint32_t room = highest - std::min(highest, clusters.max_degree());
  result.long_range = degree_distribution(network, asked, room);
  return result;
}

ImplicitTopology::ImplicitTopology(const Network& network, std::uint32_t agents, const Random& random)
    : ImplicitTopology(layers(network, agents), agents, random) {}

ImplicitTopology::ImplicitTopology(const Layers& layers, std::uint32_t agents, const Random& random)
    : clusters_(layers.clusters),
      classes_(apportion(layers.long_range, agents)),
      stubs_(classes_, random),
      matching_(stubs_.count(), feistel_keys(random, Purpose::Network, 0, 0)) {
  double mean = layers.long_range.mean();
  mean_degree_ = layers.local_mean + mean;
  second_moment_ = layers.local_second_moment + 2 * layers.local_mean * mean + layers.long_range.second_moment();
}

std::uint64_t ImplicitTopology::most_bytes(const Network& network) {
  constexpr std::uint64_t tables = 1 << 17, per_class = 128;
  return tables + per_class * (highest_degree(network, 1e9) + 1);
}

std::span<const std::uint32_t> ImplicitTopology::neighbours(std::uint32_t agent,
                                                            std::span<std::uint32_t> scratch) const {
  std::uint32_t count = clusters_.neighbours(agent, scratch.data());
  Stubs::Range range = stubs_.of(agent);
  std::uint64_t partners[32];
  while (range.count > 0) {
    std::uint32_t some = std::min<std::uint32_t>(range.count, std::size(partners));
    std::iota(partners, partners + some, range.first);
    matching_.partners({partners, some});
    for (std::uint32_t i = 0; i < some; ++i) scratch[count++] = stubs_.owner(partners[i]);
    range = {range.first + some, range.count - some};
  }
  return scratch.first(count);
}

// The long-range stubs of a group of agents are matched together; who has too many for that comes alone.
void ImplicitTopology::append_neighbours(std::span<const std::uint32_t> agents, std::vector<std::uint32_t>& out) const {
  std::array<std::uint64_t, 256> stubs;
  while (!agents.empty()) {
    std::size_t group = 0, filled = 0, ties = 0;
    for (; group < agents.size(); ++group) {
      Stubs::Range range = stubs_.of(agents[group]);
      if (filled + range.count > stubs.size()) break;
      std::iota(stubs.data() + filled, stubs.data() + filled + range.count, range.first);
      filled += range.count;
      ties += range.count + clusters_.degree(agents[group]);
    }
    std::size_t before = out.size();
    out.resize(before + (group > 0 ? ties : degree(agents[0])));
    if (group > 0)
      write_group(agents.first(group), std::span(stubs).first(filled), out.data() + before);
    else
      neighbours(agents[0], std::span(out).subspan(before));
    agents = agents.subspan(std::max<std::size_t>(group, 1));
  }
}

// The stubs of many ties are matched together; local ties are computed at once, all of an agent's.
void ImplicitTopology::follow(std::span<const Graph::Tie> ties, std::vector<std::uint32_t>& ends) const {
  std::array<std::uint64_t, 256> stubs;
  std::array<std::uint32_t, 256> places;
  std::vector<std::uint32_t> local(clusters_.max_degree());
  ends.resize(ties.size());
  std::size_t filled = 0;
  auto match = [&] {
    matching_.partners(std::span(stubs).first(filled));
    for (std::size_t i = 0; i < filled; ++i) ends[places[i]] = stubs_.owner(stubs[i]);
    filled = 0;
  };
  for (std::uint32_t t = 0; t < ties.size(); ++t) {
    std::uint32_t near = clusters_.degree(ties[t].agent);
    if (ties[t].index < near) {
      clusters_.neighbours(ties[t].agent, local.data());
      ends[t] = local[ties[t].index];
      continue;
    }
    stubs[filled] = stubs_.of(ties[t].agent).first + ties[t].index - near;
    places[filled++] = t;
    if (filled == stubs.size()) match();
  }
  match();
}

void ImplicitTopology::write_group(std::span<const std::uint32_t> agents, std::span<std::uint64_t> stubs,
                                   std::uint32_t* out) const {
  matching_.partners(stubs);
  const std::uint64_t* partner = stubs.data();
  for (std::uint32_t agent : agents) {
    out += clusters_.neighbours(agent, out);
    for (std::uint32_t left = stubs_.degree(agent); left > 0; --left) *out++ = stubs_.owner(*partner++);
  }
}

std::vector<std::uint64_t> ImplicitTopology::degree_counts() const {
  std::vector<std::uint64_t> counts(max_degree() + 1);
  for (const DegreeClass& c : classes_) counts[clusters_.max_degree() + c.degree] += c.agents;
  for (std::uint32_t agent = clusters_.first_of_rest(); agent < agents(); ++agent) {
    --counts[clusters_.max_degree() + stubs_.degree(agent)];
    ++counts[degree(agent)];
  }
  while (counts.back() == 0) counts.pop_back();
  return counts;
}

std::uint64_t ImplicitTopology::matching_faults() const {
  constexpr std::uint64_t most = 10'000'000;
  std::uint64_t checks = std::min(matching_.stubs(), most), faults = 0;
  std::uint64_t stride = checks == 0 ? 1 : matching_.stubs() / checks;
  for (std::uint64_t i = 0; i < checks; ++i) {
    std::uint64_t stub = i * stride, partner = matching_.partner(stub);
    if (partner == stub || partner >= matching_.stubs() || matching_.partner(partner) != stub) ++faults;
  }
  return faults;
}

}  // namespace rivalry

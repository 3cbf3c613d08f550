#include "sim/users/stored.hpp"

#include <algorithm>
#include <atomic>

#include "rivalry/errors.hpp"
#include "rivalry/graph.hpp"

namespace rivalry {

namespace {

constexpr std::uint64_t block_size = 1 << 14;

/// f(first, end) for stretches of [0, size).
void for_stretches(const Executor& executor, std::uint64_t size, FunctionRef<void(std::uint64_t, std::uint64_t)> f) {
  for_blocks(executor, (size + block_size - 1) / block_size,
             [&](std::size_t block) { f(block * block_size, std::min(size, (block + 1) * block_size)); });
}

std::uint32_t count_one(std::uint32_t& counter) {
  return std::atomic_ref(counter).fetch_add(1, std::memory_order_relaxed);
}

std::vector<std::uint64_t> offsets_of(const std::vector<std::uint32_t>& degrees) {
  std::vector<std::uint64_t> offsets(degrees.size() + 1);
  for (std::size_t i = 0; i < degrees.size(); ++i) offsets[i + 1] = offsets[i] + degrees[i];
  return offsets;
}

}  // namespace

StoredTopology::StoredTopology(std::vector<std::uint64_t> offsets, std::vector<std::uint32_t> columns,
                               const Executor& executor)
    : offsets_(std::move(offsets)), columns_(std::move(columns)) {
  for_stretches(executor, agents(), [&](std::uint64_t first, std::uint64_t end) {
    for (std::uint64_t agent = first; agent < end; ++agent)
      std::sort(columns_.data() + offsets_[agent], columns_.data() + offsets_[agent + 1]);
  });
  for (std::uint32_t agent = 0; agent < agents(); ++agent) max_degree_ = std::max(max_degree_, degree(agent));
}

std::uint64_t StoredTopology::bytes() const {
  return offsets_.size() * sizeof(offsets_[0]) + columns_.size() * sizeof(columns_[0]);
}

double StoredTopology::second_moment() const {
  double sum = 0;
  for (std::uint32_t agent = 0; agent < agents(); ++agent) {
    double ties = degree(agent);
    sum += ties * ties;
  }
  return sum / agents();
}

std::vector<std::uint64_t> StoredTopology::degree_counts() const {
  std::vector<std::uint64_t> counts(std::min(max_degree_, Graph::most_counted) + 1);
  for (std::uint32_t agent = 0; agent < agents(); ++agent)
    if (degree(agent) < counts.size()) ++counts[degree(agent)];
  return counts;
}

std::uint64_t StoredTopology::matching_faults() const {
  std::uint64_t faults = 0;
  for (std::uint32_t agent = 0; agent < agents(); ++agent) {
    auto mine = row(agent);
    for (auto first = mine.begin(); first != mine.end();) {
      auto end = std::upper_bound(first, mine.end(), *first);
      auto theirs = row(*first);
      auto [from, to] = std::equal_range(theirs.begin(), theirs.end(), agent);
      if (*first == agent)
        faults += (end - first) % 2;
      else
        faults += static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(0, (end - first) - (to - from)));
      first = end;
    }
  }
  return faults;
}

// Counting and filling take places by atomic addition, so which place an edge gets in its row is left to chance; that
// the rows are sorted afterwards makes the result a function of the edges alone.
StoredTopology from_edges(std::uint32_t agents, std::uint64_t edges,
                          FunctionRef<std::pair<std::uint32_t, std::uint32_t>(std::uint64_t)> edge,
                          const Executor& executor) {
  std::vector<std::uint32_t> taken(agents);
  for_stretches(executor, edges, [&](std::uint64_t first, std::uint64_t end) {
    for (std::uint64_t i = first; i < end; ++i) {
      auto ends = edge(i);
      expects(ends.first < agents && ends.second < agents, "ties between people who exist");
      count_one(taken[ends.first]);
      count_one(taken[ends.second]);
    }
  });
  std::vector<std::uint64_t> offsets = offsets_of(taken);
  std::vector<std::uint32_t> columns(offsets.back());
  std::fill(taken.begin(), taken.end(), 0);
  for_stretches(executor, edges, [&](std::uint64_t first, std::uint64_t end) {
    for (std::uint64_t i = first; i < end; ++i) {
      auto ends = edge(i);
      columns[offsets[ends.first] + count_one(taken[ends.first])] = ends.second;
      columns[offsets[ends.second] + count_one(taken[ends.second])] = ends.first;
    }
  });
  return {std::move(offsets), std::move(columns), executor};
}

StoredTopology stored(const Topology& topology, const Executor& executor) {
  std::vector<std::uint32_t> degrees(topology.agents());
  for_stretches(executor, degrees.size(), [&](std::uint64_t first, std::uint64_t end) {
    for (std::uint64_t a = first; a < end; ++a) degrees[a] = topology.degree(static_cast<std::uint32_t>(a));
  });
  std::vector<std::uint64_t> offsets = offsets_of(degrees);
  std::vector<std::uint32_t> columns(offsets.back());
  for_stretches(executor, degrees.size(), [&](std::uint64_t first, std::uint64_t end) {
    std::vector<std::uint32_t> scratch(topology.max_degree());
    for (std::uint64_t a = first; a < end; ++a) {
      auto row = topology.neighbours(static_cast<std::uint32_t>(a), scratch);
      std::copy(row.begin(), row.end(), columns.begin() + static_cast<std::ptrdiff_t>(offsets[a]));
    }
  });
  return {std::move(offsets), std::move(columns), executor};
}

}  // namespace rivalry

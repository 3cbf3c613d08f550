// A graph whose ties are kept: compressed sparse rows, each sorted.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "rivalry/graph.hpp"
#include "sim/users/topology.hpp"

namespace rivalry {

struct Executor;

class StoredTopology final : public Topology {
 public:
  /// Row a is columns[offsets[a]] to columns[offsets[a + 1]]; rows need not be sorted yet.
  StoredTopology(std::vector<std::uint64_t> offsets, std::vector<std::uint32_t> columns, const Executor& executor);

  std::uint32_t agents() const override { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  std::uint32_t degree(std::uint32_t agent) const override {
    return static_cast<std::uint32_t>(offsets_[agent + 1] - offsets_[agent]);
  }
  std::span<const std::uint32_t> neighbours(std::uint32_t agent, std::span<std::uint32_t>) const override {
    return row(agent);
  }
  void follow(std::span<const Graph::Tie> ties, std::vector<std::uint32_t>& ends) const override {
    ends.clear();
    for (const Graph::Tie& tie : ties) ends.push_back(columns_[offsets_[tie.agent] + tie.index]);
  }
  std::uint32_t max_degree() const override { return max_degree_; }
  std::uint64_t bytes() const override;
  double mean_degree() const override { return static_cast<double>(columns_.size()) / agents(); }
  double second_moment() const override;
  std::vector<std::uint64_t> degree_counts() const override;
  std::uint64_t matching_faults() const override;

 private:
  std::span<const std::uint32_t> row(std::uint32_t agent) const {
    return std::span(columns_).subspan(offsets_[agent], degree(agent));
  }

  std::vector<std::uint64_t> offsets_;
  std::vector<std::uint32_t> columns_;
  std::uint32_t max_degree_ = 0;
};

/// The graph of edge(0), ..., edge(edges - 1), each seen from both ends; an edge from someone to themselves is twice in
/// their row. `edge` is called twice for each number, from several threads, and must answer the same.
StoredTopology from_edges(std::uint32_t agents, std::uint64_t edges,
                          FunctionRef<std::pair<std::uint32_t, std::uint32_t>(std::uint64_t)> edge,
                          const Executor& executor);

/// The same ties as `topology`, kept.
StoredTopology stored(const Topology& topology, const Executor& executor);

}  // namespace rivalry

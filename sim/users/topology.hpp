// What every kind of graph can answer; Graph hands each question on to one of these. The contracts are Graph's.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/graph.hpp"

namespace rivalry {

class Topology {
 public:
  virtual ~Topology() = default;
  virtual std::uint32_t agents() const = 0;
  virtual bool complete() const { return false; }
  virtual std::uint32_t degree(std::uint32_t agent) const = 0;
  virtual std::span<const std::uint32_t> neighbours(std::uint32_t agent, std::span<std::uint32_t> scratch) const = 0;
  virtual void append_neighbours(std::span<const std::uint32_t> agents, std::vector<std::uint32_t>& out) const {
    std::vector<std::uint32_t> scratch(max_degree());
    for (std::uint32_t agent : agents) {
      auto ties = neighbours(agent, scratch);
      out.insert(out.end(), ties.begin(), ties.end());
    }
  }
  virtual void follow(std::span<const Graph::Tie> ties, std::vector<std::uint32_t>& ends) const {
    std::vector<std::uint32_t> scratch(max_degree());
    ends.clear();
    for (const Graph::Tie& tie : ties) ends.push_back(neighbours(tie.agent, scratch)[tie.index]);
  }
  virtual std::uint32_t max_degree() const = 0;
  virtual std::uint64_t bytes() const = 0;
  virtual double mean_degree() const = 0;
  virtual double second_moment() const = 0;
  virtual std::vector<std::uint64_t> degree_counts() const = 0;
  virtual std::uint64_t matching_faults() const = 0;
};

}  // namespace rivalry

// Whose stub is whose: the book-keeping between agents and the loose ends of ties that a matching joins.
//
// Agents are lined up by degree ("rank"), and so are their stubs; both ways from stub to rank are then arithmetic
// within a class of equal degree. A rank is (agent * step + offset) mod N with step near N / golden ratio, so that
// every stretch of agents has all degrees in due proportion (Weyl's sequence); the offset is drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/users/degrees.hpp"
#include "sim/users/divisor.hpp"

namespace rivalry {

class Random;

/// Finds, for x in [0, end), the interval that holds it, in a few nanoseconds: a table says which intervals begin in
/// the stretch of x.
class Intervals {
 public:
  /// `starts` rise strictly from 0 and are all below `end`; fewer than 65536.
  Intervals(std::span<const std::uint64_t> starts, std::uint64_t end);

  std::uint32_t find(std::uint64_t x) const {
    std::uint32_t low = table_[x >> shift_], high = table_[(x >> shift_) + 1];
    while (low < high) {
      std::uint32_t middle = (low + high + 1) / 2;
      if (starts_[middle] <= x)
        low = middle;
      else
        high = middle - 1;
    }
    return low;
  }

  std::uint64_t bytes() const;

 private:
  std::vector<std::uint64_t> starts_;
  std::vector<std::uint16_t> table_;  // the interval that holds the first x of each stretch
  int shift_;
};

class Stubs {
 public:
  /// The agents of all `classes`, at least one and at most 2^32 - 1.
  Stubs(std::span<const DegreeClass> classes, const Random& random);

  std::uint64_t count() const { return count_; }
  std::uint32_t agents() const { return static_cast<std::uint32_t>(agents_.value()); }
  std::uint32_t max_degree() const { return classes_.back().degree; }
  std::uint64_t bytes() const;

  std::uint32_t degree(std::uint32_t agent) const {
    return uniform_ ? classes_[0].degree : classes_[by_rank_.find(rank(agent))].degree;
  }

  struct Range {
    std::uint64_t first;
    std::uint32_t count;
  };
  /// The agent's stubs.
  Range of(std::uint32_t agent) const {
    if (uniform_) return {std::uint64_t{agent} * classes_[0].degree, classes_[0].degree};
    std::uint64_t place = rank(agent);
    const Class& c = classes_[by_rank_.find(place)];
    return {c.first_stub + (place - c.first_rank) * c.degree, c.degree};
  }

  std::uint32_t owner(std::uint64_t stub) const {
    if (uniform_) return static_cast<std::uint32_t>(classes_[0].per_agent.quotient(stub));
    const Class& c = classes_[by_stub_.find(stub) + tieless_];
    return agent(c.first_rank + c.per_agent.quotient(stub - c.first_stub));
  }

 private:
  struct Class {
    std::uint64_t first_stub;
    std::uint64_t first_rank;
    Divisor per_agent;  // the degree, or 1 for nobody's stubs
    std::uint32_t degree;
  };

  std::uint64_t rank(std::uint32_t agent) const { return agents_.remainder(agent * step_ + offset_); }
  std::uint32_t agent(std::uint64_t rank) const {
    return static_cast<std::uint32_t>(agents_.remainder(rank * back_step_ + back_offset_));
  }

  std::vector<Class> classes_;
  std::uint64_t count_ = 0;
  Divisor agents_;
  std::uint32_t tieless_;  // classes without stubs: the first one, or none
  bool uniform_;           // one class: every agent is its own rank
  std::uint64_t step_ = 1, offset_ = 0, back_step_ = 1, back_offset_ = 0;  // all below N, so sums stay below 2^64
  Intervals by_rank_, by_stub_;
};

}  // namespace rivalry

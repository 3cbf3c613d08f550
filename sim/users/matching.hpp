// Keyed permutations and perfect matchings of [0, size) that need no memory.
#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include "sim/users/feistel.hpp"

namespace rivalry {

/// A bijection of [0, size), size in [1, 2^62]. Thread-safe.
class Permutation {
 public:
  Permutation(std::uint64_t size, const FeistelKeys& keys);
  std::uint64_t size() const { return size_; }
  std::uint64_t forward(std::uint64_t x) const;
  std::uint64_t backward(std::uint64_t x) const;

 private:
  std::uint64_t size_;
  std::variant<Feistel<std::uint16_t>, Feistel<std::uint32_t>> rounds_;
};

/// A perfect matching of an even number of stubs: sigma(s) = pi^-1(size - 1 - pi(s)), where pi is a keyed permutation.
/// It is its own inverse, and nobody's own partner, because size - 1 - x is, for an even size. Thread-safe.
class Matching {
 public:
  /// `stubs` is even and at most 2^48; 0 gives an empty matching.
  Matching(std::uint64_t stubs, const FeistelKeys& keys);
  std::uint64_t stubs() const { return stubs_; }

  std::uint64_t partner(std::uint64_t stub) const;

  /// Replaces each stub by its partner. The same numbers as partner() gives, several times as fast, best in dozens.
  void partners(std::span<std::uint64_t> stubs) const;

 private:
  std::uint64_t stubs_;
  std::variant<Feistel<std::uint16_t>, Feistel<std::uint32_t>> rounds_;
};

}  // namespace rivalry

// The section `generators`: numbers of random number generators, to hold against published ones.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rivalry {

struct KeyRow;
struct OutputRow;

/// A number of the generator, to hold against published known-answer vectors.
struct Generator {
  std::string name;
  std::string kind;                    ///< philox4x32-10, philox4x32-7, threefry4x32-20, threefry2x64-20
  std::vector<std::uint32_t> counter;  ///< 32-bit words; a 64-bit word is its low half, then its high half
  std::vector<std::uint32_t> key;
};

struct Generators {
  std::vector<Generator> all;

  static KeyRow keys();
  static std::span<const OutputRow> outputs();
};

}  // namespace rivalry

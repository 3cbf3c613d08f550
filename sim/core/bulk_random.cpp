#include "sim/core/bulk_random.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rivalry {

namespace {

using PhiloxKey = std::array<std::uint32_t, 2>;

void philox_scalar(const Words& counter, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  for (std::uint32_t i = 0; i < count; ++i) {
    Words w = philox({counter[0] + i, counter[1], counter[2], counter[3]}, key[0], key[1]);
    *out++ = static_cast<std::uint64_t>(w[0]) << 32 | w[1];
    *out++ = static_cast<std::uint64_t>(w[2]) << 32 | w[3];
  }
}

void philox_these_scalar(const std::uint32_t* entities, const std::uint32_t* steps, std::uint32_t what,
                         const std::uint32_t* draws, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    Words w = philox({entities[i], steps[i], what, draws[i]}, key[0], key[1]);
    *out++ = static_cast<std::uint64_t>(w[0]) << 32 | w[1];
    *out++ = static_cast<std::uint64_t>(w[2]) << 32 | w[3];
  }
}

#if defined(__x86_64__)

constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
constexpr int rounds = 10;

/// Runs whole batches straight into out, and the rest of them through a buffer.
template <std::size_t batch, class RunBatch>
void in_batches(RunBatch run_batch, Words counter, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  for (; count >= batch; count -= batch, counter[0] += batch, out += 2 * batch) run_batch(counter, key, out);
  if (count == 0) return;
  std::uint64_t buffer[2 * batch];
  run_batch(counter, key, buffer);
  std::copy_n(buffer, 2 * count, out);
}

/// The same of given entities, steps and draws.
template <std::size_t batch, class RunBatch>
void these_in_batches(RunBatch run_batch, const std::uint32_t* entities, const std::uint32_t* steps, std::uint32_t what,
                      const std::uint32_t* draws, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  for (; count >= batch; count -= batch, entities += batch, steps += batch, draws += batch, out += 2 * batch)
    run_batch(entities, steps, what, draws, key, out);
  if (count == 0) return;
  std::uint32_t rest[3][batch] = {};
  std::copy_n(entities, count, rest[0]);
  std::copy_n(steps, count, rest[1]);
  std::copy_n(draws, count, rest[2]);
  std::uint64_t buffer[2 * batch];
  run_batch(rest[0], rest[1], what, rest[2], key, buffer);
  std::copy_n(buffer, 2 * count, out);
}

// In both vector versions each 64-bit lane is one counter, whose four words sit in the low halves of four registers.
// The upper halves hold leftovers: the multiplication does not read them, and the end drops them. A few registers of
// each kind go side by side, to hide the latency of the multiplication.

constexpr int groups = 4;

__attribute__((target("avx2"), always_inline)) inline void philox_rounds_avx2(__m256i (&c)[groups][4], PhiloxKey key,
                                                                              std::uint64_t* out) {
  constexpr int lanes = 4;
  const __m256i m0 = _mm256_set1_epi64x(multiplier_0), m1 = _mm256_set1_epi64x(multiplier_1);
  for (int round = 0; round < rounds; ++round) {
    const __m256i k0 = _mm256_set1_epi64x(key[0]), k1 = _mm256_set1_epi64x(key[1]);
    for (auto& [c0, c1, c2, c3] : c) {
      __m256i p0 = _mm256_mul_epu32(c0, m0), p1 = _mm256_mul_epu32(c2, m1);
      c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), c1), k0);
      c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), c3), k1);
      c1 = p1;
      c3 = p0;
    }
    key = {key[0] + weyl_0, key[1] + weyl_1};
  }
  for (auto& [c0, c1, c2, c3] : c) {
    __m256i a = _mm256_blend_epi32(c1, _mm256_slli_epi64(c0, 32), 0xAA);
    __m256i b = _mm256_blend_epi32(c3, _mm256_slli_epi64(c2, 32), 0xAA);
    __m256i even = _mm256_unpacklo_epi64(a, b), odd = _mm256_unpackhi_epi64(a, b);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), _mm256_permute2x128_si256(even, odd, 0x20));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + lanes), _mm256_permute2x128_si256(even, odd, 0x31));
    out += std::ptrdiff_t{2} * lanes;
  }
}

__attribute__((target("avx2"))) void philox_batch_avx2(const Words& counter, PhiloxKey key, std::uint64_t* out) {
  constexpr int lanes = 4;
  __m256i c[groups][4];
  for (int g = 0; g < groups; ++g) {
    c[g][0] = _mm256_add_epi32(_mm256_set1_epi64x(counter[0] + static_cast<std::uint32_t>(g * lanes)),
                               _mm256_set_epi64x(3, 2, 1, 0));
    for (int w = 1; w < 4; ++w) c[g][w] = _mm256_set1_epi64x(counter[w]);
  }
  philox_rounds_avx2(c, key, out);
}

__attribute__((target("avx2"), always_inline)) inline __m256i widened_avx2(const std::uint32_t* from) {
  return _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

__attribute__((target("avx2"))) void these_avx2(const std::uint32_t* entities, const std::uint32_t* steps,
                                                std::uint32_t what, const std::uint32_t* draws, PhiloxKey key,
                                                std::uint64_t* out) {
  constexpr int lanes = 4;
  __m256i c[groups][4];
  for (int g = 0; g < groups; ++g) {
    c[g][0] = widened_avx2(entities + std::ptrdiff_t{g} * lanes);
    c[g][1] = widened_avx2(steps + std::ptrdiff_t{g} * lanes);
    c[g][2] = _mm256_set1_epi64x(what);
    c[g][3] = widened_avx2(draws + std::ptrdiff_t{g} * lanes);
  }
  philox_rounds_avx2(c, key, out);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"  // false alarms from gcc 12's own header (GCC bug 105593)
__attribute__((target("avx512f"), always_inline)) inline void philox_rounds_avx512(__m512i (&c)[groups][4],
                                                                                   PhiloxKey key, std::uint64_t* out) {
  constexpr int lanes = 8;
  constexpr int xor_of_three = 0x96, upper_halves = 0xAAAA;
  const __m512i m0 = _mm512_set1_epi64(multiplier_0), m1 = _mm512_set1_epi64(multiplier_1);
  for (int round = 0; round < rounds; ++round) {
    const __m512i k0 = _mm512_set1_epi64(key[0]), k1 = _mm512_set1_epi64(key[1]);
    for (auto& [c0, c1, c2, c3] : c) {
      __m512i p0 = _mm512_mul_epu32(c0, m0), p1 = _mm512_mul_epu32(c2, m1);
      c0 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p1, 32), c1, k0, xor_of_three);
      c2 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p0, 32), c3, k1, xor_of_three);
      c1 = p1;
      c3 = p0;
    }
    key = {key[0] + weyl_0, key[1] + weyl_1};
  }
  const __m512i first = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0),
                second = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
  for (auto& [c0, c1, c2, c3] : c) {
    __m512i a = _mm512_mask_blend_epi32(upper_halves, c1, _mm512_slli_epi64(c0, 32));
    __m512i b = _mm512_mask_blend_epi32(upper_halves, c3, _mm512_slli_epi64(c2, 32));
    _mm512_storeu_si512(out, _mm512_permutex2var_epi64(a, first, b));
    _mm512_storeu_si512(out + lanes, _mm512_permutex2var_epi64(a, second, b));
    out += std::ptrdiff_t{2} * lanes;
  }
}

__attribute__((target("avx512f"))) void philox_batch_avx512(const Words& counter, PhiloxKey key, std::uint64_t* out) {
  constexpr int lanes = 8;
  __m512i c[groups][4];
  for (int g = 0; g < groups; ++g) {
    c[g][0] = _mm512_add_epi32(_mm512_set1_epi64(counter[0] + static_cast<std::uint32_t>(g * lanes)),
                               _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0));
    for (int w = 1; w < 4; ++w) c[g][w] = _mm512_set1_epi64(counter[w]);
  }
  philox_rounds_avx512(c, key, out);
}

__attribute__((target("avx512f"), always_inline)) inline __m512i widened_avx512(const std::uint32_t* from) {
  return _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
}

__attribute__((target("avx512f"))) void these_avx512(const std::uint32_t* entities, const std::uint32_t* steps,
                                                     std::uint32_t what, const std::uint32_t* draws, PhiloxKey key,
                                                     std::uint64_t* out) {
  constexpr int lanes = 8;
  __m512i c[groups][4];
  for (int g = 0; g < groups; ++g) {
    c[g][0] = widened_avx512(entities + std::ptrdiff_t{g} * lanes);
    c[g][1] = widened_avx512(steps + std::ptrdiff_t{g} * lanes);
    c[g][2] = _mm512_set1_epi64(what);
    c[g][3] = widened_avx512(draws + std::ptrdiff_t{g} * lanes);
  }
  philox_rounds_avx512(c, key, out);
}

#pragma GCC diagnostic pop

void philox_avx2(const Words& counter, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  in_batches<16>(philox_batch_avx2, counter, key, count, out);
}

void philox_avx512(const Words& counter, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  in_batches<32>(philox_batch_avx512, counter, key, count, out);
}

void philox_these_avx2(const std::uint32_t* entities, const std::uint32_t* steps, std::uint32_t what,
                       const std::uint32_t* draws, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  these_in_batches<16>(these_avx2, entities, steps, what, draws, key, count, out);
}

void philox_these_avx512(const std::uint32_t* entities, const std::uint32_t* steps, std::uint32_t what,
                         const std::uint32_t* draws, PhiloxKey key, std::size_t count, std::uint64_t* out) {
  these_in_batches<32>(these_avx512, entities, steps, what, draws, key, count, out);
}

#endif

}  // namespace

std::vector<PhiloxVersion> philox_versions() {
  std::vector<PhiloxVersion> versions = {{"scalar", philox_scalar, philox_these_scalar}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) versions.push_back({"AVX2", philox_avx2, philox_these_avx2});
  if (__builtin_cpu_supports("avx512f")) versions.push_back({"AVX-512", philox_avx512, philox_these_avx512});
#endif
  return versions;
}

void Random::words_of_many(Purpose purpose, std::uint16_t stream, std::uint32_t first_entity, std::size_t count,
                           std::uint32_t step, std::uint32_t draw, std::uint64_t* out) const {
  static const PhiloxForMany run = philox_versions().back().run;
  std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16 | stream;
  run({first_entity, step, what, draw}, key_, count, out);
}

void Random::words_of_these(Purpose purpose, std::uint16_t stream, const std::uint32_t* entities,
                            const std::uint32_t* steps, const std::uint32_t* draws, std::size_t count,
                            std::uint64_t* out) const {
  static const PhiloxForThese run = philox_versions().back().run_these;
  run(entities, steps, static_cast<std::uint32_t>(purpose) << 16 | stream, draws, key_, count, out);
}

}  // namespace rivalry

// A keyed bijection of a rectangle: a number x < parts * 2^bits is the pair (left, right) with left < parts and
// right < 2^bits, and six rounds alternately add to the left a hash of the right and to the right a hash of the left.
// Each round can be undone, whatever the hash (Luby & Rackoff 1988; for rectangles Black & Rogaway 2002).
//
// The rounds are straight-line arithmetic on `Half`, so that a loop over them becomes vector code, with the same bits
// on every CPU.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "rivalry/random.hpp"

namespace rivalry {

class Random;

inline constexpr int feistel_rounds = 6;
using FeistelKeys = std::array<std::uint32_t, feistel_rounds>;

/// Round keys for the bijection that (purpose, stream, entity) names.
inline FeistelKeys feistel_keys(const Random& random, Purpose purpose, std::uint16_t stream, std::uint32_t entity) {
  Words a = random.words(purpose, stream, entity, 0, 0), b = random.words(purpose, stream, entity, 0, 1);
  return {a[0], a[1], a[2], a[3], b[0], b[1]};
}

/// `Half` is uint16_t for sizes up to 2^31, uint32_t for sizes up to 2^62.
template <class Half>
class Feistel {
 public:
  using Whole = std::conditional_t<sizeof(Half) == 2, std::uint32_t, std::uint64_t>;
  static constexpr int half_bits = std::numeric_limits<Half>::digits;

  /// The smallest such rectangle with at least `size` >= 1 cells and sides about the square root.
  Feistel(std::uint64_t size, const FeistelKeys& keys) {
    bits_ = (static_cast<int>(std::bit_width(size - 1)) + 1) / 2;
    parts_ = static_cast<Half>((size + (std::uint64_t{1} << bits_) - 1) >> bits_);
    mask_ = static_cast<Half>((std::uint64_t{1} << bits_) - 1);
    for (int i = 0; i < feistel_rounds; ++i) keys_[i] = static_cast<Half>(keys[i]);
  }

  Half left(Whole x) const { return static_cast<Half>(x >> bits_); }
  Half right(Whole x) const { return static_cast<Half>(x & mask_); }
  Whole join(Half left, Half right) const { return static_cast<Whole>(static_cast<Whole>(left) << bits_ | right); }

  [[gnu::always_inline]] void forward(Half& left, Half& right) const {
    for (int round = 0; round < feistel_rounds; round += 2) {
      Half sum = static_cast<Half>(left + shift(right, round));
      left = smaller(sum, static_cast<Half>(sum - parts_));
      right = static_cast<Half>(right ^ (hash(left, round + 1) & mask_));
    }
  }

  [[gnu::always_inline]] void backward(Half& left, Half& right) const {
    for (int round = feistel_rounds - 2; round >= 0; round -= 2) {
      right = static_cast<Half>(right ^ (hash(left, round + 1) & mask_));
      Half difference = static_cast<Half>(left - shift(right, round));
      left = smaller(difference, static_cast<Half>(difference + parts_));
    }
  }

 private:
  // Odd constants of well-known hashes; which ones does not matter.
  static constexpr std::array<std::uint32_t, feistel_rounds> multipliers = {0x9E3779B1u, 0x85EBCA77u, 0xC2B2AE3Du,
                                                                            0x27D4EB2Fu, 0x165667B1u, 0xB5297A4Du};

  // Of a number and the same number plus or minus `parts_`, one lies in [0, parts_); the other is larger, if need be
  // by wrapping, because parts_ <= 2^(half_bits - 1).
  static Half smaller(Half a, Half b) { return a < b ? a : b; }

  // Both halves of a product are wanted, written as two products, for which vector units have instructions.
  Half hash(Half x, int round) const {
    Half keyed = static_cast<Half>(x ^ keys_[round]), multiplier = static_cast<Half>(multipliers[round]);
    Half low = static_cast<Half>(static_cast<Whole>(keyed) * multiplier);
    return static_cast<Half>(low ^ high_half(keyed, multiplier));
  }

  // The hash, scaled to [0, parts_).
  Half shift(Half x, int round) const { return high_half(hash(x, round), parts_); }

  static Half high_half(Half a, Half b) { return static_cast<Half>(static_cast<Whole>(a) * b >> half_bits); }

  std::array<Half, feistel_rounds> keys_;
  Half parts_;
  Half mask_;
  int bits_;
};

}  // namespace rivalry

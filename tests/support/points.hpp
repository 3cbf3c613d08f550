// Deterministic points to evaluate a function at: the same in every run and on every machine.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace rivalry::test {

class Points {
 public:
  explicit Points(std::uint64_t seed) : state_(seed) {}

  /// 64 random bits (SplitMix64; Steele, Lea & Flood 2014).
  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }

  double between(double low, double high) { return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53); }

  /// 2^u, u uniform: the same number of points in every octave.
  double octaves(double low, double high) { return std::exp2(between(low, high)); }

  double sign() { return bits() & 1 ? -1 : 1; }

  /// Any finite positive double, normal or not, every bit pattern alike.
  double any_positive() { return std::bit_cast<double>(bits() % 0x7ff0000000000000); }

  double subnormal() { return std::bit_cast<double>(bits() & 0xfffffffffffff); }

 private:
  std::uint64_t state_;
};

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace rivalry::test

// Division by a number that stays the same, without dividing (Barrett 1986).
#pragma once

#include <cstdint>

namespace rivalry {

/// Exact for every 64-bit number. `value` >= 1.
class Divisor {
 public:
  explicit Divisor(std::uint64_t value = 1) : value_(value), reciprocal_(~std::uint64_t{0} / value) {}
  std::uint64_t value() const { return value_; }

  std::uint64_t quotient(std::uint64_t x) const {
    std::uint64_t estimate = low_estimate(x);
    return estimate + (x - estimate * value_ >= value_ ? 1 : 0);
  }

  std::uint64_t remainder(std::uint64_t x) const {
    std::uint64_t rest = x - low_estimate(x) * value_;
    return rest >= value_ ? rest - value_ : rest;
  }

 private:
  __extension__ using Wide = unsigned __int128;

  // The quotient or one less: the reciprocal r has r > 2^64 / value - 1, so x r / 2^64 > x / value - 1.
  std::uint64_t low_estimate(std::uint64_t x) const {
    return static_cast<std::uint64_t>(static_cast<Wide>(x) * reciprocal_ >> 64);
  }

  std::uint64_t value_;
  std::uint64_t reciprocal_;
};

}  // namespace rivalry

// High-precision reference values (MPFR) and the distance of a double from one, in units in the last place.
#pragma once

#include <mpfr.h>

#include <cmath>
#include <limits>

namespace rivalry::test {

/// A number with that many bits.
template <int Bits>
class RealOf {
 public:
  explicit RealOf(double x = 0) {
    mpfr_init2(value_, Bits);
    mpfr_set_d(value_, x, MPFR_RNDN);
  }
  ~RealOf() { mpfr_clear(value_); }
  RealOf(const RealOf& other) {
    mpfr_init2(value_, Bits);
    mpfr_set(value_, other.value_, MPFR_RNDN);
  }
  RealOf& operator=(const RealOf& other) {
    mpfr_set(value_, other.value_, MPFR_RNDN);
    return *this;
  }

  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }
  double rounded() const { return mpfr_get_d(value_, MPFR_RNDN); }

  RealOf& operator+=(const RealOf& b) { return mpfr_add(value_, value_, b.value_, MPFR_RNDN), *this; }
  RealOf& operator-=(const RealOf& b) { return mpfr_sub(value_, value_, b.value_, MPFR_RNDN), *this; }
  RealOf& operator*=(const RealOf& b) { return mpfr_mul(value_, value_, b.value_, MPFR_RNDN), *this; }
  RealOf& operator/=(const RealOf& b) { return mpfr_div(value_, value_, b.value_, MPFR_RNDN), *this; }
  friend RealOf operator+(RealOf a, const RealOf& b) { return a += b; }
  friend RealOf operator-(RealOf a, const RealOf& b) { return a -= b; }
  friend RealOf operator*(RealOf a, const RealOf& b) { return a *= b; }
  friend RealOf operator/(RealOf a, const RealOf& b) { return a /= b; }
  friend bool operator<(const RealOf& a, const RealOf& b) { return mpfr_less_p(a.value_, b.value_) != 0; }

 private:
  mpfr_t value_;
};

using Real = RealOf<128>;      // enough to judge a double
using WideReal = RealOf<320>;  // enough to add up series whose result is tiny

/// Applies an MPFR function of one argument, e.g. apply(mpfr_exp, x).
template <class Function, int Bits>
RealOf<Bits> apply(Function function, const RealOf<Bits>& x) {
  RealOf<Bits> result;
  function(result.get(), x.get(), MPFR_RNDN);
  return result;
}

/// The spacing of the doubles around x, at least that of the subnormal ones.
inline double ulp(double x) {
  x = std::fabs(x);
  double next = std::nextafter(x, std::numeric_limits<double>::infinity());
  return std::isinf(next) ? 0x1p971 : next - x;
}

/// |got - exact| in ulps of the exact value; 0 if both round to the same, infinity if one of them is NaN or infinite.
template <int Bits>
double ulp_error(double got, const RealOf<Bits>& exact) {
  double rounded = exact.rounded();
  if (got == rounded && !std::isfinite(got)) return 0;
  if (!std::isfinite(got) || !std::isfinite(rounded)) return std::numeric_limits<double>::infinity();
  RealOf<Bits> error = (RealOf<Bits>(got) - exact) / RealOf<Bits>(ulp(rounded));
  return std::fabs(error.rounded());
}

/// |got - exact| / |exact|, where the exact value counts as at least the smallest normal number.
template <int Bits>
double relative_error(double got, const RealOf<Bits>& exact) {
  if (!std::isfinite(got)) return std::numeric_limits<double>::infinity();
  double size = std::fabs(exact.rounded());
  RealOf<Bits> error = RealOf<Bits>(got) - exact;
  return std::fabs((size < 0x1p-1022 ? error / RealOf<Bits>(0x1p-1022) : error / exact).rounded());
}

}  // namespace rivalry::test

// High-precision reference values (MPFR) and the distance of a double from one, in units in the last place.
#pragma once

#include <mpfr.h>

#include <cmath>
#include <limits>

namespace rivalry::test {

/// A number with 200 bits, or as many as asked for.
class Real {
 public:
  explicit Real(double x = 0, mpfr_prec_t bits = 200) {
    mpfr_init2(value_, bits);
    mpfr_set_d(value_, x, MPFR_RNDN);
  }
  ~Real() { mpfr_clear(value_); }
  Real(const Real& other) {
    mpfr_init2(value_, mpfr_get_prec(other.value_));
    mpfr_set(value_, other.value_, MPFR_RNDN);
  }
  Real& operator=(const Real& other) {
    mpfr_set(value_, other.value_, MPFR_RNDN);
    return *this;
  }

  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }
  double rounded() const { return mpfr_get_d(value_, MPFR_RNDN); }

  Real& operator+=(const Real& b) { return mpfr_add(value_, value_, b.value_, MPFR_RNDN), *this; }
  Real& operator-=(const Real& b) { return mpfr_sub(value_, value_, b.value_, MPFR_RNDN), *this; }
  Real& operator*=(const Real& b) { return mpfr_mul(value_, value_, b.value_, MPFR_RNDN), *this; }
  Real& operator/=(const Real& b) { return mpfr_div(value_, value_, b.value_, MPFR_RNDN), *this; }
  friend Real operator+(Real a, const Real& b) { return a += b; }
  friend Real operator-(Real a, const Real& b) { return a -= b; }
  friend Real operator*(Real a, const Real& b) { return a *= b; }
  friend Real operator/(Real a, const Real& b) { return a /= b; }
  friend bool operator<(const Real& a, const Real& b) { return mpfr_less_p(a.value_, b.value_) != 0; }

 private:
  mpfr_t value_;
};

/// Applies an MPFR function of one argument, e.g. apply(mpfr_exp, x).
template <class Function>
Real apply(Function function, const Real& x) {
  Real result(0, mpfr_get_prec(x.get()));
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
inline double ulp_error(double got, const Real& exact) {
  double rounded = exact.rounded();
  if (got == rounded && !std::isfinite(got)) return 0;
  if (!std::isfinite(got) || !std::isfinite(rounded)) return std::numeric_limits<double>::infinity();
  Real error = (Real(got) - exact) / Real(ulp(rounded));
  return std::fabs(error.rounded());
}

/// |got - exact| / |exact|; 0 if both are 0.
inline double relative_error(double got, const Real& exact) {
  if (Real(got).rounded() == 0 && mpfr_zero_p(exact.get())) return 0;
  return std::fabs(((Real(got) - exact) / exact).rounded());
}

}  // namespace rivalry::test

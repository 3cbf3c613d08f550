#include "sim/core/functions.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

double ishigami(const Function& f) {
  double sine = math::sin(f.x1), square = f.x3 * f.x3, second = math::sin(f.x2);
  return sine + f.a * second * second + f.b * square * square * sine;
}

double linear(const Function& f) {
  double sum = 0;
  for (const FunctionTerm& term : f.terms) sum += term.slope * term.x;
  return sum;
}

double extremes(const Function& f, std::uint32_t index, const Random& random) {
  double least = 1, most = 0;
  for (std::int64_t i = 0; i < f.draws; ++i) {
    double u = random.uniform(Purpose::KnownAnswer, 0, index, 0, static_cast<std::uint32_t>(i));
    least = std::min(least, u), most = std::max(most, u);
  }
  return f.both_ends ? most - least : most;
}

}  // namespace

std::int64_t wilks_draws(double share, double confidence, bool both_ends) {
  double power = 1;  // share^(n - 1)
  for (std::int64_t n = 1;; ++n, power *= share) {
    double missed = power * share + (both_ends ? static_cast<double>(n) * (1 - share) * power : 0);
    if (1 - missed >= confidence) return n;
  }
}

double value_of(const Function& f, std::uint32_t index, const Random& random) {
  switch (f.kind) {
    case FunctionKind::Ishigami:
      return ishigami(f);
    case FunctionKind::Linear:
      return linear(f);
    case FunctionKind::Wilks:
      return static_cast<double>(wilks_draws(f.share, f.confidence, f.both_ends));
    case FunctionKind::Extremes:
      return extremes(f, index, random);
  }
  throw InvariantError("a function of unknown kind");
}

}  // namespace rivalry

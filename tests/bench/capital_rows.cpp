#include "capital_rows.hpp"

#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "sim/capital/valuation/simulated.hpp"
#include "timing.hpp"

namespace rivalry::bench {

double least_squares_ms(int threads) {
  using namespace valuation;
  Simulation put{{36, 40, .06, 0, .2, 1, Right::Put}, Payoff::Put, 0, 50, 100'000, true, Basis::Laguerre, 3};
  ThreadLimit limit(threads);
  Executor executor{Workers::Tbb, threads};
  return 1e3 * best_seconds([&] {
           double value = learn(Simulated(put, Random(1, 0), 0, 0, executor), executor).estimate.value;
           keep(value);
         });
}

}  // namespace rivalry::bench

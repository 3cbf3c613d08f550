#include "sim/capital/valuation/simulated.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/valuations.hpp"
#include "sim/capital/valuation/regression.hpp"

namespace rivalry::valuation {

namespace {

/// Paths with normal numbers of their own, or pairs that share them, are drawn so many at a time.
constexpr std::size_t block_draws = 1024;

double normal(std::uint64_t bits) {
  return math::normal_quantile(unit(static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits)));
}

std::size_t draws_of(const Simulation& s) { return s.in_pairs ? s.paths / 2 : s.paths; }

}  // namespace

void basis(Basis kind, std::size_t functions, double x, double* numbers) {
  numbers[0] = 1;
  if (kind == Basis::Powers) {
    for (std::size_t n = 1; n <= functions; ++n) numbers[n] = numbers[n - 1] * x;
    return;
  }
  // L_0 = 1, L_1 = 1 - x, (n + 1) L_{n+1} = (2 n + 1 - x) L_n - n L_{n-1}
  double before = 0, now = math::exp(-x / 2);
  for (std::size_t n = 0; n < functions; ++n) {
    numbers[n + 1] = now;
    double k = static_cast<double>(n), next = ((2 * k + 1 - x) * now - k * before) / (k + 1);
    before = now;
    now = next;
  }
}

std::uint64_t memory_of(const Simulation& s) {
  return static_cast<std::uint64_t>(s.paths) * (s.dates * sizeof(float) + 2 * sizeof(double) + sizeof(std::uint32_t));
}

Simulated::Simulated(const Simulation& simulation, const Random& random, std::uint16_t stream, std::uint32_t set,
                     const Executor& executor)
    : simulation_(simulation), prices_(simulation.paths * simulation.dates) {
  expects(simulation.dates > 0 && simulation.option.strike > 0, "a strike and a date of exercise");
  expects(simulation.functions >= 1 && simulation.functions < most_regressors, "one to seven functions");
  expects(!simulation.in_pairs || simulation.paths % 2 == 0, "an even number of paths");
  const Option& option = simulation.option;
  for (std::size_t date = 1; date <= simulation.dates; ++date) {
    double time = option.time * static_cast<double>(date) / static_cast<double>(simulation.dates);
    discounts_.push_back(math::exp(-option.rate * time));
  }
  for_blocks(executor, (draws_of(simulation) + block_draws - 1) / block_draws,
             [&](std::size_t block) { draw(block, random, stream, set); });
}

void Simulated::draw(std::size_t block, const Random& random, std::uint16_t stream, std::uint32_t set) {
  const Option& option = simulation_.option;
  std::size_t first = block * block_draws, count = std::min(draws_of(simulation_) - first, block_draws);
  double step = option.time / static_cast<double>(simulation_.dates);
  double drift = (option.rate - option.pays_out - option.volatility * option.volatility / 2) * step;
  double spread = option.volatility * std::sqrt(step);
  std::array<double, block_draws> walk{};  ///< sum of the normal numbers so far
  std::array<std::uint64_t, 2 * block_draws> bits{};
  for (std::size_t date = 0; date < simulation_.dates; ++date) {
    if (date % 2 == 0)
      random.words_of_many(Purpose::Path, stream, static_cast<std::uint32_t>(first), count,
                           static_cast<std::uint32_t>(date / 2), set, bits.data());
    double sure = drift * static_cast<double>(date + 1);
    float* row = &prices_[date * simulation_.paths];
    for (std::size_t i = 0; i < count; ++i) {
      walk[i] += normal(bits[2 * i + date % 2]);
      auto price = [&](double side) {
        return static_cast<float>(option.price * math::exp(sure + side * spread * walk[i]));
      };
      if (!simulation_.in_pairs) {
        row[first + i] = price(1);
        continue;
      }
      row[2 * (first + i)] = price(1);
      row[2 * (first + i) + 1] = price(-1);
    }
  }
}

double Simulated::exercise(std::size_t date, std::size_t path) const {
  double gain = price(date, path) - simulation_.option.strike;
  return simulation_.payoff == Payoff::Put ? -gain : gain;
}

void Simulated::state(std::size_t date, std::size_t path, double* numbers) const {
  basis(simulation_.basis, simulation_.functions, price(date, path) / simulation_.option.strike, numbers);
}

double Simulated::ending(std::size_t path) const {
  if (simulation_.payoff != Payoff::Stake) return 0;
  double listed = price(simulation_.dates - 1, path);
  return discounts_.back() * (listed - std::min((1 - simulation_.discount) * listed, simulation_.option.strike));
}

}  // namespace rivalry::valuation

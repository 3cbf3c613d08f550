// Futures drawn for a valuation alone: a lognormal price on evenly spaced dates, as it moves where nobody minds risk
// (geometric Brownian motion, exact at its dates).
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/valuations.hpp"
#include "sim/capital/valuation/black_scholes.hpp"
#include "sim/capital/valuation/least_squares.hpp"

namespace rivalry {
struct Executor;
class Random;
}  // namespace rivalry

namespace rivalry::valuation {

struct Simulation {
  Option option;  ///< `right` does not count, `payoff` does; the strike is above 0
  Payoff payoff = Payoff::Put;
  double discount = 0;          ///< Stake: to the listing's price
  std::size_t dates = 50;       ///< of exercise, evenly spaced, the end being the last
  std::size_t paths = 100'000;  ///< even if in pairs
  bool in_pairs = true;         ///< every second path is the mirror image of the one before (antithetic)
  Basis basis = Basis::Laguerre;
  std::size_t functions = 3;  ///< 1 to most_regressors - 1
};

/// Fills `numbers` with 1 and `functions` functions of x.
void basis(Basis kind, std::size_t functions, double x, double* numbers);

/// The bytes it needs.
std::uint64_t memory_of(const Simulation& simulation);

class Simulated : public Futures {
 public:
  /// Draws the paths, in parallel. `stream` and `set` tell apart paths that shall be independent: things of different
  /// names, and those that teach from those that are decided upon.
  Simulated(const Simulation& simulation, const Random& random, std::uint16_t stream, std::uint32_t set,
            const Executor& executor);

  std::size_t paths() const override { return simulation_.paths; }
  std::size_t dates() const override { return simulation_.dates; }
  std::size_t regressors() const override { return simulation_.functions + 1; }
  std::size_t dates_alive(std::size_t) const override {
    return simulation_.payoff == Payoff::Stake ? simulation_.dates - 1 : simulation_.dates;
  }
  double exercise(std::size_t date, std::size_t path) const override;
  void state(std::size_t date, std::size_t path, double* numbers) const override;
  double discount(std::size_t date) const override { return discounts_[date]; }
  double ending(std::size_t path) const override;
  bool in_pairs() const override { return simulation_.in_pairs; }

 private:
  double price(std::size_t date, std::size_t path) const {
    return static_cast<double>(prices_[date * simulation_.paths + path]);
  }
  void draw(std::size_t block, const Random& random, std::uint16_t stream, std::uint32_t set);

  Simulation simulation_;
  std::vector<double> discounts_;
  std::vector<float> prices_;  ///< date by date: half the memory, and far finer than what a fit can tell apart
};

}  // namespace rivalry::valuation

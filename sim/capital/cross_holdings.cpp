#include "sim/capital/cross_holdings.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/shares.hpp"
#include "rivalry/world.hpp"

namespace rivalry {

namespace {

constexpr double least_pivot = 1e-12;

/// A x = b, row by row, the right side last.
struct StakeSystem {
  std::size_t size = 0;
  std::vector<double> cells;  ///< size rows of size + 1

  explicit StakeSystem(std::size_t n) : size(n), cells(n * (n + 1), 0.0) {}
  double& at(std::size_t row, std::size_t column) { return cells[row * (size + 1) + column]; }
};

void pivot(StakeSystem& system, std::size_t step) {
  std::size_t best = step;
  for (std::size_t row = step + 1; row < system.size; ++row)
    if (std::abs(system.at(row, step)) > std::abs(system.at(best, step))) best = row;
  if (std::abs(system.at(best, step)) < least_pivot)
    throw InvariantError("companies that own each other altogether have no value");
  if (best == step) return;
  for (std::size_t column = step; column <= system.size; ++column)
    std::swap(system.at(step, column), system.at(best, column));
}

std::vector<double> solve(StakeSystem system) {
  for (std::size_t step = 0; step < system.size; ++step) {
    pivot(system, step);
    for (std::size_t row = step + 1; row < system.size; ++row) {
      double times = system.at(row, step) / system.at(step, step);
      if (times == 0) continue;
      for (std::size_t column = step; column <= system.size; ++column)
        system.at(row, column) -= times * system.at(step, column);
    }
  }
  std::vector<double> x(system.size);
  for (std::size_t row = system.size; row-- > 0;) {
    double sum = system.at(row, system.size);
    for (std::size_t column = row + 1; column < system.size; ++column) sum -= system.at(row, column) * x[column];
    x[row] = sum / system.at(row, row);
  }
  return x;
}

std::vector<std::size_t> involved(const std::vector<StakeOf>& stakes) {
  std::vector<std::size_t> places;
  for (const StakeOf& stake : stakes) {
    places.push_back(stake.holder);
    places.push_back(stake.of);
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

StakeSystem system_of(const std::vector<double>& own, const std::vector<StakeOf>& stakes,
                      const std::vector<std::size_t>& places, const std::vector<bool>& worthless) {
  auto row_of = [&](std::size_t place) {
    return static_cast<std::size_t>(std::ranges::lower_bound(places, place) - places.begin());
  };
  StakeSystem system(places.size());
  for (std::size_t row = 0; row < places.size(); ++row) {
    system.at(row, row) = 1;
    system.at(row, places.size()) = worthless[row] ? 0 : own[places[row]];
  }
  for (const StakeOf& stake : stakes)
    if (!worthless[row_of(stake.holder)]) system.at(row_of(stake.holder), row_of(stake.of)) -= stake.share;
  return system;
}

}  // namespace

std::vector<StakeOf> stakes_in_each_other(const World& world) {
  std::vector<StakeOf> stakes;
  const Firms& firms = world.firms;
  for (std::size_t of = 0; of < firms.companies; ++of) {
    PartyId company = firms.company(of);
    auto diluted = static_cast<double>(world.books->shares.diluted(company));
    if (!firms.all[of].alive || diluted <= 0) continue;
    for (const Register::Holding& holding : world.books->shares.of(company)) {
      std::size_t holder = holding.holder.index - first_company;
      bool counts = holding.holder.index >= first_company && holder < firms.companies && holding.shares > 0;
      if (!counts || holder == of || !firms.all[holder].alive) continue;
      double as_ordinary = world.books->shares.classes(company)[holding.kind].converts;
      stakes.push_back({holder, of, static_cast<double>(holding.shares) * as_ordinary / diluted});
    }
  }
  return stakes;
}

std::vector<double> with_stakes(const std::vector<double>& own, const std::vector<StakeOf>& stakes) {
  std::vector<double> values(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) values[i] = std::max(0.0, own[i]);
  std::vector<std::size_t> places = involved(stakes);
  std::vector<bool> worthless(places.size(), false);
  for (bool again = !places.empty(); again;) {
    again = false;
    std::vector<double> solved = solve(system_of(own, stakes, places, worthless));
    for (std::size_t row = 0; row < places.size(); ++row) {
      bool below = solved[row] < 0;
      worthless[row] = worthless[row] || below;
      again = again || below;
      values[places[row]] = std::max(0.0, solved[row]);
    }
  }
  return values;
}

}  // namespace rivalry

#include "sim/capital/valuation/least_squares.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/parallel.hpp"

namespace rivalry::valuation {

namespace {

constexpr std::size_t block_paths = 2048;  ///< even, so that no pair is torn apart

std::size_t blocks_of(const Futures& futures) { return (futures.paths() + block_paths - 1) / block_paths; }

template <class Visit>
void for_paths(const Futures& futures, std::size_t block, Visit&& visit) {
  std::size_t end = std::min(futures.paths(), (block + 1) * block_paths);
  for (std::size_t path = block * block_paths; path < end; ++path) visit(path);
}

using State = std::array<double, most_regressors>;

/// Who teaches what waiting is worth.
enum class Teachers { InTheMoney, Alive };

/// The backward induction while it goes on.
class Induction {
 public:
  Induction(const Futures& futures, const Executor& executor, const LearningRule& learning)
      : futures_(futures), executor_(executor), learning_(learning), cash_(futures.paths()) {
    for (std::size_t path = 0; path < cash_.size(); ++path) cash_[path] = futures.ending(path);
    learned_.stops.assign(cash_.size(), static_cast<std::uint32_t>(futures.dates()));
    learned_.policy.waiting.resize(futures.dates());
  }

  void step(std::size_t date) {
    learned_.policy.waiting[date] = fit(date);
    for_blocks(executor_, blocks_of(futures_),
               [&](std::size_t block) { for_paths(futures_, block, [&](std::size_t path) { decide(date, path); }); });
  }

  const std::vector<double>& cash() const { return cash_; }
  Learned&& take() { return std::move(learned_); }

 private:
  Fit fit(std::size_t date) const {
    double wanted = learning_.rows_per_regressor * static_cast<double>(futures_.regressors());
    Triangle all = rows(date, Teachers::InTheMoney);
    if (all.rows() < wanted) all = rows(date, Teachers::Alive);
    if (all.rows() == 0) return Fit{.regressors = futures_.regressors()};
    double some = learning_.rows_per_regressor > 0 ? all.rows() / learning_.rows_per_regressor : most_regressors;
    return all.fit(std::max<std::size_t>(1, static_cast<std::size_t>(std::min(some, 1.0 * most_regressors))));
  }

  Triangle rows(std::size_t date, Teachers teachers) const {
    std::vector<Triangle> triangles(blocks_of(futures_), Triangle(futures_.regressors()));
    for_blocks(executor_, triangles.size(), [&](std::size_t block) {
      State state{};
      for_paths(futures_, block, [&](std::size_t path) {
        if (date >= futures_.dates_alive(path)) return;
        if (teachers == Teachers::InTheMoney && !(futures_.exercise(date, path) > 0)) return;
        futures_.state(date, path, state.data());
        triangles[block].add(state.data(), cash_[path] / futures_.discount(date));
      });
    });
    Triangle sum(futures_.regressors());
    for (const Triangle& triangle : triangles) sum.add(triangle);
    return sum;
  }

  void decide(std::size_t date, std::size_t path) {
    if (date >= futures_.dates_alive(path)) return;
    double exercise = futures_.exercise(date, path);
    if (!(exercise > 0)) return;
    State state{};
    futures_.state(date, path, state.data());
    if (!learned_.policy.exercises(date, state, exercise)) return;
    cash_[path] = exercise * futures_.discount(date);
    learned_.stops[path] = static_cast<std::uint32_t>(date);
  }

  const Futures& futures_;
  const Executor& executor_;
  const LearningRule& learning_;
  std::vector<double> cash_;  ///< that each path brings under the policy so far, as worth on the first day
  Learned learned_;
};

/// The mean, and its error from the spread of paths or of pairs.
Estimate estimate(const std::vector<double>& cash, bool in_pairs) {
  std::size_t each = in_pairs ? 2 : 1, count = cash.size() / each;
  if (count == 0) return {};
  auto value_of = [&](std::size_t i) { return in_pairs ? (cash[2 * i] + cash[2 * i + 1]) / 2 : cash[i]; };
  double n = static_cast<double>(count), sum = 0, squares = 0;
  for (std::size_t i = 0; i < count; ++i) sum += value_of(i);
  double mean = sum / n;
  for (std::size_t i = 0; i < count; ++i) squares += (value_of(i) - mean) * (value_of(i) - mean);
  return {mean, count > 1 ? std::sqrt(squares / (n - 1) / n) : 0};
}

double cash_of(const Policy& policy, const Futures& futures, std::size_t path) {
  State state{};
  for (std::size_t date = 0; date < futures.dates_alive(path); ++date) {
    double exercise = futures.exercise(date, path);
    if (!(exercise > 0)) continue;
    futures.state(date, path, state.data());
    if (policy.exercises(date, state, exercise)) return exercise * futures.discount(date);
  }
  return futures.ending(path);
}

}  // namespace

Recorded::Recorded(std::vector<double> discounts, std::size_t regressors)
    : discounts_(std::move(discounts)), regressors_(regressors) {
  expects(regressors >= 1 && regressors <= most_regressors, "one to eight regressors");
}

void Recorded::date(std::span<const double> state, double exercise) {
  expects(state.size() == regressors_, "a state of as many numbers as promised");
  expects(exercises_.size() - starts_.back() < discounts_.size(), "no more dates than there are discounts");
  states_.insert(states_.end(), state.begin(), state.end());
  exercises_.push_back(exercise);
}

void Recorded::end(double ending) {
  starts_.push_back(exercises_.size());
  endings_.push_back(ending);
}

void Recorded::state(std::size_t date, std::size_t path, double* numbers) const {
  std::copy_n(states_.begin() + static_cast<std::ptrdiff_t>((starts_[path] + date) * regressors_), regressors_,
              numbers);
}

bool Policy::exercises(std::size_t date, std::span<const double> state, double exercise) const {
  return exercise > 0 && exercise > waiting[date].at(state);
}

Learned learn(const Futures& futures, const Executor& executor, const LearningRule& learning) {
  expects(futures.regressors() >= 1 && futures.regressors() <= most_regressors, "one to eight regressors");
  Induction induction(futures, executor, learning);
  for (std::size_t date = futures.dates(); date-- > 0;) induction.step(date);
  Estimate found = estimate(induction.cash(), futures.in_pairs());
  Learned learned = induction.take();
  learned.estimate = found;
  return learned;
}

Estimate apply(const Policy& policy, const Futures& futures, const Executor& executor) {
  expects(policy.waiting.size() == futures.dates(), "a policy for as many dates");
  std::vector<double> cash(futures.paths());
  for_blocks(executor, blocks_of(futures), [&](std::size_t block) {
    for_paths(futures, block, [&](std::size_t path) { cash[path] = cash_of(policy, futures, path); });
  });
  return estimate(cash, futures.in_pairs());
}

}  // namespace rivalry::valuation

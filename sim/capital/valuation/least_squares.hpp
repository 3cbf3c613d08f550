// What waiting is worth to the holder of an option, learned from futures: Longstaff & Schwartz (2001), Valuing American
// options by simulation: a simple least-squares approach, Review of Financial Studies 14(1).
//
// The futures may be drawn for the purpose (sim/capital/valuation/simulated.hpp) or be a scenario's own: then record
// them with `Recorded`, one path per replicate, and ask the policy that they teach about the state of another
// replicate. A value found on the paths that taught the policy looks a little into their future; one found on others
// does not, and is a lower bound of the true value, since no policy is better than the best.
//
// Thread-safety: const throughout; learn() and apply() call the futures from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/capital/valuation/regression.hpp"

namespace rivalry {
struct Executor;
}  // namespace rivalry

namespace rivalry::valuation {

/// Futures of one option. On each of its dates a path that is alive has a state, and a value of exercise; who does not
/// exercise on any date gets what the path ends with. All in money of its own day, per whatever the caller likes
/// (share, contract).
class Futures {
 public:
  virtual ~Futures() = default;

  virtual std::size_t paths() const = 0;
  virtual std::size_t dates() const = 0;

  /// How many numbers describe a state: at most most_regressors, a constant 1 among them.
  virtual std::size_t regressors() const = 0;

  /// On how many of the first dates the path's holder still has the option.
  virtual std::size_t dates_alive(std::size_t path) const = 0;

  /// What exercise brings, at most 0 where nobody would; on a date on which the path is alive.
  virtual double exercise(std::size_t date, std::size_t path) const = 0;

  /// The state, as the numbers on which the value of waiting is regressed.
  virtual void state(std::size_t date, std::size_t path, double* numbers) const = 0;

  /// What 1 of the date is worth on the first day.
  virtual double discount(std::size_t date) const = 0;

  /// What the path ends with, as it is worth on the first day, for a holder who never exercised.
  virtual double ending(std::size_t path) const = 0;

  /// Whether paths 2 i and 2 i + 1 were drawn as a pair (antithetic): errors are then those of pairs' means.
  virtual bool in_pairs() const { return false; }
};

/// Futures that somebody wrote down, date by date. Reserve nothing: append the dates of one path, then end it.
class Recorded : public Futures {
 public:
  /// `discounts`: of each date. A state has `regressors` numbers; put a 1 first.
  Recorded(std::vector<double> discounts, std::size_t regressors);

  /// The next date of the current path.
  void date(std::span<const double> state, double exercise);

  /// Ends the current path, which then has the dates given so far; fewer than others' if it ended early.
  void end(double ending);

  std::size_t paths() const override { return endings_.size(); }
  std::size_t dates() const override { return discounts_.size(); }
  std::size_t regressors() const override { return regressors_; }
  std::size_t dates_alive(std::size_t path) const override { return starts_[path + 1] - starts_[path]; }
  double exercise(std::size_t date, std::size_t path) const override { return exercises_[starts_[path] + date]; }
  void state(std::size_t date, std::size_t path, double* numbers) const override;
  double discount(std::size_t date) const override { return discounts_[date]; }
  double ending(std::size_t path) const override { return endings_[path]; }

 private:
  std::vector<double> discounts_;
  std::size_t regressors_;
  std::vector<std::size_t> starts_{0};  ///< of each path's dates, and where the next one's would start
  std::vector<double> states_, exercises_, endings_;
};

/// What is known about waiting, date by date.
struct Policy {
  std::vector<Fit> waiting;  ///< the value of waiting on each date, in money of the date, as a function of the state

  /// Whether to exercise: it brings something, and more than waiting is worth.
  bool exercises(std::size_t date, std::span<const double> state, double exercise) const;
};

/// A mean over paths, as worth on the first day, and its standard error.
struct Estimate {
  double value = 0;
  double error = 0;
};

/// How a policy is learned.
struct LearningRule {
  /// With fewer paths in the money than so many per regressor, all that are alive count; with fewer of these, only the
  /// first regressors do, at least one of them.
  double rows_per_regressor = 8;
};

struct Learned {
  Policy policy;
  Estimate estimate;                 ///< on the paths that taught it
  std::vector<std::uint32_t> stops;  ///< per path: the date of exercise, or dates() if there is none
};

/// Backward through the dates: the cash that the policy so far would bring, discounted, is regressed on the states of
/// the paths in the money, and where exercise is worth more than the fitted value of waiting it replaces that cash
/// (Longstaff & Schwartz 2001, section 1).
Learned learn(const Futures& futures, const Executor& executor, const LearningRule& learning = {});

/// What a policy brings on other futures with the same dates and states.
Estimate apply(const Policy& policy, const Futures& futures, const Executor& executor);

}  // namespace rivalry::valuation

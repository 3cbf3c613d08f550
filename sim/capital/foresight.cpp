#include "sim/capital/foresight.hpp"

#include <algorithm>

#include "rivalry/calendar.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/math.hpp"
#include "rivalry/scenario.hpp"
#include "sim/capital/decision.hpp"
#include "sim/capital/valuation/least_squares.hpp"
#include "sim/capital/worth.hpp"

namespace rivalry {

namespace {

bool is_learned(const Contract& contract) {
  bool right = contract.kind == ContractKind::StakeOption || contract.kind == ContractKind::Warrant;
  return right && contract.decides == Decides::LeastSquares;
}

/// The days of review before the end of a future, from all futures, ascending. A review on the day of a listing is its
/// future's end, so that all others fall on the same days in every future that is alive.
std::vector<Day> days_of(const std::vector<Future>& futures, std::size_t contract) {
  std::vector<Day> days;
  for (const Future& future : futures)
    for (std::size_t i = 0; i + 1 < future[contract].size(); ++i) days.push_back(future[contract][i].day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

/// One contract's futures, as least squares wants them.
class Taught {
 public:
  Taught(const Scenario& scenario, const std::vector<Future>& futures, std::size_t contract)
      : futures_(futures),
        contract_(contract),
        days_(days_of(futures, contract)),
        rate_(discount_rate(scenario, scenario.contracts[contract].holder)),
        start_(scenario.start) {}

  std::vector<Lesson> lessons(const Executor& executor) const {
    if (days_.empty()) return {};
    valuation::Recorded recorded = record();
    valuation::Learned learned = valuation::learn(recorded, executor);
    std::vector<Lesson> lessons;
    for (std::size_t date = 0; date < days_.size(); ++date)
      lessons.push_back({days_[date], learned.policy.waiting[date], waiting_outside(date, recorded, learned.stops)});
    return lessons;
  }

 private:
  double discount(Day day) const { return math::exp(-rate_ * (day - start_)); }

  valuation::Recorded record() const {
    std::vector<double> discounts;
    for (Day day : days_) discounts.push_back(discount(day));
    valuation::Recorded recorded(discounts, regressors(std::vector<double>(states_seen)).size());
    for (const Future& future : futures_) {
      const std::vector<Review>& reviews = future[contract_];
      if (reviews.empty()) continue;
      for (std::size_t i = 0; i + 1 < reviews.size(); ++i)
        recorded.date(regressors(reviews[i].state), reviews[i].exercise);
      recorded.end(std::max(0.0, reviews.back().exercise) * discount(reviews.back().day));
    }
    return recorded;
  }

  /// Of those for whom exercising brings nothing on this date, and who have not exercised before.
  valuation::Fit waiting_outside(std::size_t date, const valuation::Recorded& recorded,
                                 const std::vector<std::uint32_t>& stops) const {
    valuation::Triangle triangle(recorded.regressors());
    double rows = 0;
    std::vector<double> x(recorded.regressors());
    for (std::size_t path = 0; path < recorded.paths(); ++path) {
      bool waits = date < recorded.dates_alive(path) && stops[path] > date && recorded.exercise(date, path) <= 0;
      if (!waits) continue;
      bool exercised = stops[path] < recorded.dates();
      double cash =
          exercised ? recorded.exercise(stops[path], path) * recorded.discount(stops[path]) : recorded.ending(path);
      recorded.state(date, path, x.data());
      triangle.add(x.data(), cash / recorded.discount(date));
      ++rows;
    }
    constexpr double rows_per_regressor = 8;
    auto able = static_cast<std::size_t>(std::max(1.0, rows / rows_per_regressor));
    return rows > 0 ? triangle.fit(std::min(able, recorded.regressors())) : valuation::Fit{};
  }

  static constexpr std::size_t states_seen = 3;
  const std::vector<Future>& futures_;
  std::size_t contract_;
  std::vector<Day> days_;
  double rate_;
  Day start_;
};

}  // namespace

const valuation::Fit* Foresight::waiting(std::size_t contract, Day day, double gain) const {
  const std::vector<Lesson>& lessons = contracts[contract];
  auto at = std::ranges::lower_bound(lessons, day, {}, &Lesson::day);
  if (at == lessons.end() || at->day != day) return nullptr;
  const valuation::Fit& likelier = gain > 0 ? at->in_the_money : at->out_of_the_money;
  const valuation::Fit& other = gain > 0 ? at->out_of_the_money : at->in_the_money;
  if (likelier.rows > 0) return &likelier;
  return other.rows > 0 ? &other : nullptr;
}

bool learns_from_futures(const Scenario& scenario) {
  return std::any_of(scenario.contracts.begin(), scenario.contracts.end(), is_learned);
}

std::int64_t futures_needed(const Scenario& scenario) {
  double most = 0;
  for (const Contract& contract : scenario.contracts)
    if (is_learned(contract)) most = std::max(most, contract.futures);
  return static_cast<std::int64_t>(most);
}

Foresight lessons_of(const Scenario& scenario, const std::vector<Future>& futures, const Executor& executor) {
  Foresight foresight;
  for (std::size_t i = 0; i < scenario.contracts.size(); ++i)
    foresight.contracts.push_back(is_learned(scenario.contracts[i]) ? Taught(scenario, futures, i).lessons(executor)
                                                                    : std::vector<Lesson>{});
  return foresight;
}

}  // namespace rivalry

#include "sim/sweep/analysis/sweep_expectations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/findings/answer.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/sweep/analysis/sensitivity.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "sim/sweep/sweep.hpp"

namespace rivalry {

namespace {

std::size_t size_along(const Dataset& data, std::string_view name) {
  for (const Dimension& dimension : data.dimensions)
    if (dimension.name == name) return dimension.size;
  throw InvariantError("the results have no dimension " + std::string(name));
}

/// What lies along (point, replicate) as rows along `task`; the bytes are the same.
Dataset along_tasks(const Dataset& result) {
  auto points = static_cast<std::int32_t>(size_along(result, "point"));
  auto replicates = static_cast<std::int32_t>(size_along(result, "replicate"));
  Dataset tasks = result;
  std::vector<std::int64_t> numbers;
  for (std::int32_t point = 0; point < points; ++point)
    for (std::int32_t replicate = 0; replicate < replicates; ++replicate)
      numbers.push_back(task_number({point, replicate}));
  std::erase_if(tasks.variables, [](const Variable& v) { return v.name == "replicate" || v.name == "point"; });
  for (Variable& variable : tasks.variables) {
    bool by_task = variable.dims.size() >= 2 && variable.dims[0] == "point" && variable.dims[1] == "replicate";
    if (by_task) variable.dims.erase(variable.dims.begin()), variable.dims.front() = "task";
  }
  tasks.dimensions.push_back({"task", numbers.size()});
  tasks.variables.insert(tasks.variables.begin(), {"task", {"task"}, std::move(numbers), {}});
  return tasks;
}

double mean(const std::vector<double>& numbers) {
  double sum = 0;
  for (double number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

double variance(const std::vector<double>& numbers) {
  double middle = mean(numbers), sum = 0;
  for (double number : numbers) sum += (number - middle) * (number - middle);
  return sum / static_cast<double>(numbers.size() - 1);
}

class Judge {
 public:
  Judge(const Sweep& sweep, const Dataset& result) : sweep_(sweep), result_(result) {}

  Finding held(const SweepExpectation& expect) {
    double got = measured(expect), rounding = 1e-12 * std::fabs(expect.value);
    Finding finding;
    finding.name = expect.name;
    finding.quantity = quantity(expect);
    finding.unit = "1";
    finding.expected = expect.value;
    finding.tolerance = expect.within;
    finding.got = got;
    finding.pass = std::fabs(got - expect.value) <= expect.within + rounding;
    finding.written = expect.written;
    finding.source = expect.source;
    return finding;
  }

 private:
  static std::string quantity(const SweepExpectation& expect) {
    constexpr const char* words[] = {"first", "total", "mu_star", "sigma", "mean", "variance", "point", "strata"};
    std::string text = words[static_cast<std::size_t>(expect.what)];
    if (expect.what == Expected::Point) text += fmt::format(" {}", expect.point);
    if (!expect.key.empty()) text += " " + expect.key;
    return expect.of.empty() ? text : text + " of " + expect.of;
  }

  double measured(const SweepExpectation& expect) {
    switch (expect.what) {
      case Expected::First:
        return indices(expect).axes[axis(expect)].first.value;
      case Expected::Total:
        return indices(expect).axes[axis(expect)].total.value;
      case Expected::MuStar:
        return effects(expect).axes[axis(expect)].mu_star.value;
      case Expected::Sigma:
        return effects(expect).axes[axis(expect)].sigma;
      case Expected::Mean:
        return is_saltelli() ? indices(expect).mean : mean(responses(expect.of));
      case Expected::Variance:
        return is_saltelli() ? indices(expect).variance : variance(responses(expect.of));
      case Expected::Point:
        return number(expect);
      case Expected::Strata:
        return strata(sweep_.points.axes[axis(expect)]);
    }
    throw InvariantError("an expectation of unknown kind");
  }

  bool is_saltelli() const { return sweep_.ask.design.kind == DesignKind::Saltelli; }

  [[noreturn]] static void cannot(const SweepExpectation& expect, const std::string& why) {
    throw std::invalid_argument(fmt::format("expectation `{}`: {}", expect.name, why));
  }

  std::size_t axis(const SweepExpectation& expect) const {
    const auto& axes = sweep_.points.axes;
    for (std::size_t i = 0; i < axes.size(); ++i)
      if (axes[i].path == expect.key) return i;
    cannot(expect, fmt::format("`{}` is not swept", expect.key));
  }

  double number(const SweepExpectation& expect) const {
    auto point = static_cast<std::size_t>(expect.point);
    if (point >= sweep_.points.count) cannot(expect, fmt::format("there is no point {}", point));
    return sweep_.points.axes[axis(expect)].number(point);
  }

  SobolIndices indices(const SweepExpectation& expect) {
    if (!is_saltelli()) cannot(expect, "Sobol' indices need a Saltelli design");
    return sobol_indices(sweep_.points, responses(expect.of), sweep_.seed, 2);
  }

  MorrisEffects effects(const SweepExpectation& expect) {
    if (sweep_.ask.design.kind != DesignKind::Morris) cannot(expect, "elementary effects need a Morris design");
    return morris_effects(sweep_.points, sweep_.ask.design.levels, responses(expect.of), sweep_.seed, 2);
  }

  /// The parts lie between the least and the greatest of the span; the design's ends are not in its points, so the
  /// span is taken as written.
  double strata(const Axis& axis) const {
    std::vector<int> held(sweep_.points.count);
    auto [low, high] = span_of(axis);
    for (std::size_t point = 0; point < sweep_.points.count; ++point) {
      double share = (axis.number(point) - low) / (high - low);
      auto part = static_cast<std::size_t>(share * static_cast<double>(held.size()));
      ++held[std::min(part, held.size() - 1)];
    }
    return static_cast<double>(std::count(held.begin(), held.end(), 1));
  }

  /// LOW and HIGH of `LOW..HIGH` without words.
  std::pair<double, double> span_of(const Axis& axis) const {
    for (const Parameter& parameter : sweep_.ask.parameters) {
      std::size_t dots = parameter.path == axis.path ? parameter.values.find("..") : std::string::npos;
      if (dots == std::string::npos) continue;
      Quantity low, high;
      std::string span = parameter.values.substr(0, parameter.values.find(':'));
      bool wrong = read_quantity(span.substr(0, dots), Measure::Real, low) ||
                   read_quantity(span.substr(dots + 2), Measure::Real, high);
      if (!wrong) return {low.value, high.value};
    }
    throw std::invalid_argument(fmt::format("strata of `{}` need a span of bare numbers, e.g. `0..1`", axis.path));
  }

  const std::vector<double>& responses(const std::string& of) {
    if (of_ != of) responses_ = mean_by_point(result_, of), of_ = of;
    return responses_;
  }

  const Sweep& sweep_;
  const Dataset& result_;
  std::string of_;
  std::vector<double> responses_;
};

}  // namespace

std::vector<double> mean_by_point(const Dataset& result, const std::string& of) {
  std::vector<double> numbers = answer(along_tasks(result), of).numbers;
  std::size_t points = size_along(result, "point"), replicates = size_along(result, "replicate");
  std::vector<double> means;
  for (std::size_t point = 0; point < points; ++point) {
    std::vector<double> own(numbers.begin() + static_cast<std::ptrdiff_t>(point * replicates),
                            numbers.begin() + static_cast<std::ptrdiff_t>((point + 1) * replicates));
    std::erase_if(own, [](double number) { return std::isnan(number); });
    means.push_back(mean(own));
  }
  return means;
}

std::vector<Finding> hold_against(const Sweep& sweep, const std::vector<SweepExpectation>& expect,
                                  const Dataset& result) {
  for (const Variable& variable : result.variables)
    if (variable.name == "missing_message")
      throw InvariantError("a task failed: " + std::get<std::vector<std::string>>(variable.values).front());
  Judge judge(sweep, result);
  std::vector<Finding> findings;
  for (const SweepExpectation& one : expect) findings.push_back(judge.held(one));
  return findings;
}

}  // namespace rivalry

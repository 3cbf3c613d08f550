#include "sim/results/record/comparison.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "rivalry/outputs.hpp"
#include "sim/results/record/recorder.hpp"

namespace rivalry {

namespace {

template <class Number>
Values less(const std::vector<Number>& given, const std::vector<Number>& compared) {
  expects(given.size() == compared.size(), "a replicate and its comparison have the same shape");
  using Result = std::conditional_t<std::is_same_v<Number, std::int8_t>, std::int64_t, Number>;
  std::vector<Result> result;
  result.reserve(given.size());
  for (std::size_t i = 0; i < given.size(); ++i)
    result.push_back(static_cast<Result>(given[i]) - static_cast<Result>(compared[i]));
  return result;
}

Values less(const std::vector<std::string>&, const std::vector<std::string>&) {
  throw InvariantError("texts have no difference");
}

/// Where each label of `given` stands in `compared`; -1 where it is missing.
std::vector<std::ptrdiff_t> places(const std::vector<std::string>& given, const std::vector<std::string>& compared) {
  std::vector<std::ptrdiff_t> result;
  for (const std::string& label : given) {
    auto at = std::find(compared.begin(), compared.end(), label);
    result.push_back(at == compared.end() ? -1 : at - compared.begin());
  }
  return result;
}

/// For each cell of an output in `given`: its cell in `compared`, or -1 where that lacks the thing.
std::vector<std::ptrdiff_t> cells_in(const Output& output, const Scenario& given, const Scenario& compared) {
  std::vector<std::ptrdiff_t> cells = {0};
  for (std::string_view dimension : output.dims) {
    std::vector<std::string> left = labels(given, dimension), right = labels(compared, dimension);
    if (dimension == "time") left = right = std::vector<std::string>(recorded_days(given).size());
    std::vector<std::ptrdiff_t> along = places(left, right), all;
    if (dimension == "time")
      for (std::size_t t = 0; t < along.size(); ++t) along[t] = static_cast<std::ptrdiff_t>(t);
    for (std::ptrdiff_t cell : cells)
      for (std::ptrdiff_t place : along)
        all.push_back(cell < 0 || place < 0 ? -1 : cell * static_cast<std::ptrdiff_t>(right.size()) + place);
    cells = std::move(all);
  }
  return cells;
}

Values at_cells(const Values& values, const std::vector<std::ptrdiff_t>& cells) {
  return std::visit(
      [&](const auto& numbers) -> Values {
        std::decay_t<decltype(numbers)> result;
        for (std::ptrdiff_t cell : cells)
          result.push_back(cell < 0 ? typename std::decay_t<decltype(numbers)>::value_type{}
                                    : numbers.at(static_cast<std::size_t>(cell)));
        return result;
      },
      values);
}

}  // namespace

void fill_in(Recording& compared, const Scenario& given, const Scenario& compared_scenario) {
  for (RecordedVariable& variable : compared.variables) {
    const Output& output = *find_output(variable.name);
    bool lacks = std::any_of(output.dims.begin(), output.dims.end(), [&](std::string_view dimension) {
      return labels(given, dimension) != labels(compared_scenario, dimension);
    });
    if (lacks) variable.values = at_cells(variable.values, cells_in(output, given, compared_scenario));
  }
}

bool is_difference(std::string_view name) {
  for (const Output& output : differences())
    if (output.name == name) return true;
  return false;
}

void add_differences(Recording& given, const Recording& compared) {
  std::size_t count = given.variables.size();
  expects(count == compared.variables.size(), "a replicate and its comparison record the same");
  for (std::size_t i = 0; i < count; ++i) {
    const RecordedVariable &left = given.variables[i], &right = compared.variables[i];
    expects(left.name == right.name, "a replicate and its comparison record in the same order");
    Values values = std::visit(
        [&](const auto& numbers) { return less(numbers, std::get<std::decay_t<decltype(numbers)>>(right.values)); },
        left.values);
    std::string name = difference_of(left.name);
    given.variables.push_back({std::move(name), std::move(values)});
  }
}

}  // namespace rivalry

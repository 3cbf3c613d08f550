#include "sim/results/comparison.hpp"

#include "rivalry/errors.hpp"
#include "rivalry/outputs.hpp"

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

}  // namespace

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

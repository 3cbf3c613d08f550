#include "sim/cli/summary.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/comparison.hpp"
#include "sim/results/record/expectations.hpp"

namespace rivalry::cli {

namespace {

/// Ascending. NaN has no place and is left out.
std::vector<double> column(const Variable& variable, std::size_t width, std::size_t offset) {
  std::vector<double> numbers = values_at(variable, width, offset);
  std::erase_if(numbers, [](double number) { return number != number; });
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string finding(const Variable& variable, const std::string& labels, const std::vector<double>& numbers) {
  std::string unit = text_of(variable, "units");
  if (is_flag(variable) && !numbers.empty())
    return fmt::format("{}{}: {}", variable.name, labels.empty() ? "" : " " + labels,
                       quantity_text(sample_of(numbers).mean, "1"));
  std::string text = fmt::format("{}{}: {}", variable.name, labels.empty() ? "" : " " + labels,
                                 numbers.empty() ? "nothing" : quantity_text(quantile_of(numbers, .5), unit));
  if (numbers.size() < 10) return text;
  return text + fmt::format("  [80 %: {} - {}]", quantity_text(quantile_of(numbers, .1), unit),
                            quantity_text(quantile_of(numbers, .9), unit));
}

}  // namespace

std::vector<std::string> summary(const Dataset& result, std::size_t lines) {
  std::vector<std::string> found;
  std::size_t beyond = 0;
  for (const Variable& variable : result.variables) {
    if (!is_output(variable) || is_difference(variable.name)) continue;
    std::size_t width = width_of(result, variable);
    for (std::size_t offset = 0; offset < width; ++offset) {
      Cell at = cell_at(result, variable, offset);
      if (!at.is_last) continue;
      if (found.size() < lines)
        found.push_back(finding(variable, at.labels, column(variable, width, offset)));
      else
        ++beyond;
    }
  }
  if (beyond > 0) found.push_back(fmt::format("and {} more numbers", grouped(static_cast<std::int64_t>(beyond))));
  return found;
}

std::vector<std::string> expected_beside_got(const Scenario& scenario, const Dataset& result) {
  std::vector<std::string> lines;
  std::size_t widest = 0;
  for (const Expectation& expectation : scenario.expect) widest = std::max(widest, expectation.name.size());
  auto findings = hold_against(scenario, result);
  for (std::size_t i = 0; i < findings.size(); ++i)
    lines.push_back(fmt::format(
        "{}  {:<{}}  got {}, expected {}", findings[i].pass ? "met   " : "MISSED", findings[i].name, widest,
        findings[i].got ? quantity_text(*findings[i].got, findings[i].unit) : "nothing", findings[i].written));
  return lines;
}

std::vector<std::string> variables_of(const Dataset& result) {
  std::vector<std::string> lines;
  for (const Variable& variable : result.variables) {
    std::string dims;
    for (const std::string& dimension : variable.dims)
      dims += fmt::format("{}{}={}", dims.empty() ? "" : ", ", dimension, size_of(result, dimension));
    lines.push_back(
        fmt::format("{}({})  {}  {}", variable.name, dims, text_of(variable, "units"), text_of(variable, "long_name")));
  }
  return lines;
}

}  // namespace rivalry::cli

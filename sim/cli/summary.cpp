#include "sim/cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rivalry/outputs.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/results/expectations.hpp"
#include "sim/results/merge.hpp"

namespace rivalry::cli {

namespace {

std::string text_of(const Variable& variable, const std::string& attribute) {
  for (const Attribute& each : variable.attributes)
    if (each.name == attribute)
      if (auto* text = std::get_if<std::string>(&each.value)) return *text;
  return "";
}

double number_of(const Variable& variable, const std::string& attribute, double otherwise) {
  for (const Attribute& each : variable.attributes)
    if (each.name == attribute) {
      if (auto* real = std::get_if<double>(&each.value)) return *real;
      if (auto* whole = std::get_if<std::int64_t>(&each.value)) return static_cast<double>(*whole);
    }
  return otherwise;
}

/// Along replicate, and neither an input nor a list of text.
bool is_output(const Variable& variable) {
  return !variable.name.starts_with("input_") && !variable.dims.empty() && variable.dims[0] == "replicate" &&
         variable.name != "replicate" && !std::holds_alternative<std::vector<std::string>>(variable.values);
}

std::string label(const Dataset& data, const std::string& dimension, std::size_t index) {
  const Variable* coordinate = find_variable(data, dimension);
  if (!coordinate) return std::to_string(index);
  return std::visit([&](const auto& values) { return fmt::format("{}", values[index]); }, coordinate->values);
}

/// The value of each replicate at `offset` within its row, ascending. NaN has no place and is left out.
std::vector<double> column(const Variable& variable, std::size_t width, std::size_t offset) {
  double scale = number_of(variable, "scale_factor", 1);
  std::vector<double> numbers;
  std::visit(
      [&](const auto& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          for (std::size_t i = offset; i < values.size(); i += width) {
            auto number = static_cast<double>(values[i]);
            if (number == number) numbers.push_back(scale * number);
          }
      },
      variable.values);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

double quantile(const std::vector<double>& ascending, double share) {
  double at = share * static_cast<double>(ascending.size() - 1);
  auto low = static_cast<std::size_t>(at);
  auto high = std::min(low + 1, ascending.size() - 1);
  return ascending[low] + (at - static_cast<double>(low)) * (ascending[high] - ascending[low]);
}

std::string finding(const Variable& variable, const std::string& labels, const std::vector<double>& numbers) {
  std::string unit = text_of(variable, "units");
  std::string text = fmt::format("{}{}: {}", variable.name, labels.empty() ? "" : " " + labels,
                                 numbers.empty() ? "nothing" : quantity_text(quantile(numbers, .5), unit));
  if (numbers.size() < 10) return text;
  return text + fmt::format("  [80 %: {} - {}]", quantity_text(quantile(numbers, .1), unit),
                            quantity_text(quantile(numbers, .9), unit));
}

/// The labels of the cell at `offset`, and whether that cell lies at the last time.
struct Cell {
  std::string labels;
  bool is_last = true;
};

Cell cell(const Dataset& data, const Variable& variable, std::size_t offset) {
  Cell result;
  for (std::size_t axis = variable.dims.size(); axis-- > 1;) {
    const std::string& dimension = variable.dims[axis];
    std::size_t size = size_of(data, dimension), index = offset % size;
    offset /= size;
    if (dimension == "time")
      result.is_last = result.is_last && index + 1 == size;
    else
      result.labels = label(data, dimension, index) + (result.labels.empty() ? "" : " " + result.labels);
  }
  return result;
}

}  // namespace

std::vector<std::string> summary(const Dataset& result, std::size_t lines) {
  std::vector<std::string> found;
  std::size_t beyond = 0;
  for (const Variable& variable : result.variables) {
    if (!is_output(variable)) continue;
    std::size_t width = 1;
    for (std::size_t axis = 1; axis < variable.dims.size(); ++axis) width *= size_of(result, variable.dims[axis]);
    for (std::size_t offset = 0; offset < width; ++offset) {
      Cell at = cell(result, variable, offset);
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

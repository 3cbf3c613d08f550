#include "sim/cli/paired.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/cells.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/results/comparison.hpp"
#include "sim/results/merge.hpp"

namespace rivalry::cli {

namespace {

struct Moments {
  double count = 0, mean = 0, variance = 0;
};

Moments moments(const std::vector<double>& numbers) {
  Moments result;
  result.count = static_cast<double>(numbers.size());
  for (double number : numbers) result.mean += number / result.count;
  for (double number : numbers)
    result.variance += (number - result.mean) * (number - result.mean) / std::max(1.0, result.count - 1);
  return result;
}

/// 97.5 % quantile of Student's t, by Fisher's expansion about the normal one: within 1 % from 5 degrees on.
double student(double degrees) {
  constexpr double z = 1.959964;
  double z3 = z * z * z, z5 = z3 * z * z;
  return z + (z3 + z) / (4 * degrees) + (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees);
}

/// The cell's pairs: those with a number on both sides.
struct Pairs {
  std::vector<double> given, compared, difference;
};

Pairs pairs_at(const Variable& given, const Variable& difference, std::size_t width, std::size_t offset) {
  std::vector<double> left = values_at(given, width, offset), more = values_at(difference, width, offset);
  Pairs pairs;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (std::isnan(more[i])) continue;
    pairs.given.push_back(left[i]);
    pairs.compared.push_back(left[i] - more[i]);
    pairs.difference.push_back(more[i]);
  }
  return pairs;
}

std::string told(const Pairs& pairs, const std::string& unit) {
  Moments more = moments(pairs.difference);
  if (more.count == 0) return "nothing";
  std::string text = quantity_text(more.mean, unit);
  if (more.count < 6) return text;
  if (more.variance == 0) return text + ", in every pair";
  double half = student(more.count - 1) * std::sqrt(more.variance / more.count);
  double gain = (moments(pairs.given).variance + moments(pairs.compared).variance) / more.variance;
  text +=
      fmt::format("  [95 %: {} - {}]", quantity_text(more.mean - half, unit), quantity_text(more.mean + half, unit));
  return gain > 1 ? text + fmt::format(", as {:.2g} times the replicates unpaired", gain) : text;
}

/// The differences of outputs, survival before all else.
std::vector<const Variable*> differences(const Dataset& result) {
  std::vector<const Variable*> found;
  for (const Variable& variable : result.variables)
    if (is_output(variable) && is_difference(variable.name)) found.push_back(&variable);
  std::stable_partition(found.begin(), found.end(),
                        [](const Variable* each) { return each->name.starts_with("company_alive"); });
  return found;
}

}  // namespace

std::vector<std::string> paired(const Dataset& result, std::size_t lines) {
  std::vector<std::string> found;
  constexpr std::size_t ending = std::string_view("_difference").size();
  for (const Variable* each : differences(result)) {
    const Variable& variable = *each;
    std::string name = variable.name.substr(0, variable.name.size() - ending);
    std::size_t width = width_of(result, variable);
    for (std::size_t offset = 0; offset < width && found.size() < lines; ++offset) {
      Cell at = cell_at(result, variable, offset);
      if (!at.is_last) continue;
      Pairs pairs = pairs_at(*find_variable(result, name), variable, width, offset);
      found.push_back(fmt::format("{}{}: {}", name, at.labels.empty() ? "" : " " + at.labels,
                                  told(pairs, text_of(variable, "units"))));
    }
  }
  return found;
}

}  // namespace rivalry::cli

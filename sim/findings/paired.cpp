#include "sim/findings/paired.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/math.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/comparison.hpp"

namespace rivalry {

namespace {

Pairs pairs_at(const Variable& given, const Variable& difference, std::size_t width, std::size_t offset) {
  std::vector<double> left = values_at(given, width, offset), more = values_at(difference, width, offset);
  Pairs pairs;
  for (std::size_t i = 0; i < left.size(); ++i) pairs.add(left[i], left[i] - more[i], more[i]);
  return pairs;
}

bool is_zero(const Variable& variable) {
  return std::visit(
      [](const auto& numbers) {
        if constexpr (std::is_same_v<std::decay_t<decltype(numbers)>, std::vector<std::string>>)
          return true;
        else
          return std::all_of(numbers.begin(), numbers.end(), [](auto number) { return number == 0; });
      },
      variable.values);
}

/// The differences of outputs, survival before all else, and last those that are none.
std::vector<const Variable*> differences(const Dataset& result) {
  std::vector<const Variable*> found;
  for (const Variable& variable : result.variables)
    if (is_output(variable) && is_difference(variable.name)) found.push_back(&variable);
  std::stable_partition(found.begin(), found.end(),
                        [](const Variable* each) { return each->name.starts_with("company_alive"); });
  std::stable_partition(found.begin(), found.end(), [](const Variable* each) { return !is_zero(*each); });
  return found;
}

}  // namespace

void Pairs::add(double one, double other, double more) {
  if (std::isnan(more)) return;
  given.push_back(one);
  compared.push_back(other);
  difference.push_back(more);
}

PairedCounts counts_of(const Pairs& pairs) {
  PairedCounts counts;
  for (std::size_t i = 0; i < pairs.given.size(); ++i) {
    bool one = pairs.given[i] > 0.5, other = pairs.compared[i] > 0.5;
    ++(one ? (other ? counts.both : counts.first_only) : (other ? counts.second_only : counts.neither));
  }
  return counts;
}

PairedMean mean_of(const Pairs& pairs, PairedNumbers numbers) {
  Sample given = sample_of(pairs.given), compared = sample_of(pairs.compared), more = sample_of(pairs.difference);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  PairedMean result{pairs.difference.size(), given.mean, compared.mean, more.mean, none, none, 0};
  if (more.count < 6) return result;
  auto count = static_cast<double>(more.count);
  double half = math::student_quantile(0.975, count - 1) * std::sqrt(more.variance / count);
  result.low = more.mean - half;
  result.high = more.mean + half;
  if (numbers == PairedNumbers::YesNo) {
    Difference shares = paired_shares(counts_of(pairs));
    result.low = shares.low, result.high = shares.high;
  }
  if (more.variance > 0) result.gain = (given.variance + compared.variance) / more.variance;
  return result;
}

std::string told(const Pairs& pairs, const std::string& unit, PairedNumbers numbers) {
  PairedMean mean = mean_of(pairs, numbers);
  if (mean.pairs == 0) return "nothing";
  std::string text = quantity_text(mean.difference, unit);
  if (mean.pairs < 6) return text;
  auto is_first = [&](double more) { return more == pairs.difference[0]; };
  if (std::ranges::all_of(pairs.difference, is_first)) return text + ", in every pair";
  text += fmt::format("  [95 %: {} - {}]", quantity_text(mean.low, unit), quantity_text(mean.high, unit));
  return mean.gain > 1 ? text + fmt::format(", as {:.2g} times the replicates unpaired", mean.gain) : text;
}

std::vector<std::string> paired(const Dataset& result, std::size_t lines) {
  std::vector<std::string> found;
  std::size_t same = 0;
  constexpr std::size_t ending = std::string_view("_difference").size();
  for (const Variable* each : differences(result)) {
    const Variable& variable = *each;
    std::string name = variable.name.substr(0, variable.name.size() - ending);
    std::size_t width = width_of(result, variable);
    for (std::size_t offset = 0; offset < width; ++offset) {
      Cell at = cell_at(result, variable, offset);
      if (!at.is_last) continue;
      const Variable& given = *find_variable(result, name);
      Pairs pairs = pairs_at(given, variable, width, offset);
      bool yes_no = text_of(given, "flag_meanings") == "no yes";
      bool differs = std::any_of(pairs.difference.begin(), pairs.difference.end(), [](double d) { return d != 0; });
      if (!differs) ++same;
      if (!differs || found.size() >= lines) continue;
      found.push_back(
          fmt::format("{}{}: {}", name, at.labels.empty() ? "" : " " + at.labels,
                      told(pairs, text_of(variable, "units"), yes_no ? PairedNumbers::YesNo : PairedNumbers::Any)));
    }
  }
  if (same > 0) found.push_back(count_of(static_cast<std::int64_t>(same), "number") + " the same in every pair");
  return found;
}

}  // namespace rivalry

#include "sim/findings/side_by_side.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include "rivalry/calendar.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/occurrence.hpp"
#include "sim/findings/paired.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/waiting.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/comparison.hpp"

namespace rivalry {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using RowPairs = std::vector<std::pair<std::size_t, std::size_t>>;

RowPairs common_rows(const Dataset& first, const Dataset& second) {
  std::vector<std::int32_t> left = replicates_of(first), right = replicates_of(second);
  RowPairs rows;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (auto found = std::lower_bound(right.begin(), right.end(), left[i]); found != right.end() && *found == left[i])
      rows.emplace_back(i, static_cast<std::size_t>(found - right.begin()));
  return rows;
}

/// The labels of each cell behind rows and time, joined by commas.
std::vector<std::string> cell_labels(const Dataset& data, const Variable& variable) {
  std::vector<std::string> found = {""};
  for (const std::string& dim : things_of(variable)) {
    std::vector<std::string> labels = labels_along(data, dim), longer;
    for (std::size_t i = labels.size(); i < size_of(data, dim); ++i) labels.push_back(std::to_string(i));
    for (const std::string& before : found)
      for (const std::string& label : labels)
        longer.push_back(fmt::format("{}{}{}", before, before.empty() ? "" : ",", label));
    found = std::move(longer);
  }
  return found;
}

Named cell_of(const Dataset& data, const Variable& variable, std::size_t cell, std::size_t cells) {
  return {&variable, cell, cells, follows_time(variable) ? size_of(data, "time") : 1};
}

/// The same cell on either side, by its labels.
struct CommonCell {
  std::string labels;
  Named first, second;
};

std::vector<CommonCell> common_cells(const Dataset& first, const Variable& one, const Dataset& second,
                                     const Variable& other) {
  std::vector<std::string> left = cell_labels(first, one), right = cell_labels(second, other);
  std::map<std::string, std::size_t> there;
  for (std::size_t i = 0; i < right.size(); ++i) there[right[i]] = i;
  std::vector<CommonCell> cells;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (auto found = there.find(left[i]); found != there.end())
      cells.push_back(
          {left[i], cell_of(first, one, i, left.size()), cell_of(second, other, found->second, right.size())});
  return cells;
}

bool are_alike(double one, double other) { return one == other || (std::isnan(one) && std::isnan(other)); }

bool are_alike(const std::vector<double>& first, const std::vector<double>& second, const RowPairs& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](auto row) { return are_alike(first[row.first], second[row.second]); });
}

/// "vancl.cash" of company_cash at vancl.
std::string asked_as(const Variable& variable, const std::string& labels) {
  std::vector<std::string> dims = things_of(variable);
  if (labels.empty()) return variable.name;
  if (dims.size() == 1 && variable.name.starts_with(dims[0] + "_"))
    return fmt::format("{}.{}", labels, variable.name.substr(dims[0].size() + 1));
  return fmt::format("{}[{}]", variable.name, labels);
}

/// In units of the numbers' own spread.
double standardised(double difference, double first_variance, double second_variance) {
  double spread = std::sqrt((first_variance + second_variance) / 2);
  if (difference == 0) return 0;
  return spread > 0 ? difference / spread : std::copysign(std::numeric_limits<double>::infinity(), difference);
}

bool has_output(const Dataset& data, const std::string& what) {
  return named_output(data, Rows(data), Question(what)).has_value();
}

/// Whether `what` is something that can happen in a result: its journal has a word for it, and no output is called so.
bool can_happen(const Dataset& data, const std::string& what) {
  return !has_output(data, what) && named_occurrence(JournalColumns(data), Question(what)).has_value();
}

/// As answer(); an error says on which side it is.
Answers answer_in(const Dataset& data, const std::string& what, const char* side) {
  try {
    return answer(data, what);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(fmt::format("in the {}: {}", side, error.what()));
  }
}

/// What a scenario does not have never happens in it: as it is answered where it can.
Answers never(Answers there, const Dataset& here) {
  there.numbers.assign(Rows(here).numbers.size(), there.unit.starts_with("days since ") ? none : 0);
  return there;
}

Counted counted(const std::vector<double>& flags) {
  Counted result;
  for (double flag : flags)
    if (!std::isnan(flag)) ++result.of, result.happened += flag > 0.5 ? 1 : 0;
  return result;
}

}  // namespace

SideBySide::SideBySide(const Dataset& first, const Dataset& second)
    : first_(first),
      second_(second),
      rows_(common_rows(first, second)),
      same_seed_(text_of(first, "seed") == text_of(second, "seed")) {
  const Variable *one = find_variable(first, "time"), *other = find_variable(second, "time");
  if (one && other && (text_of(*one, "units") != text_of(*other, "units") || one->values != other->values))
    cannot_answer("they were recorded on other days", "run both with the same `calendar` and the same `outputs.every`");
  if (rows_.empty()) cannot_answer("they have no replicate in common", "play more `--replicates`");
  for (const Variable& variable : first.variables) {
    const Variable* there = find_variable(second, variable.name);
    if (is_output(variable) && !is_difference(variable.name) && there != nullptr && there->dims == variable.dims &&
        text_of(*there, "units") == text_of(variable, "units"))
      common_.push_back({&variable, there});
  }
}

std::optional<std::pair<std::string, std::string>> SideBySide::model_versions() const {
  std::string one = text_of(first_, "model_version"), other = text_of(second_, "model_version");
  return one == other ? std::nullopt : std::optional(std::pair(one, other));
}

Parting SideBySide::parting() const {
  Parting result;
  result.outputs = common_.size();
  std::vector<Day> days = days_of(first_);
  std::size_t alike = days.size();  // records that are, as far as is known
  for (const Common& each : common_)
    for (const CommonCell& cell : common_cells(first_, *each.first, second_, *each.second)) {
      if (!follows_time(*each.first)) {
        result.timeless_differ |= !are_alike(cell.first.at(0), cell.second.at(0), rows_);
        continue;
      }
      std::size_t record = 0;
      while (record < alike && are_alike(cell.first.at(record), cell.second.at(record), rows_)) ++record;
      alike = record;
    }
  if (alike > 0) result.alike_until = days[alike - 1];
  if (alike < days.size()) result.differ_on = days[alike];
  return result;
}

ComparedAnswer SideBySide::of_numbers(const std::vector<double>& first, const std::vector<double>& second,
                                      bool is_share) const {
  ComparedAnswer result;
  result.is_share = is_share;
  Pairs pairs;
  for (auto [row, other] : rows_) pairs.add(first[row], second[other], first[row] - second[other]);
  PairedMean mean = mean_of(pairs);
  Sample one = sample_of(same_seed_ ? pairs.given : first), other = sample_of(same_seed_ ? pairs.compared : second);
  result.pairs = mean.pairs;
  result.first = one.count > 0 ? one.mean : none;
  result.second = other.count > 0 ? other.mean : none;
  if (!same_seed_ && is_share && one.count > 0 && other.count > 0)
    result.difference = unpaired_shares(counted(first), counted(second));
  else if (!same_seed_)
    result.difference = unpaired_means(first, second);
  else if (is_share && mean.pairs > 0)
    result.difference = paired_shares(counts_of(pairs));
  else
    result.difference = {mean.pairs > 0 ? mean.difference : none, mean.low, mean.high};
  if (same_seed_) result.gain = mean.gain;
  result.standardised = standardised(result.difference.value, one.variance, other.variance);
  return result;
}

std::vector<ComparedAnswer> SideBySide::at_the_end() const {
  if (common_.empty()) cannot_answer("they recorded no output in common", "run both with the same `outputs.record`");
  std::vector<ComparedAnswer> found;
  for (const Common& each : common_)
    for (const CommonCell& cell : common_cells(first_, *each.first, second_, *each.second)) {
      std::vector<double> one = cell.first.at(cell.first.records - 1), other = cell.second.at(cell.second.records - 1);
      if (are_alike(one, other, rows_)) continue;
      ComparedAnswer answer = of_numbers(one, other, cell.first.is_share());
      answer.what = asked_as(*each.first, cell.labels);
      answer.output = each.first->name;
      answer.labels = cell.labels;
      std::replace(answer.labels.begin(), answer.labels.end(), ',', ' ');
      answer.unit = cell.first.unit();
      found.push_back(std::move(answer));
    }
  std::stable_sort(found.begin(), found.end(), [](const ComparedAnswer& a, const ComparedAnswer& b) {
    auto size = [](const ComparedAnswer& each) {
      return std::isnan(each.standardised) ? -1 : std::fabs(each.standardised);
    };
    return size(a) > size(b);
  });
  return found;
}

ComparedAnswer SideBySide::compared(const std::string& what) const {
  auto [one, other] = answers_to(what);
  if (one.unit != other.unit)
    cannot_answer(fmt::format("{} is in {} in the first and in {} in the second", what, one.unit, other.unit),
                  "compare runs of one currency and one start");
  ComparedAnswer result = of_numbers(one.numbers, other.numbers, one.is_share);
  result.what = what;
  result.unit = one.unit;
  if (one.is_share && !has_output(first_, what) && !has_output(second_, what)) result.waiting = waiting_of(what);
  return result;
}

std::pair<Answers, Answers> SideBySide::answers_to(const std::string& what) const {
  bool in_first = can_happen(first_, what), in_second = can_happen(second_, what);
  auto knows = [&](const Dataset& data, bool happens) { return happens || has_output(data, what); };
  if (in_second && !knows(first_, in_first)) return {never(answer(second_, what), first_), answer(second_, what)};
  if (in_first && !knows(second_, in_second)) return {answer(first_, what), never(answer(first_, what), second_)};
  return {answer_in(first_, what, "first"), answer_in(second_, what, "second")};
}

ComparedWaiting SideBySide::waiting_of(const std::string& what) const {
  auto median = [&](const Dataset& data) { return can_happen(data, what) ? waiting(data, what).median : std::nullopt; };
  ComparedWaiting result{median(first_), median(second_), 0, 0, {}};
  auto length = [](const std::pair<Day, Day>& calendar) { return calendar.second - calendar.first; };
  double horizon = std::min(length(calendar_of(first_)), length(calendar_of(second_)));
  auto [one, other] = answers_to(what + ".day");
  std::vector<double>&left = one.numbers, &right = other.numbers;
  for (auto* numbers : {&left, &right})
    for (double& number : *numbers) number = std::isnan(number) ? horizon : std::min(number, horizon);
  ComparedAnswer days = of_numbers(left, right, false);
  result.first_days = days.first, result.second_days = days.second;
  result.days = days.difference;
  return result;
}

}  // namespace rivalry

#include "sim/findings/answer.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/occurrence.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

namespace {

/// Up to which record counts: the last one until the day asked for.
std::size_t last_record(const Dataset& data, const Variable& variable, std::optional<Day> day) {
  if (!follows_time(variable)) {
    if (day) cannot_answer(fmt::format("{} does not follow time", variable.name), "leave the @ out");
    return 0;
  }
  std::vector<Day> days = days_of(data);
  if (!day) return days.size() - 1;
  if (days.empty() || *day < days.front() || *day > days.back())
    cannot_answer(
        fmt::format("{} is not in the calendar", to_string(*day)),
        days.empty() ? "" : fmt::format("choose a day from {} to {}", to_string(days.front()), to_string(days.back())));
  return static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), *day) - days.begin()) - 1;
}

/// The numbers of a cell. Rows may have other days than their neighbours (`_FillValue` says that some lack some): of
/// such a row, its own last record counts.
Answers of_output(const Named& output, std::size_t last) {
  Answers result{"", output.unit(), output.is_share(), output.at(last)};
  if (!fill_of(*output.variable)) return result;
  for (std::size_t record = last; record-- > 0;) {
    if (std::none_of(result.numbers.begin(), result.numbers.end(), [](double x) { return std::isnan(x); })) break;
    std::vector<double> before = output.at(record);
    for (std::size_t row = 0; row < before.size(); ++row)
      if (std::isnan(result.numbers[row])) result.numbers[row] = before[row];
  }
  return result;
}

}  // namespace

std::vector<std::string> askable(const Dataset& data) {
  Rows rows(data);
  std::vector<std::string> found;
  for (const Variable& variable : data.variables) {
    if (!rows.hold(variable)) continue;
    std::vector<std::string> dims = things_of(variable);
    if (dims.empty()) found.push_back(variable.name);
    if (dims.size() > 1) found.push_back(variable.name + "[...]");
    if (dims.size() != 1) continue;
    bool own = variable.name.starts_with(dims[0] + "_");
    std::string quantity = own ? variable.name.substr(dims[0].size() + 1) : variable.name;
    if (quantity == "alive") quantity = "survival";
    for (const std::string& label : labels_along(data, dims[0]))
      found.push_back(own ? fmt::format("{}.{}", label, quantity) : fmt::format("{}[{}]", variable.name, label));
  }
  JournalColumns entries(data);
  std::vector<std::string> happened = happened_names(entries);
  found.insert(found.end(), happened.begin(), happened.end());
  for (const std::string& word : entries.words)
    if (!std::binary_search(happened.begin(), happened.end(), word)) found.push_back(word);
  return found;
}

Answers answer(const Dataset& data, const std::string& what) {
  Question question(what);
  Rows rows(data);
  Answers result;
  if (auto output = named_output(data, rows, question)) {
    result = of_output(*output, last_record(data, *output->variable, question.day));
  } else {
    JournalColumns entries(data);
    auto occurrence = named_occurrence(entries, question);
    if (!occurrence) no_answer(data, what, askable(data));
    if (question.day) cannot_answer("what happened is asked for without a day", "leave the @ out, or ask for `.day`");
    result = answers_of(rows, entries, *occurrence);
  }
  result.what = what;
  return result;
}

}  // namespace rivalry

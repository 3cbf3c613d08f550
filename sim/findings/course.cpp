#include "sim/findings/course.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/findings/answer.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/occurrence.hpp"
#include "sim/findings/statistics.hpp"

namespace rivalry {

namespace {

/// Why there is no course of what is no output.
[[noreturn]] void no_course(const Dataset& data, const Question& question, const std::string& what) {
  if (named_occurrence(JournalColumns(data), question))
    cannot_answer(fmt::format("{} does not follow time: it happens or not", what),
                  "ask how long it takes until it does");
  no_answer(data, what, courses(data));
}

}  // namespace

Course course(const Dataset& data, const std::string& what) {
  Question question(what);
  if (question.day) cannot_answer(fmt::format("{}: the course has all days", what), "leave the @ out");
  auto output = named_output(data, Rows(data), question);
  if (!output) no_course(data, question, what);
  if (!follows_time(*output->variable))
    cannot_answer(fmt::format("{} does not follow time", what), "it has one number per replicate");
  Course result{what, output->unit(), output->is_share(), days_of(data), {}};
  for (std::size_t record = 0; record < output->records; ++record) result.numbers.push_back(output->at(record));
  return result;
}

std::vector<std::string> courses(const Dataset& data) {
  Rows rows(data);
  std::vector<std::string> found;
  for (const std::string& name : askable(data)) {
    if (name.ends_with("[...]")) continue;
    auto output = named_output(data, rows, Question(name));
    if (output && follows_time(*output->variable)) found.push_back(name);
  }
  return found;
}

Fan fan_of(const Course& course, const std::vector<double>& shares) {
  Fan fan{shares, std::vector<std::vector<double>>(shares.size()), {}};
  for (const std::vector<double>& all : course.numbers) {
    std::vector<double> numbers;
    std::copy_if(all.begin(), all.end(), std::back_inserter(numbers), [](double x) { return !std::isnan(x); });
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    fan.means.push_back(numbers.empty() ? none : sample_of(numbers).mean);
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < shares.size(); ++i)
      fan.quantiles[i].push_back(numbers.empty() ? none : quantile_of(numbers, shares[i]));
  }
  return fan;
}

}  // namespace rivalry

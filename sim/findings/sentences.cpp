#include "sim/findings/sentences.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/findings/answer.hpp"
#include "sim/findings/histogram.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/words.hpp"

namespace rivalry {

namespace {

std::string counted(std::size_t count, const std::string& rows) {
  return count_of(static_cast<std::int64_t>(count), rows);
}

/// "rises", "falls" or "stays", seen beside how large it is.
const char* verb_of(double from, double to) {
  double least = 0.005 * std::max(std::fabs(from), std::fabs(to));
  if (std::fabs(to - from) <= least) return "stays";
  return to > from ? "rises" : "falls";
}

/// The first and the last day with a number.
struct Ends {
  std::size_t first = 0, last = 0;
};
std::optional<Ends> ends_of(const std::vector<double>& numbers) {
  std::optional<Ends> ends;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (!std::isnan(numbers[i])) ends = ends ? Ends{ends->first, i} : Ends{i, i};
  return ends;
}

std::string from_to(const Course& course, const std::vector<double>& line, const Ends& ends) {
  auto at = [&](std::size_t i) {
    return fmt::format("{} ({})", quantity_text(line[i], course.unit), to_string(course.days[i]));
  };
  const char* verb = verb_of(line[ends.first], line[ends.last]);
  if (std::string_view(verb) == "stays")
    return fmt::format("{} is {} and ends at {}", course.what, at(ends.first), at(ends.last));
  return fmt::format("{} {} from {} to {}", course.what, verb, at(ends.first), at(ends.last));
}

}  // namespace

std::string sentence_of(const Course& course, const std::string& rows) {
  Fan fan = fan_of(course, {0.05, 0.5, 0.95});
  const std::vector<double>& line = course.is_share ? fan.means : fan.quantiles[1];
  auto ends = ends_of(line);
  if (!ends) return fmt::format("{} has no number on any day", course.what);
  const std::vector<double>& at_end = course.numbers[ends->last];
  std::string sentence = from_to(course, line, *ends);
  if (course.is_share) {
    MeanInterval mean = mean_interval({course.what, course.unit, true, at_end}, at_end.size());
    return sentence + fmt::format(" of {} [95 %: {:.1f} % - {:.1f} %]", counted(at_end.size(), rows), 100 * mean.low,
                                  100 * mean.high);
  }
  sentence += fmt::format(", the median of {}", counted(at_end.size(), rows));
  double low = fan.quantiles[0][ends->last], high = fan.quantiles[2][ends->last];
  if (!(low < high)) return sentence;
  return sentence +
         fmt::format("; 90 % end between {} and {}", quantity_text(low, course.unit), quantity_text(high, course.unit));
}

std::string sentence_of(const Waiting& waiting, const std::string& rows) {
  std::vector<double> happened(static_cast<std::size_t>(waiting.rows), 0);
  MeanInterval never = mean_interval({waiting.what, "1", true, happened}, happened.size());
  std::string count = count_of(waiting.rows, rows);
  if (waiting.steps.empty())
    return fmt::format("{} happens in none of {} by {} [95 %: 0 % - {:.1f} %]", waiting.what, count,
                       to_string(waiting.end), 100 * never.high);
  const WaitingStep& last = waiting.steps.back();
  std::string sentence =
      fmt::format("{} happens in {:.1f} % of {} by {} [95 %: {:.1f} % - {:.1f} %]", waiting.what,
                  100 * (1 - last.still), count, to_string(waiting.end), 100 * (1 - last.high), 100 * (1 - last.low));
  return waiting.median ? sentence + fmt::format(", in half of them by {}", to_string(*waiting.median)) : sentence;
}

std::string sentence_of(const Answers& answers, const Histogram& histogram, const std::string& rows) {
  std::string count = count_of(histogram.count, rows), sentence;
  if (histogram.count == 0) return fmt::format("{}: no {} has a number", answers.what, rows);
  auto text = [&](double number) { return answer_text(number, answers.unit); };
  if (answers.is_share) {
    MeanInterval mean = mean_interval(answers, answers.numbers.size());
    sentence = fmt::format("{}: in {:.1f} % of {} [95 %: {:.1f} % - {:.1f} %]", answers.what, 100 * mean.mean, count,
                           100 * mean.low, 100 * mean.high);
  } else if (histogram.quantiles.front() < histogram.quantiles.back()) {
    sentence = fmt::format("{}: median {}, 90 % of {} between {} and {}", answers.what, text(histogram.quantiles[1]),
                           count, text(histogram.quantiles[0]), text(histogram.quantiles[2]));
  } else {
    double middle = histogram.quantiles[1];
    bool all = std::all_of(answers.numbers.begin(), answers.numbers.end(),
                           [&](double number) { return std::isnan(number) || number == middle; });
    sentence = fmt::format("{}: {} in {} {}", answers.what, text(middle), all ? "all of" : "at least 90 % of", count);
  }
  if (histogram.missing > 0) sentence += fmt::format("; {} without", grouped(histogram.missing));
  return sentence;
}

}  // namespace rivalry

#include "sim/findings/reading.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

std::vector<std::string> Reading::labels(const char* dimension) const {
  const Variable* variable = find_variable(result_, dimension);
  return variable ? std::get<std::vector<std::string>>(variable->values) : std::vector<std::string>{};
}

bool Reading::has(const char* output) const { return find_variable(result_, output) != nullptr; }

std::string Reading::told(const char* output, double value) const {
  return quantity_text(value, text_of(*find_variable(result_, output), "units"));
}

std::vector<std::string> Reading::meanings(const char* output) const {
  std::string text = text_of(*find_variable(result_, output), "flag_meanings"), word;
  std::vector<std::string> words(1);
  for (char c : text) c == ' ' ? void(words.emplace_back()) : words.back().push_back(c);
  return words;
}

Day Reading::start() const {
  std::string units = text_of(*find_variable(result_, "time"), "units");
  return parse_day(units.substr(units.size() - std::min<std::size_t>(10, units.size()))).value_or(Day{});
}

Numbers Reading::at(const char* output, std::size_t place, bool first) const {
  const Variable* variable = find_variable(result_, output);
  if (!variable) return {};
  std::size_t width = width_of(result_, *variable), cells = 1;
  for (std::size_t d = 2; d < variable->dims.size(); ++d) cells *= size_of(result_, variable->dims[d]);
  bool timed = variable->dims.size() > 1 && variable->dims[1] == "time";
  return values_at(*variable, width, timed ? (first ? 0 : width - cells) + place : place);
}

double share_of(const Numbers& flags) {
  double sum = 0;
  for (double flag : flags) sum += flag > 0 ? 1 : 0;
  return flags.empty() ? 0 : sum / static_cast<double>(flags.size());
}

Numbers only(const Numbers& numbers, const Numbers& when) {
  Numbers chosen;
  for (std::size_t i = 0; i < numbers.size() && i < when.size(); ++i)
    if (when[i] > 0) chosen.push_back(numbers[i]);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::string spread(const Reading& reading, const char* output, const Numbers& ascending) {
  std::string text = reading.told(output, quantile_of(ascending, 0.5));
  if (ascending.front() == ascending.back()) return text;
  std::string low = reading.told(output, quantile_of(ascending, 0.1));
  std::string high = reading.told(output, quantile_of(ascending, 0.9));
  return low == high ? text : fmt::format("{}  [80 %: {} - {}]", text, low, high);
}

Mean mean_of(const Numbers& numbers) {
  Mean mean;
  auto count = static_cast<double>(numbers.size());
  for (double number : numbers) mean.value += number / count;
  double squares = 0;
  for (double number : numbers) squares += (number - mean.value) * (number - mean.value);
  mean.error = count > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
  return mean;
}

}  // namespace rivalry

#include "sim/cli/deals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "rivalry/calendar.hpp"
#include "sim/cli/cells.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/results/merge.hpp"

namespace rivalry::cli {

namespace {

using Numbers = std::vector<double>;

/// The outputs of one result, by name and place.
class Reading {
 public:
  explicit Reading(const Dataset& result) : result_(result) {}

  std::vector<std::string> labels(const char* dimension) const {
    const Variable* variable = find_variable(result_, dimension);
    return variable ? std::get<std::vector<std::string>>(variable->values) : std::vector<std::string>{};
  }

  bool has(const char* output) const { return find_variable(result_, output) != nullptr; }

  /// Per replicate, at this place of the last dimensions, `from_end` cells of time before the end; none if the output
  /// was not recorded.
  Numbers last(const char* output, std::size_t place) const { return at(output, place, false); }
  Numbers first(const char* output, std::size_t place) const { return at(output, place, true); }

  std::string told(const char* output, double value) const {
    return quantity_text(value, text_of(*find_variable(result_, output), "units"));
  }

  std::vector<std::string> meanings(const char* output) const {
    std::string text = text_of(*find_variable(result_, output), "flag_meanings"), word;
    std::vector<std::string> words(1);
    for (char c : text) c == ' ' ? void(words.emplace_back()) : words.back().push_back(c);
    return words;
  }

  Day start() const {
    std::string units = text_of(*find_variable(result_, "time"), "units");
    return parse_day(units.substr(units.size() - std::min<std::size_t>(10, units.size()))).value_or(Day{});
  }

 private:
  Numbers at(const char* output, std::size_t place, bool first) const {
    const Variable* variable = find_variable(result_, output);
    if (!variable) return {};
    std::size_t width = width_of(result_, *variable), cells = 1;
    for (std::size_t d = 2; d < variable->dims.size(); ++d) cells *= size_of(result_, variable->dims[d]);
    bool timed = variable->dims.size() > 1 && variable->dims[1] == "time";
    return values_at(*variable, width, timed ? (first ? 0 : width - cells) + place : place);
  }

  const Dataset& result_;
};

double share_of(const Numbers& flags) {
  double sum = 0;
  for (double flag : flags) sum += flag > 0 ? 1 : 0;
  return flags.empty() ? 0 : sum / static_cast<double>(flags.size());
}

/// Of those for which `when` is above 0.
Numbers only(const Numbers& numbers, const Numbers& when) {
  Numbers chosen;
  for (std::size_t i = 0; i < numbers.size() && i < when.size(); ++i)
    if (when[i] > 0) chosen.push_back(numbers[i]);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

double quantile(const Numbers& ascending, double share) {
  return ascending[static_cast<std::size_t>(share * static_cast<double>(ascending.size() - 1))];
}

std::string spread(const Reading& reading, const char* output, const Numbers& ascending) {
  std::string text = reading.told(output, quantile(ascending, 0.5));
  if (ascending.front() == ascending.back()) return text;
  return fmt::format("{}  [80 %: {} - {}]", text, reading.told(output, quantile(ascending, 0.1)),
                     reading.told(output, quantile(ascending, 0.9)));
}

struct Mean {
  double value = 0;
  double error = 0;
};

Mean mean_of(const Numbers& numbers) {
  Mean mean;
  auto count = static_cast<double>(numbers.size());
  for (double number : numbers) mean.value += number / count;
  double squares = 0;
  for (double number : numbers) squares += (number - mean.value) * (number - mean.value);
  mean.error = count > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
  return mean;
}

std::string exercised(const Reading& reading, const std::string& name, std::size_t contract) {
  Numbers done = reading.last("contract_exercised", contract);
  std::string text = fmt::format("{} exercised in {:.0f} % of replicates", name, 100 * share_of(done));
  if (share_of(done) == 0) return text;
  if (Numbers days = only(reading.last("contract_ended_day", contract), done); !days.empty())
    text += ", median " + to_string(reading.start() + static_cast<std::int32_t>(quantile(days, 0.5)));
  if (Numbers prices = only(reading.last("contract_strike", contract), done); !prices.empty())
    text += "; a share for " + spread(reading, "contract_strike", prices);
  if (Numbers costs = only(reading.last("contract_cost", contract), done); !costs.empty())
    text += "; all for " + spread(reading, "contract_cost", costs);
  return text;
}

std::string worth(const Reading& reading, const std::string& name, std::size_t contract) {
  Numbers values = reading.first("contract_value", contract), paid = reading.last("contract_payoff", contract);
  Mean value = mean_of(values), payoff = mean_of(paid);
  if (value.value == 0 && payoff.value == 0) return "";
  std::string text = name;
  if (!values.empty()) {
    text += " worth " + reading.told("contract_value", value.value) + " at the start";
    Mean error = mean_of(reading.first("contract_value_error", contract));
    if (error.value > 0) text += " (standard error " + reading.told("contract_value", error.value) + ")";
  }
  if (!paid.empty())
    text += fmt::format("{} it brought {}, discounted (standard error {})", values.empty() ? "" : ";",
                        reading.told("contract_payoff", payoff.value), reading.told("contract_payoff", payoff.error));
  return text;
}

std::string delivered(const Reading& reading, const std::string& name, std::size_t contract) {
  Numbers brought = reading.last("contract_delivered", contract);
  if (brought.empty() || share_of(brought) == 0) return "";
  std::sort(brought.begin(), brought.end());
  std::string text = name + " brought " + spread(reading, "contract_delivered", brought);
  Mean expected = mean_of(reading.last("contract_expected_share", contract));
  return expected.value > 0 ? text + fmt::format(", {:.0f} % of what was expected", 100 * expected.value) : text;
}

void tell_contracts(const Reading& reading, std::vector<std::string>& lines) {
  std::vector<std::string> names = reading.labels("contract");
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::string brought = delivered(reading, names[c], c);
    if (reading.has("contract_exercised") && brought.empty()) lines.push_back(exercised(reading, names[c], c));
    for (const std::string& text : {worth(reading, names[c], c), brought})
      if (!text.empty()) lines.push_back(text);
  }
}

/// "refused_partner in 93 %, refused_politics in 7 %", the most frequent first.
std::string reasons(const Reading& reading, const Numbers& codes) {
  std::vector<std::string> words = reading.meanings("bid_reason");
  std::map<std::size_t, double> counts;
  for (double code : codes) counts[static_cast<std::size_t>(code)] += 1 / static_cast<double>(codes.size());
  std::vector<std::pair<std::size_t, double>> ordered(counts.begin(), counts.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [code, share] : ordered)
    text +=
        fmt::format("{}{} in {:.0f} %", text.empty() ? "" : ", ", code < words.size() ? words[code] : "?", 100 * share);
  return text;
}

void tell_rounds(const Reading& reading, std::vector<std::string>& lines) {
  std::vector<std::string> rounds = reading.labels("round"), investors = reading.labels("investor");
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    if (Numbers raised = reading.last("round_raised", r); !raised.empty()) {
      std::sort(raised.begin(), raised.end());
      std::string text = rounds[r] + " raised " + spread(reading, "round_raised", raised);
      for (const auto& [output, words] :
           {std::pair{"round_price", ", at "}, {"round_post_money", ", the company then worth "}})
        if (Numbers of = only(reading.last(output, r), reading.last("round_raised", r)); !of.empty())
          text += words + spread(reading, output, of);
      lines.push_back(text);
    }
    if (!reading.has("bid_reason")) continue;
    for (std::size_t i = 0; i < investors.size(); ++i) {
      std::size_t place = r * investors.size() + i;
      Numbers let_in = reading.last("bid_admitted", place);
      std::string text = rounds[r] + " " + investors[i] + ": " + reasons(reading, reading.last("bid_reason", place));
      if (Numbers in = only(let_in, let_in); !in.empty()) text += "; with " + spread(reading, "bid_admitted", in);
      lines.push_back(text);
    }
  }
}

}  // namespace

std::vector<std::string> deals(const Dataset& result) {
  std::vector<std::string> lines;
  Reading reading(result);
  tell_contracts(reading, lines);
  tell_rounds(reading, lines);
  return lines;
}

}  // namespace rivalry::cli

#include "sim/findings/deals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

#include "sim/findings/reading.hpp"
#include "sim/findings/statistics.hpp"

namespace rivalry {

namespace {

std::string exercised(const Reading& reading, const std::string& name, std::size_t contract) {
  Numbers done = reading.last("contract_exercised", contract);
  std::string text = fmt::format("{} exercised in {:.0f} % of replicates", name, 100 * share_of(done));
  if (share_of(done) == 0) return text;
  if (Numbers days = only(reading.last("contract_ended_day", contract), done); !days.empty())
    text += ", median " + to_string(reading.start() + static_cast<std::int32_t>(quantile_of(days, 0.5)));
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

}  // namespace rivalry

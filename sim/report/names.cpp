#include "sim/report/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/blocks.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry::report {

std::string name_of(const Dataset& result, const std::string& output,
                    const std::vector<std::pair<std::string, std::string>>& labels) {
  const Output* row = find_output(output);
  if (row == nullptr) return output;
  std::vector<std::string> given;
  for (std::string_view dim : row->dims)
    for (const auto& [dimension, label] : labels)
      if (dimension == dim) given.push_back(label);
  if (given.empty()) return output;
  std::string of;
  for (const std::string& label : given) of += (of.empty() ? "" : ",") + label;
  std::string whole = fmt::format("{}[{}]", output, of);
  std::string dimension = things_of(column_of(result, output)).at(0);
  if (given.size() > 1 || !output.starts_with(dimension + "_")) return whole;
  std::string quantity = output.substr(dimension.size() + 1);
  return given[0] + "." + (quantity == "alive" ? "survival" : quantity);
}

std::vector<std::string> expected_names(const Dataset& result, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Expectation& expect : scenario.expect) {
    const Output* row = find_output(expect.of);
    if (row == nullptr || row->dims.empty() || row->dims[0] != "time") continue;
    std::string name = name_of(result, expect.of, expect.labels);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

Described described(const Dataset& result, const std::string& name) {
  auto output = named_output(result, Rows(result), Question(name));
  if (!output) return {"", name, ""};
  Described about{"", text_of(*output->variable, "long_name"), text_of(*output->variable, "description")};
  if (about.long_name.empty()) about.long_name = output->variable->name;
  std::size_t open = name.find('['), dot = name.rfind('.');
  if (open != std::string::npos)
    about.thing = name.substr(open + 1, name.size() - open - 2);
  else if (dot != std::string::npos)
    about.thing = name.substr(0, dot);
  for (std::size_t at; (at = about.thing.find(',')) != std::string::npos && about.thing[at + 1] != ' ';)
    about.thing.insert(at + 1, " ");
  about.thing = spelt(about.thing);
  return about;
}

std::vector<double> ascending(std::vector<double> numbers) {
  std::erase_if(numbers, [](double number) { return std::isnan(number); });
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string lowered(std::string text) {
  auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  bool is_word = text.size() > 1 && is_capital(text[0]) && !is_capital(text[1]) && text != "DebtRank";
  if (is_word) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string headline(const Dataset& result, const std::string& name, const Answers& last) {
  Described about = described(result, name);
  std::vector<double> numbers = ascending(last.numbers);
  std::string value = numbers.empty() ? "none"
                      : last.is_share ? quantity_text(sample_of(numbers).mean, "1") + " of replicates"
                                      : quantity_text(quantile_of(numbers, .5), last.unit);
  std::string what = lowered(about.long_name);
  return about.thing.empty() ? sentence_of(fmt::format("{}: {}", what, value))
                             : sentence_of(fmt::format("{}, {}: {}", about.thing, what, value));
}

}  // namespace rivalry::report

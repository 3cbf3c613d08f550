#include "sim/scenario/keys/reference.hpp"

#include <fmt/core.h>

#include "rivalry/outputs.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

std::string number_example(const Key& key) {
  if (key.measure != Measure::Count) return std::string(example_of(key.measure));
  bool large = key.range.low >= 1e6 || key.range.high > 1e6;
  return large ? std::string(example_of(key.measure)) : fmt::format("{:.0f}", std::max(key.range.low, 20.0));
}

std::string range_text(const Key& key) {
  if (key.measure == Measure::ShareOrCount) return "";
  bool is_money = key.measure == Measure::Money || key.measure == Measure::MoneyRate;
  Measure measure = is_money ? Measure::Count : key.measure;
  std::string unit = key.measure == Measure::MoneyRate ? " per day" : "";
  return fmt::format("; {} {} {} {}{}", key.range.low_open ? "above" : "from", write_quantity(key.range.low, measure),
                     key.range.high_open ? "to below" : "to", write_quantity(key.range.high, measure), unit);
}

std::string number_text(const Key& key) {
  std::string text = fmt::format("{}, e.g. `{}`{}", name_of(key.measure), number_example(key), range_text(key));
  if (key.off_means) text += "; or `off`";
  return text + (key.is_setting ? "" : "; may be uncertain");
}

std::string kept_in(const Key& key) {
  if (key.measure == Measure::Money)
    return "whole minor units of the scenario's currency; its results are in major ones";
  if (key.measure == Measure::MoneyRate)
    return "minor units of the scenario's currency per day; its results are in major ones";
  return std::string(key.unit);
}

std::string default_text(const Key& key) {
  if (key.is_needed()) return "must be given";
  return key.fallback.empty() ? "" : fmt::format("default `{}`", key.fallback);
}

std::string kinds_text(const Key& key) {
  return key.kinds.empty() ? "" : fmt::format("only for {}", one_of(key.kinds));
}

/// The parts that are not empty, with "; " between.
std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  return text;
}

/// `|` would end a cell of a Markdown table.
std::string cell(const std::string& text) {
  std::string safe;
  for (char c : text) safe += c == '|' ? std::string("\\|") : std::string(1, c);
  return safe;
}

/// "platforms.NAME.join.external" -> a file that says it.
std::string example_file(const std::string& path, const std::string& value) {
  std::string text;
  int depth = 0;
  for (std::size_t begin = 0; begin <= path.size(); ++depth) {
    std::size_t end = std::min(path.find('.', begin), path.size());
    std::string part = path.substr(begin, end - begin);
    text += std::string(static_cast<std::size_t>(2 * depth + 2), ' ') + (part == "NAME" ? "example" : part) + ":";
    text += end == path.size() ? " " + value + "\n" : "\n";
    begin = end + 1;
  }
  return text;
}

}  // namespace

std::string example_of(const Key& key) {
  switch (key.form) {
    case Form::Number:
      return number_example(key);
    case Form::Word:
      return std::string(key.words.front().text);
    case Form::Date:
      return "2013-04-29";
    case Form::Moment:
      return "10 years";
    case Form::Switch:
      return "on";
    case Form::Text:
      return key.name == "rivalry" ? "1" : key.name == "edges" ? "0-1 0-2 1-2" : "a text";
    case Form::Slug:
      return "wechat-growth";
    case Form::Name:
      return "weibo";
    case Form::OutputName:
      return "platform_registered";
    case Form::OutputList:
      return "[platform_registered]";
    case Form::Label:
      return "weibo";
    case Form::InUnit:
      return key.name == "within" ? "5 %" : "46.2 million";
    case Form::Interval:
      return "[369 million, 412 million]";
    case Form::Ratio:
      return "18 %";
    case Form::HexWords:
      return "243f6a88 85a308d3 13198a2e 03707344";
    case Form::Path:
      return key.name == "extends" ? "bases/china-internet-2013.yaml" : "edges.txt";
    case Form::DateList:
      return "[2013-01-01, 2013-02-09 to 2013-02-15]";
    case Form::Terms:
      return "14 working days";
    case Form::Currency:
      return "CNY";
    case Form::Changes:
      return "{events.rescue: off}";
    case Form::Rates:
      return "{USD: 6.15 CNY}";
    case Form::Texts:
      return "{platforms.weibo.members: annual report 2013}";
    case Form::Group:
      return "{...}";
    case Form::Named:
      return "{example: {...}}";
  }
  return "";
}

std::string how_written(const Key& key) {
  std::string example = fmt::format(", e.g. `{}`", example_of(key));
  switch (key.form) {
    case Form::Number:
      return number_text(key);
    case Form::Word:
      return one_of(key.word_texts());
    case Form::Date:
      return "a date" + example;
    case Form::Moment:
      return "a date, or a duration after the start, e.g. `2013-05-01` or `10 years`";
    case Form::Switch:
      return "`on` or `off`";
    case Form::Text:
      return "a text" + example;
    case Form::Slug:
      return "lower-case letters, digits and hyphens" + example;
    case Form::Name:
      return fmt::format("the name of one of {}", one_of(alternatives(key.refers_to)));
    case Form::OutputName:
      return "an output" + example;
    case Form::OutputList:
      return "a list of outputs" + example;
    case Form::Label:
      return fmt::format("a label of the dimension `{}`", key.name);
    case Form::InUnit:
      return "a quantity in the unit of the output" + example;
    case Form::Interval:
      return "two quantities in the unit of the output" + example;
    case Form::Ratio:
      return "a share, kept as an exact fraction" + example;
    case Form::HexWords:
      return "hexadecimal words" + example;
    case Form::Path:
      return "a path relative to the file" + example;
    case Form::DateList:
      return "a list of dates and ranges of dates" + example;
    case Form::Terms:
      return "`14 working days`, `30 days`, `6 weeks` or `2 months` after delivery, in whole days";
    case Form::Currency:
      return "the three letters of a currency" + example;
    case Form::Changes:
      return "a map from paths of keys to other values, or `off`" + example;
    case Form::Rates:
      return "a map from currencies to amounts of the scenario's currency" + example;
    case Form::Texts:
      return "a map from paths of keys to texts" + example;
    case Form::Group:
      return "a map of keys";
    case Form::Named:
      return fmt::format("a map of named things, each a {}; at most {}; a name may be `off`", key.singular,
                         key.at_most);
  }
  return "";
}

std::string explain_key(const std::string& path, const Key& key) {
  std::string text = fmt::format("{}\n", path);
  if (!key.sentence.empty()) text += fmt::format("  {}\n", key.sentence);
  text += fmt::format("  written   {}\n", how_written(key));
  if (std::string rest = joined({default_text(key), kinds_text(key)}); !rest.empty())
    text += fmt::format("  given     {}\n", rest);
  if (key.form == Form::Number) text += fmt::format("  kept in   {}\n", kept_in(key));
  if (key.is_leaf()) return text + "  example\n" + example_file(path, example_of(key));
  text += "  keys\n";
  for (const Key& inner : key.keys)
    text += fmt::format("    {:<20} {}\n", inner.name + (inner.is_leaf() ? "" : ":"), inner.sentence);
  return text;
}

std::string keys_page() {
  std::string text =
      "# The keys of a scenario file\n\nPrinted by `rivalry explain keys`. `NAME` stands for a name that you choose. "
      "Wherever a "
      "number may be uncertain, write `{uniform: [low, high]}`, `{normal: [mean, sd]}`, `{lognormal: {median: m, "
      "sigma: 40 "
      "%}}`, `{triangular: [low, mode, high]}`, `{choice: [a, b]}`, `{choice: {a: 20 %, b: 80 %}}` or `{draws: [x1, "
      "x2, ...], "
      "jointly: name}`: it is drawn once per replicate and recorded.\n\n| key | written | given | meaning "
      "|\n|---|---|---|---|\n";
  for (const KeyAt& row : all_keys())
    text += fmt::format("| `{}` | {} | {} | {} |\n", row.path, cell(how_written(*row.key)),
                        cell(joined({default_text(*row.key), kinds_text(*row.key)})), cell(row.key->sentence));
  return text;
}

std::string outputs_page() {
  std::string text =
      "# The outputs\n\nPrinted by `rivalry explain outputs`. Each has the dimension `replicate` before those "
      "given.\n\n"
      "| output | dimensions | unit | meaning |\n|---|---|---|---|\n";
  for (const Output& output : outputs()) {
    std::string dims;
    for (std::string_view dimension : output.dims) dims += (dims.empty() ? "" : ", ") + std::string(dimension);
    text +=
        fmt::format("| `{}` | {} | {} | {} |\n", output.name, dims, output.unit, cell(std::string(output.description)));
  }
  return text;
}

std::string codes_page() {
  std::string text = "# The errors\n\nPrinted by `rivalry explain codes`.\n";
  for (const CodeText& row : codes())
    text += fmt::format("\n## {}: {}\n\n{}\n", to_string(row.code), row.title, row.paragraph);
  return text;
}

}  // namespace rivalry

#include "sim/scenario/values/value.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "rivalry/outputs.hpp"
#include "sim/core/utf8.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/keys/money_keys.hpp"
#include "sim/scenario/tree/comparison.hpp"
#include "sim/scenario/values/dates_and_terms.hpp"
#include "sim/scenario/values/names.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

constexpr std::size_t longest_text = 4000;

std::optional<Value> read_word(Check& check, const Key& key, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a word")) return std::nullopt;
  if (const Word* found = key.find_word(node.text)) return Value(found);
  std::string suggestion = did_you_mean(node.text, key.word_texts());
  check.report().add(Code::UnknownWord, node.place, path,
                     fmt::format("{} is not one of {}", in_quotes(node.text), one_of(key.word_texts())), suggestion);
  return std::nullopt;
}

std::optional<Value> read_date(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a date")) return std::nullopt;
  if (auto day = parse_day(node.text)) return Value(*day);
  check.report().add(Code::NotADate, node.place, path, in_quotes(node.text) + " is not a date",
                     "write year-month-day, e.g. `2013-04-29`");
  return std::nullopt;
}

std::optional<Value> read_switch(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "`on` or `off`")) return std::nullopt;
  if (node.text == "on" || node.text == "off") return Value(node.text == "on");
  check.report().add(Code::UnknownWord, node.place, path, in_quotes(node.text) + " is neither `on` nor `off`",
                     "write `on` or `off`");
  return std::nullopt;
}

std::optional<Value> read_slug(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a name")) return std::nullopt;
  if (is_slug(node.text)) return Value(node.text);
  check.report().add(Code::BadName, node.place, path, in_quotes(node.text) + " cannot be a scenario's name",
                     "use lower-case letters, digits and hyphens, e.g. `" + slug_of(node.text) + "`");
  return std::nullopt;
}

std::vector<std::string> output_names() {
  std::vector<std::string> names;
  for (const Output& output : outputs()) names.emplace_back(output.name);
  return names;
}

std::optional<Value> read_output_list(Check& check, const Node& node, const std::string& path) {
  if (!node.is_list()) {
    check.report().add(Code::WrongKind, node.place, path, "a list of outputs is expected here",
                       "write e.g. `[platform_registered]`");
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Node& item : node.items) {
    if (!is_text(check, item, path, "an output") || !check.check_one_of(item, path, "output", output_names())) continue;
    if (std::find(names.begin(), names.end(), item.text) != names.end())
      check.report().add(Code::DuplicateKey, item.place, path, "output " + in_quotes(item.text) + " is listed twice",
                         "delete one");
    names.push_back(item.text);
  }
  return Value(names);
}

std::optional<Value> read_ratio(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a share")) return std::nullopt;
  Fraction fraction;
  auto wrong = read_fraction(node.text, fraction);
  if (!wrong && fraction.numerator > fraction.denominator)
    wrong =
        QuantityProblem{Code::OutOfRange, in_quotes(node.text) + " is out of range", "write a share from 0 % to 100 %"};
  if (!wrong) return Value(fraction);
  check.report().add(wrong->code, node.place, path, wrong->message, wrong->suggestion);
  return std::nullopt;
}

/// Words of 8 digits, or of 16 that are kept low half first.
std::optional<Value> read_words(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "hexadecimal words")) return std::nullopt;
  std::vector<std::uint32_t> words;
  bool good = true;
  std::string_view text = node.text;
  for (std::size_t at = 0; good && at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    std::uint64_t value = 0;
    auto [last, error] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
    good = error == std::errc() && last == word.data() + word.size() && (word.size() == 8 || word.size() == 16);
    words.push_back(static_cast<std::uint32_t>(value));
    if (word.size() == 16) words.push_back(static_cast<std::uint32_t>(value >> 32));
    at = end + 1;
  }
  if (good && !words.empty() && words.size() <= 4) return Value(words);
  check.report().add(Code::NotHexadecimal, node.place, path,
                     in_quotes(node.text) + " is not a row of hexadecimal words",
                     "write words of 8 or 16 digits, e.g. `243f6a88 85a308d3`");
  return std::nullopt;
}

std::optional<Value> read_path(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a path")) return std::nullopt;
  return Value(node.text);
}

std::optional<Value> read_text_form(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a text")) return std::nullopt;
  return Value(node.text);
}

std::optional<Value> read_name(Check& check, const Key& key, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a name")) return std::nullopt;
  if (key.may_be_off && check.switched_off().contains(below(std::string(key.refers_to), node.text)))
    return Value(node.text);
  return check.check_name(key.refers_to, node, path) ? std::optional<Value>(node.text) : std::nullopt;
}

/// An output, or the path of an uncertain number where `key` is what an expectation is `of`.
std::optional<Value> read_output_name(Check& check, const Key& key, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "an output")) return std::nullopt;
  bool is_path = key.name == "of" && node.text.find('.') != std::string::npos;
  if (is_path && check.find_uncertain(node.text)) return Value(node.text);
  std::vector<std::string> names;
  for (const Uncertain& number : check.uncertain()) names.push_back(number.path);
  bool good = is_path ? check.check_one_of(node, path, "uncertain number", names)
                      : find_output(node.text) || check.check_one_of(node, path, "output", output_names());
  return good ? std::optional<Value>(node.text) : std::nullopt;
}

}  // namespace

bool is_text(Check& check, const Node& node, const std::string& path, std::string_view what) {
  if (!node.is_scalar()) {
    check.report().add(Code::WrongKind, node.place, path,
                       fmt::format("{} is expected here, not a {}", what, node.is_list() ? "list" : "map"));
    return false;
  }
  if (count_characters(node.text) <= longest_text && !node.text.empty()) return true;
  bool empty = node.text.empty();
  check.report().add(empty ? Code::EmptyValue : Code::TextTooLong, node.place, path,
                     empty ? "the text is empty" : "the text has more than 4,000 characters",
                     empty ? "delete the key or write a value" : "shorten it");
  return false;
}

std::optional<Value> read_value(Check& check, const Key& key, const Node& node, const std::string& path) {
  switch (key.form) {
    case Form::Word:
      return read_word(check, key, node, path);
    case Form::Date:
      return read_date(check, node, path);
    case Form::Switch:
      return read_switch(check, node, path);
    case Form::Text:
      return read_text_form(check, node, path);
    case Form::Slug:
      return read_slug(check, node, path);
    case Form::Name:
      return read_name(check, key, node, path);
    case Form::OutputName:
      return read_output_name(check, key, node, path);
    case Form::OutputList:
      return read_output_list(check, node, path);
    case Form::Ratio:
      return read_ratio(check, node, path);
    case Form::HexWords:
      return read_words(check, node, path);
    case Form::Path:
      return read_path(check, node, path);
    case Form::DateList:
      return read_date_list(check, node, path);
    case Form::Terms:
      return read_terms(check, node, path);
    case Form::Currency:
      return read_currency(check, node, path);
    case Form::Changes:
      check_changes(check, node, path);
      return std::nullopt;
    case Form::Rates:
      check_rates(check, node, path);
      return std::nullopt;
    case Form::Number:
    case Form::Moment:
    case Form::Label:
    case Form::InUnit:
    case Form::Interval:
    case Form::Texts:
    case Form::Group:
    case Form::Named:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace rivalry

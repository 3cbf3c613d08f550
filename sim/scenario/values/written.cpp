// A text split into the pieces of a quantity.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "rivalry/money.hpp"
#include "sim/core/utf8.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/values/quantity.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

constexpr std::size_t longest_number = 60;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  auto end = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (char c : text) {
    if (c == ' ' || c == '\n') {
      end();
    } else if (c == '%') {
      end();
      words.push_back("%");
    } else {
      word += c;
    }
  }
  end();
  return words;
}

/// [+-] digits [. digits] [e [+-] digits]
bool is_decimal(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  auto digits = [&] {
    std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > begin;
  };
  std::size_t begin = at;
  if (!digits()) return false;
  bool leading_zero = text[begin] == '0' && at > begin + 1;
  if (leading_zero) return false;
  if (at < text.size() && text[at] == '.' && (++at, !digits())) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

bool is_hexadecimal(std::string_view text) {
  return text.size() > 2 && text.size() <= 18 && text.substr(0, 2) == "0x" &&
         std::all_of(text.begin() + 2, text.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
}

bool is_grouped(std::string_view text) {
  bool separated = false, digits = false;
  for (char c : text) {
    if (c == ',' || c == '_' || c == '\'')
      separated = true;
    else if (is_digit(c))
      digits = true;
    else if (c != '.' && c != '-')
      return false;
  }
  return separated && digits;
}

QuantityProblem not_a_number(std::string_view text, std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string bare =
      lower.substr(0, 1) == "-" || lower.substr(0, 1) == "+" || lower.substr(0, 1) == "." ? lower.substr(1) : lower;
  if (bare == "nan" || bare == "inf" || bare == "infinity")
    return {Code::NotFinite, fmt::format("{} is not a finite number", in_quotes(text)), "write a finite number"};
  if (is_grouped(word)) {
    std::string plain;
    for (char c : word)
      if (is_digit(c) || c == '.' || c == '-') plain += c;
    return {Code::ThousandsSeparator, fmt::format("{} is written with separators", in_quotes(text)),
            fmt::format("write `{}`, or with `thousand`, `million` or `billion`", plain)};
  }
  if (!word.empty() && word[0] == '.' && is_decimal(fmt::format("0{}", word)))
    return {Code::NotANumber, fmt::format("{} is not a number", in_quotes(text)), fmt::format("write `0{}`", word)};
  if (word.size() > 1 && word[0] == '0' && std::all_of(word.begin(), word.end(), is_digit))
    return {Code::NotANumber, fmt::format("{} has leading zeros", in_quotes(text)),
            "a number has none; inside brackets a comma ends a value, so write `10 thousand` for 10,000"};
  std::size_t end = 0;
  while (end < word.size() && (is_digit(word[end]) || word[end] == '.' || word[end] == '-')) ++end;
  if (end > 0 && end < word.size() && is_decimal(word.substr(0, end)) &&
      std::isalpha(static_cast<unsigned char>(word[end])))
    return {Code::NotANumber, fmt::format("{} is not a number", in_quotes(text)),
            fmt::format("put a space: `{} {}`", word.substr(0, end), word.substr(end))};
  return {Code::NotANumber, fmt::format("{} is not a number", in_quotes(text)), ""};
}

int multiplier(std::string_view word) {
  return word == "thousand" ? 3 : word == "million" ? 6 : word == "billion" ? 9 : 0;
}

/// "day", "week", "month" or "year" for its singular or plural; else empty.
std::string time_unit(std::string_view word) {
  for (std::string_view unit : {"day", "week", "month", "year"})
    if (word == unit || (word.size() == unit.size() + 1 && word.substr(0, unit.size()) == unit && word.back() == 's'))
      return std::string(unit);
  return "";
}

std::string plain_unit(std::string_view word) {
  if (word == "minute" || word == "minutes") return "minutes";
  if (word == "point" || word == "points") return "points";
  return time_unit(word);
}

/// Three capital letters, or a known code in small ones, which the judge of the unit refuses.
bool looks_like_a_currency(std::string_view word) {
  if (word.size() != 3) return false;
  auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::all_of(word.begin(), word.end(), is_capital)) return true;
  std::string upper(word);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return word != "per" && is_currency(upper);
}

const std::vector<std::string>& known_words() {
  static const std::vector<std::string> words = {"thousand", "million", "billion", "%",       "per",
                                                 "day",      "days",    "week",    "weeks",   "month",
                                                 "months",   "year",    "years",   "minutes", "points"};
  return words;
}

}  // namespace

std::optional<QuantityProblem> split_quantity(std::string_view text, Written& w) {
  if (text.size() > 200) return QuantityProblem{Code::NotANumber, in_quotes(text) + " is not a number", ""};
  std::vector<std::string> words = words_of(text);
  if (words.empty()) return QuantityProblem{Code::NotANumber, "an empty text is not a number", ""};
  w.hexadecimal = is_hexadecimal(words[0]);
  if (!w.hexadecimal && (!is_decimal(words[0]) || words[0].size() > longest_number))
    return not_a_number(text, words[0]);
  w.digits = words[0][0] == '+' ? words[0].substr(1) : words[0];
  std::size_t next = 1;
  auto more = [&] { return next < words.size(); };
  if (more() && is_digit(words[next][0]))
    return QuantityProblem{Code::ThousandsSeparator,
                           fmt::format("{} is written with spaces between digits", in_quotes(text)),
                           "write the digits together, or `thousand`, `million` or `billion`"};
  if (more() && multiplier(words[next]) > 0) w.power_of_ten = multiplier(words[next++]);
  if (more() && words[next] == "%") w.percent = true, ++next;
  if (more() && looks_like_a_currency(words[next])) w.currency = words[next++];
  if (more() && !plain_unit(words[next]).empty()) w.unit = plain_unit(words[next++]);
  if (next + 1 < words.size() && words[next] == "per" && !time_unit(words[next + 1]).empty() &&
      words[next + 1].back() != 's')
    w.per = words[next + 1], next += 2;
  if (!more()) return std::nullopt;
  bool after_per = words[next] == "per" && next + 1 < words.size();
  if (after_per) ++next;
  std::string suggestion =
      after_per ? "write `per day`, `per week`, `per month` or `per year`" : did_you_mean(words[next], known_words());
  return QuantityProblem{Code::WrongUnit,
                         fmt::format("{} makes no sense in {}", in_quotes(words[next]), in_quotes(text)), suggestion};
}

std::optional<double> decimal_value(const Written& w, int shift) {
  if (w.hexadecimal) {
    std::uint64_t bits = 0;
    std::from_chars(w.digits.data() + 2, w.digits.data() + w.digits.size(), bits, 16);
    return static_cast<double>(bits);
  }
  std::size_t e = w.digits.find_first_of("eE");
  long exponent = w.power_of_ten + shift;
  if (e != std::string::npos) {
    std::size_t begin = e + 1 + (w.digits[e + 1] == '+' ? 1 : 0);
    long written = 0;
    auto [end, error] = std::from_chars(w.digits.data() + begin, w.digits.data() + w.digits.size(), written);
    if (error != std::errc() || std::abs(written) > 1000) return std::nullopt;
    exponent += written;
  }
  std::string mantissa = w.digits.substr(0, e);
  std::string text = fmt::format("{}e{}", mantissa, exponent);
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0 : value;
}

}  // namespace rivalry

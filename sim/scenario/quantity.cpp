#include "sim/scenario/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "rivalry/calendar.hpp"
#include "sim/scenario/report.hpp"
#include "sim/scenario/suggest.hpp"

namespace rivalry {

namespace {

constexpr std::size_t longest_number = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

double days_in(std::string_view unit) {
  return unit == "day" ? 1 : unit == "week" ? days_per_week : unit == "month" ? days_per_month : days_per_year;
}

const std::vector<std::string>& known_words() {
  static const std::vector<std::string> words = {"thousand", "million", "billion", "%",       "per",
                                                 "day",      "days",    "week",    "weeks",   "month",
                                                 "months",   "year",    "years",   "minutes", "points"};
  return words;
}

std::string example(const Written& w, Measure measure) {
  std::string number = w.digits;
  switch (measure) {
    case Measure::Share:
    case Measure::DailyShare: {
      auto value = decimal_value(w, 0);
      if (value && *value > 0 && *value <= 1 && !w.hexadecimal) return fmt::format("`{} %`", *value * 100);
      return fmt::format("`{} %`", number);
    }
    case Measure::Change:
      return fmt::format("`{} %`", number);
    case Measure::Rate:
      return fmt::format("`{}{} per year`", number, w.percent ? " %" : "");
    case Measure::Duration:
      return fmt::format("`{} days`", number);
    case Measure::Minutes:
      return fmt::format("`{} per day`", number);
    default:
      return fmt::format("`{}`", number);
  }
}

std::string hint(const Written& w, Measure measure) {
  switch (measure) {
    case Measure::Count:
      return "write a whole number, e.g. " + example(w, measure) + " or `5 million`";
    case Measure::Real:
      return "write the bare number, e.g. " + example(w, measure);
    case Measure::Share:
      return "write " + example(w, measure);
    case Measure::Change:
      return "write " + example(w, measure) + " for the change";
    case Measure::Rate:
      return "write e.g. " + example(w, measure) + " (day, week, month or year)";
    case Measure::Duration:
      return "write e.g. " + example(w, measure) + " (days, weeks, months or years)";
    case Measure::Minutes:
      return "write " + example(w, measure) + " (minutes a day)";
    case Measure::DailyShare:
      return "write " + example(w, measure) + " or with `per day`";
    case Measure::ShareOrCount:
      return "write a share with `%` or a whole number";
  }
  return "";
}

QuantityProblem unit_problem(std::string_view text, const Written& w, Measure measure) {
  bool bare = !w.percent && w.unit.empty() && w.per.empty();
  if (bare)
    return {Code::MissingUnit, fmt::format("{} has no unit; {} needs one", in_quotes(text), name_of(measure)),
            hint(w, measure)};
  return {Code::WrongUnit, fmt::format("{} has the wrong unit for {}", in_quotes(text), name_of(measure)),
          hint(w, measure)};
}

/// Whether percent sign, unit and `per` are those of the measure.
bool units_fit(const Written& w, Measure measure) {
  bool no_per = w.per.empty(), no_unit = w.unit.empty(), plain = w.power_of_ten == 0;
  switch (measure) {
    case Measure::Count:
    case Measure::Real:
      return !w.percent && no_unit && no_per;
    case Measure::Share:
    case Measure::Change:
      return w.percent && no_unit && no_per && plain;
    case Measure::Rate:
      return no_unit && !no_per;
    case Measure::Duration:
      return !w.percent && !no_unit && w.unit != "minutes" && w.unit != "points" && no_per && plain;
    case Measure::Minutes:
      return !w.percent && (no_unit || w.unit == "minutes") && !no_per && plain;
    case Measure::DailyShare:
      return w.percent && no_unit && (no_per || w.per == "day") && plain;
    case Measure::ShareOrCount:
      return false;
  }
  return false;
}

std::optional<QuantityProblem> whole_problem(std::string_view text, double value) {
  if (value == std::floor(value) && std::abs(value) <= 0x1p53) return std::nullopt;
  return QuantityProblem{Code::NotWhole, fmt::format("{} is not a whole number", in_quotes(text)),
                         fmt::format("write e.g. `{:.0f}`", std::floor(value + 0.5))};
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
  if (more() && !plain_unit(words[next]).empty()) w.unit = plain_unit(words[next++]);
  if (next + 1 < words.size() && words[next] == "per" && !time_unit(words[next + 1]).empty() &&
      words[next + 1].back() != 's')
    w.per = words[next + 1], next += 2;
  if (!more()) return std::nullopt;
  std::string suggestion = did_you_mean(words[next], known_words());
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

std::optional<QuantityProblem> read_quantity(std::string_view text, Measure measure, Quantity& quantity) {
  Written w;
  if (auto problem = split_quantity(text, w)) return problem;
  if (measure == Measure::ShareOrCount) measure = w.percent ? Measure::Share : Measure::Count;
  if (!units_fit(w, measure) || (w.hexadecimal && measure != Measure::Count && measure != Measure::Real))
    return unit_problem(text, w, measure);
  auto value = decimal_value(w, w.percent ? -2 : 0);
  if (!value)
    return QuantityProblem{Code::NotFinite, fmt::format("{} is too large or too small a number", in_quotes(text)), ""};
  if (measure == Measure::Count)
    if (auto problem = whole_problem(text, *value)) return problem;
  if (!w.per.empty() && measure != Measure::DailyShare) *value /= days_in(w.per);
  if (measure == Measure::Duration) *value *= days_in(w.unit);
  quantity = {*value, measure};
  return std::nullopt;
}

std::string_view name_of(Measure measure) {
  switch (measure) {
    case Measure::Count:
      return "a count";
    case Measure::Real:
      return "a number without unit";
    case Measure::Share:
      return "a share";
    case Measure::Change:
      return "a change";
    case Measure::Rate:
      return "a rate";
    case Measure::Duration:
      return "a duration";
    case Measure::Minutes:
      return "a number of minutes a day";
    case Measure::DailyShare:
      return "a share per day";
    case Measure::ShareOrCount:
      return "a share or a count";
  }
  return "";
}

std::string_view unit_of(Measure measure) {
  switch (measure) {
    case Measure::Rate:
      return "1/day";
    case Measure::Duration:
      return "days";
    case Measure::Minutes:
      return "minutes/day";
    default:
      return "1";
  }
}

std::string write_quantity(double value, Measure measure) {
  auto count = [](double v) {
    if (std::abs(v) >= 1e6 && v == std::floor(v)) {
      if (std::abs(v) >= 1e9) return fmt::format("{} billion", v / 1e9);
      return fmt::format("{} million", v / 1e6);
    }
    return fmt::format("{}", v);
  };
  switch (measure) {
    case Measure::Count:
      return count(value);
    case Measure::Share:
    case Measure::Change:
      return fmt::format("{:.10g} %", value * 100);
    case Measure::Rate:
      return fmt::format("{:.10g} per day", value);
    case Measure::Duration:
      return fmt::format("{:.10g} days", value);
    case Measure::Minutes:
      return fmt::format("{:.10g} per day", value);
    case Measure::DailyShare:
      return fmt::format("{:.10g} % per day", value * 100);
    default:
      return fmt::format("{}", value);
  }
}

std::optional<QuantityProblem> read_fraction(std::string_view text, Fraction& fraction) {
  Quantity quantity;
  if (auto problem = read_quantity(text, Measure::Share, quantity)) return problem;
  Written w;
  split_quantity(text, w);
  std::string digits;
  int scale = 2;
  bool after_point = false;
  for (char c : w.digits) {
    if (is_digit(c)) digits += c, scale += after_point;
    if (c == '.') after_point = true;
  }
  bool plain = w.digits.find_first_of("eE-") == std::string::npos && digits.size() <= 17 && scale <= 17;
  if (!plain)
    return QuantityProblem{Code::NotANumber, fmt::format("{} cannot be an exact fraction", in_quotes(text)),
                           "write it without sign or exponent and with at most 15 decimals"};
  std::from_chars(digits.data(), digits.data() + digits.size(), fraction.numerator);
  fraction.denominator = 1;
  for (int i = 0; i < scale; ++i) fraction.denominator *= 10;
  long long common = std::gcd(fraction.numerator, fraction.denominator);
  fraction.numerator /= common, fraction.denominator /= common;
  return std::nullopt;
}

}  // namespace rivalry

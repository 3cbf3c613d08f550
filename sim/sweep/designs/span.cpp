#include "sim/sweep/designs/span.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "rivalry/math.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"

namespace rivalry {

namespace {

std::string_view trimmed(std::string_view text, std::size_t* cut = nullptr) {
  std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  std::size_t end = text.find_last_not_of(' ');
  if (cut) *cut = begin;
  return end == std::string_view::npos ? text.substr(begin, 0) : text.substr(begin, end + 1 - begin);
}

/// Calls `each(i)` for every byte outside brackets and quotes.
template <class Each>
void outside_brackets(std::string_view text, Each each) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || (c == '\'' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == ','))) quote = c;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth == 0 && quote == 0) each(i);
  }
}

std::size_t find_outside(std::string_view text, std::string_view what) {
  std::size_t found = std::string_view::npos;
  outside_brackets(text, [&](std::size_t i) {
    if (found == std::string_view::npos && text.substr(i, what.size()) == what) found = i;
  });
  return found;
}

/// `10` and `000`: what is left of 10,000.
bool is_cut_number(const std::string& left, const std::string& right) {
  auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  bool three = right.size() >= 3 && right[0] == '0' && is_digit(right[1]) && is_digit(right[2]) &&
               (right.size() == 3 || !is_digit(right[3]));
  return three && !left.empty() && left.size() <= 3 && std::all_of(left.begin(), left.end(), is_digit);
}

/// What follows the digits.
std::string words_of(const Written& w) {
  std::string words;
  auto add = [&](std::string_view word) {
    if (!word.empty()) words.append(" ").append(word);
  };
  add(w.power_of_ten == 3 ? "thousand" : w.power_of_ten == 6 ? "million" : w.power_of_ten == 9 ? "billion" : "");
  add(w.percent ? "%" : "");
  add(w.currency);
  add(w.unit.empty() || w.unit == "minutes" || w.unit == "points" ? w.unit : w.unit + "s");
  add(w.per.empty() ? "" : "per " + w.per);
  return words;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool good = error == std::errc() && end == text.data() + text.size() && number >= 0;
  return good ? std::optional(number) : std::nullopt;
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view values) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  auto cut = [&](std::size_t end) {
    std::size_t blank = 0;
    std::string_view text = trimmed(values.substr(begin, end - begin), &blank);
    pieces.push_back({std::string(text), begin + blank});
    begin = end + 1;
  };
  outside_brackets(values, [&](std::size_t i) {
    if (values[i] == ',') cut(i);
  });
  cut(values.size());
  return pieces;
}

bool varies(const Parameter& parameter) {
  std::string_view text = trimmed(parameter.values);
  return text.empty() || text == "law" || text.starts_with("law:") || find_outside(text, ",") != text.npos ||
         find_outside(text, "..") != text.npos;
}

Parameter parameter_of(const std::string& path, const std::string& values) {
  auto source = std::make_shared<const Source>(
      Source{"<command line>", values.empty() ? path : path + "=" + values, Layer::CommandLine});
  return {path, values, {source, 0, std::max<std::size_t>(1, source->text.size())}, path.size() + 1, {}};
}

/// Reads one parameter's values into a span.
struct Span::Reader {
  Span& span;
  Report& report;
  std::string_view values;

  bool problem(Code code, const Place& place, std::string message, std::string suggestion) {
    report.add(code, place, span.parameter_.path, std::move(message), std::move(suggestion));
    return false;
  }
  bool problem(Code code, std::string message, std::string suggestion) {
    return problem(code, span.place(), std::move(message), std::move(suggestion));
  }

  bool read() {
    std::string_view text = trimmed(values);
    if (text.empty() || text == "law") return distribution("");
    if (text.starts_with("law:")) return distribution(text.substr(4));
    bool one = span.parameter_.places.empty() && find_outside(text, ",") == text.npos;
    std::size_t dots = one ? find_outside(text, "..") : text.npos;
    return dots == text.npos ? choices() : range(text, dots);
  }

  bool distribution(std::string_view levels) {
    const Uncertain* number = span.key_.uncertain();
    const std::string& path = span.parameter_.path;
    if (!number)
      return problem(Code::NoLaw,
                     fmt::format("`{}` is certain in the scenario, so there is no law to sweep it by", path),
                     fmt::format("give its values, e.g. `{}=LOW..HIGH`", path));
    if (!number->distribution.jointly.empty())
      return problem(
          Code::NoLaw,
          fmt::format("`{}` is drawn together with others (jointly: {})", path, number->distribution.jointly),
          "give its values; then it is no longer drawn with them");
    span.kind_ = Kind::Distribution;
    span.whole_ = number->measure == Measure::Count || number->measure == Measure::Money;
    bool listed = number->distribution.kind == Distribution::Kind::Choice ||
                  number->distribution.kind == Distribution::Kind::Draws;
    if (levels.empty() && listed)
      for (double value : number->distribution.numbers) span.choices_.push_back(span.key_.write(value));
    if (!levels.empty() && !read_levels(levels)) return false;
    return !split_quantity(span.key_.write(1), span.written_);
  }

  bool read_levels(std::string_view text) {
    auto levels = whole_number(trimmed(text));
    if (!levels || *levels < 2 || *levels > most_points)
      return problem(Code::BadSpan, fmt::format("{} is not a number of levels", in_quotes(text)),
                     "write a whole number from 2 up, e.g. `0..10:5`");
    span.levels_ = *levels;
    return true;
  }

  bool choices() {
    std::vector<Piece> pieces = pieces_of(values);
    const std::vector<Place>& places = span.parameter_.places;
    std::size_t every = (pieces.size() + most_checked - 1) / most_checked;
    bool good = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      Place place = i < places.size() ? places[i] : piece_place(pieces[i]);
      span.choices_.push_back(pieces[i].text);
      if (find_outside(pieces[i].text, "..") != std::string::npos)
        good = problem(Code::BadSpan, place, fmt::format("{} is a span among choices", in_quotes(pieces[i].text)),
                       "write choices `A,B,C` or one span `LOW..HIGH:N`");
      else if (i > 0 && places.empty() && is_cut_number(pieces[i - 1].text, pieces[i].text))
        good = problem(Code::ThousandsSeparator, place,
                       fmt::format("a comma ends a value, so `{},{}` are two", pieces[i - 1].text, pieces[i].text),
                       fmt::format("write `{}{}`, or with `thousand`", pieces[i - 1].text, pieces[i].text));
      else if (i % every == 0)
        good = span.key_.check(pieces[i].text, place, report) && good;
    }
    return good;
  }

  Place piece_place(const Piece& piece) const {
    const Parameter& p = span.parameter_;
    if (!p.place.source || p.values_offset == std::string::npos) return p.place;
    return {p.place.source, p.values_offset + piece.offset, std::max<std::size_t>(1, piece.text.size())};
  }

  /// LOW..HIGH[:log][:N]
  bool range(std::string_view text, std::size_t dots) {
    std::string_view low = trimmed(text.substr(0, dots)), rest = text.substr(dots + 2);
    std::size_t colon = std::min(rest.find(':'), rest.size());
    std::string_view high = trimmed(rest.substr(0, colon));
    std::string_view how = trimmed(rest.substr(std::min(colon + 1, rest.size())));
    if (colon < rest.size() && how.empty()) return read_levels("");
    if (how == "log" || how.starts_with("log:")) {
      span.logarithmic_ = true;
      how = how.size() > 3 ? how.substr(4) : "";
    }
    if (!how.empty() && !read_levels(how)) return false;
    if (low.empty() || high.empty())
      return problem(Code::BadSpan, fmt::format("{} has one end only", in_quotes(text)), "write `LOW..HIGH`");
    return dates(low, high) || (span.kind_ != Kind::Dates && numbers(low, high));
  }

  bool dates(std::string_view low, std::string_view high) {
    auto from = parse_day(low), to = parse_day(high);
    if (!from || !to) return false;
    span.kind_ = Kind::Dates, span.whole_ = true;
    span.low_ = from->number, span.high_ = to->number;
    if (!ordered(low, high)) return false;
    bool fine = !span.logarithmic_ || problem(Code::BadSpan, "dates have no logarithms", "leave `log` out");
    return fine && check_ends();
  }

  bool numbers(std::string_view low, std::string_view high) {
    if (!span.key_.is_number())
      return problem(Code::BadSpan, fmt::format("`{}` takes no numbers, so it has no spans", span.parameter_.path),
                     "write its values with commas between them");
    Written first;
    Quantity quantity;
    if (!split(high, span.written_) || !split(low, first)) return false;
    if (auto wrong = judge_quantity(high, span.written_, span.key_.measure(), quantity, span.key_.currencies()))
      return problem(wrong->code, wrong->message, wrong->suggestion);
    span.whole_ = quantity.measure == Measure::Count;
    span.words_ = words_of(span.written_);
    const Written& last = span.written_;
    bool bare =
        first.power_of_ten == 0 && !first.percent && first.currency.empty() && first.unit.empty() && first.per.empty();
    if (bare) first.power_of_ten = last.power_of_ten;
    bool alike = bare || (first.percent == last.percent && first.currency == last.currency && first.unit == last.unit &&
                          first.per == last.per);
    if (!alike)
      return problem(Code::WrongUnit, fmt::format("{} and {} are not of one unit", in_quotes(low), in_quotes(high)),
                     fmt::format("write both in one, or the first without: `LOW..{}`", high));
    auto from = decimal_value(first, -last.power_of_ten), to = decimal_value(last, -last.power_of_ten);
    if (!from || !to) return problem(Code::NotFinite, "an end of the span is no finite number", "write a smaller one");
    span.low_ = *from, span.high_ = *to;
    span.kind_ = Kind::Numbers;
    if (!ordered(low, high)) return false;
    if (span.logarithmic_ && span.low_ <= 0)
      return problem(Code::BadSpan, "a span by equal factors begins above 0", "raise LOW, or leave `log` out");
    return check_ends();
  }

  bool split(std::string_view text, Written& written) {
    auto wrong = split_quantity(text, written);
    return !wrong || problem(wrong->code, wrong->message, wrong->suggestion);
  }

  bool ordered(std::string_view low, std::string_view high) {
    if (span.low_ < span.high_) return true;
    return problem(Code::BadSpan, fmt::format("{} is not below {}", in_quotes(low), in_quotes(high)),
                   span.low_ > span.high_ ? "exchange them; an end without words has those of the other"
                                          : "for one value write it alone");
  }

  bool check_ends() {
    bool low = span.key_.check(span.write(span.low_), span.place(), report);
    return span.key_.check(span.write(span.high_), span.place(), report) && low;
  }
};

std::optional<Span> Span::read(const Parameter& parameter, const ResolvedScenario& base, Report& report) {
  Place path = parameter.place;
  path.length = std::max<std::size_t>(1, std::min(path.length, parameter.path.size()));
  auto key = Settable::find(base, parameter.path, path, report);
  if (!key) return std::nullopt;
  Span span(parameter, std::move(*key));
  if (!Reader{span, report, span.parameter_.values}.read()) return std::nullopt;
  return span;
}

Place Span::place() const {
  const Place& whole = parameter_.place;
  bool apart = !whole.source || parameter_.values.empty() || parameter_.values_offset == std::string::npos;
  return apart ? whole : Place{whole.source, parameter_.values_offset, parameter_.values.size()};
}

std::int64_t Span::levels() const { return choices_.empty() ? levels_ : static_cast<std::int64_t>(choices_.size()); }

std::string Span::level(std::int64_t i) const {
  if (!choices_.empty()) return choices_[static_cast<std::size_t>(i)];
  auto n = static_cast<double>(levels_), at = static_cast<double>(i);
  return kind_ == Kind::Distribution ? by_distribution((at + 0.5) / n) : between(at / (n - 1), true);
}

std::string Span::at(double u) const {
  if (kind_ == Kind::Distribution && levels_ == 0) return by_distribution(u);
  std::int64_t n = levels();
  if (n == 0) return between(u, false);
  return level(std::min(static_cast<std::int64_t>(u * static_cast<double>(n)), n - 1));
}

std::string Span::by_distribution(double u) const {
  const Uncertain& number = *key_.uncertain();
  return key_.write(quantile(number.distribution, number.range, whole_, u));
}

std::string Span::between(double u, bool is_level) const {
  double x = low_ + u * (high_ - low_);
  if (logarithmic_) x = math::exp(math::log(low_) + u * (math::log(high_) - math::log(low_)));
  if (u == 0) x = low_;
  if (u == 1) x = high_;
  if (!whole_) return write(x);
  double one = 1;
  for (int i = 0; i < written_.power_of_ten; ++i) one *= 10;
  bool spread_evenly = !is_level && !logarithmic_;
  double whole = spread_evenly ? std::floor(low_ * one + u * ((high_ - low_) * one + 1)) : std::floor(x * one + 0.5);
  return write(std::min(whole, high_ * one) / one);
}

std::string Span::write(double shown) const {
  return kind_ == Kind::Dates ? to_string(Day{static_cast<std::int32_t>(shown)}) : short_number(shown) + words_;
}

std::optional<double> Span::number(const std::string& value) const {
  bool own_words = kind_ == Kind::Numbers || (kind_ == Kind::Distribution && choices_.empty());
  if (!own_words) return key_.number(value);
  Written written = written_;
  written.digits = value.substr(0, value.find_first_of(" %"));
  Quantity quantity;
  Measure measure = key_.measure();
  if (judge_quantity(value, written, measure, quantity, key_.currencies())) return std::nullopt;
  return key_.number_of(quantity);
}

}  // namespace rivalry

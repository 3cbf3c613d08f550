#include "sim/cli/drawing/bars.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/cli/drawing/paper.hpp"
#include "sim/findings/words.hpp"

namespace rivalry::cli {

namespace {

double low_of(const MeanInterval& mean) { return std::isfinite(mean.low) ? mean.low : mean.mean; }
double high_of(const MeanInterval& mean) { return std::isfinite(mean.high) ? mean.high : mean.mean; }

/// The numbers from the left end to the right end of the bars of a unit.
struct Span {
  double low = 0, high = 0;
};

std::map<std::string, Span> spans_of(const std::vector<MeanBar>& bars) {
  std::map<std::string, Span> spans;
  for (const MeanBar& bar : bars) {
    if (bar.mean.count == 0) continue;
    bool dated = bar.unit.starts_with("days since ");
    auto [at, is_new] = spans.try_emplace(bar.unit);
    if (is_new && dated) at->second = {low_of(bar.mean), high_of(bar.mean)};
    at->second.low = std::min(at->second.low, low_of(bar.mean));
    at->second.high = std::max(at->second.high, high_of(bar.mean));
  }
  return spans;
}

std::string drawn_bar(const MeanInterval& mean, const Span& span, int room, const Paper& paper) {
  double size = span.high > span.low ? span.high - span.low : 1;
  auto cell = [&](double number) {
    return std::clamp(static_cast<int>((number - span.low) / size * (room - 1) + 0.5), 0, room - 1);
  };
  int zero = cell(std::clamp(0.0, span.low, span.high)), middle = cell(mean.mean);
  Canvas canvas(room, 1);
  for (int x = std::min(zero, middle); x <= std::max(zero, middle); ++x) canvas.put(x, 0, paper.either("█", "#"));
  for (int x = cell(low_of(mean)); x <= cell(high_of(mean)); ++x) canvas.put(x, 0, paper.either("▒", "="));
  canvas.put(middle, 0, paper.either("┃", "|"));
  std::string text = canvas.text();
  text.pop_back();
  return text;
}

/// "million USD" of "7.1 million USD"; nothing of days.
std::string rest_of(const std::string& text) {
  std::size_t blank = text.find(' ');
  return blank == std::string::npos ? "" : text.substr(blank);
}

enum class NumbersShown { Mean, Interval };

/// "7.1 [6.9 - 7.3] million USD", or the mean alone.
std::string numbers_text(const MeanBar& bar, NumbersShown words) {
  if (bar.mean.count == 0) return "missing";
  std::string mean = answer_text(bar.mean.mean, bar.unit), rest = rest_of(mean);
  if (words == NumbersShown::Mean || !std::isfinite(bar.mean.low) || bar.mean.low == bar.mean.high) return mean;
  std::string low = answer_text(bar.mean.low, bar.unit), high = answer_text(bar.mean.high, bar.unit);
  if (rest_of(low) != rest || rest_of(high) != rest) return fmt::format("{} [{} - {}]", mean, low, high);
  auto number = [&](const std::string& text) { return text.substr(0, text.size() - rest.size()); };
  return fmt::format("{} [{} - {}]{}", number(mean), number(low), number(high), rest);
}

}  // namespace

std::string draw_bars(const std::vector<MeanBar>& bars, const Paper& paper) {
  std::map<std::string, Span> spans = spans_of(bars);
  int left = 0, right = 0;
  NumbersShown words = NumbersShown::Interval;
  for (const MeanBar& bar : bars) left = std::max(left, cells_of(bar.label));
  left = std::min(left, paper.width / 3);
  auto widest = [&] {
    right = 0;
    for (const MeanBar& bar : bars) right = std::max(right, cells_of(numbers_text(bar, words)));
    return right;
  };
  constexpr int least = 8, between = 3;
  if (widest() + left + between + least > paper.width) words = NumbersShown::Mean;
  int room = std::max(least, paper.width - left - widest() - between);
  std::string text;
  for (const MeanBar& bar : bars) {
    std::string drawn = bar.mean.count > 0 ? drawn_bar(bar.mean, spans[bar.unit], room, paper) : "";
    text += fmt::format("{} {}{} {}\n", to_right(shortened(bar.label, left), left), paper.either("┤", "|"),
                        to_left(drawn, room), numbers_text(bar, words));
  }
  return text;
}

std::string legend_of_bars(const Paper& paper) {
  return fmt::format("{} mean   {} its 95 % interval", paper.either("┃", "|"), paper.either("▒", "="));
}

}  // namespace rivalry::cli

#include "sim/cli/drawing/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rivalry/calendar.hpp"
#include "sim/cli/drawing/measure.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/findings/ticks.hpp"

namespace rivalry::cli {

namespace {

constexpr int least_rows = 15;

std::size_t tick_count(int count) { return static_cast<std::size_t>(count); }

/// The lowest and the highest number to be shown.
struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void take(double number) {
    if (std::isfinite(number)) low = std::min(low, number), high = std::max(high, number);
  }
  bool is_empty() const { return low > high; }
};

Extent extent_of(const Timeline& timeline) {
  Extent extent;
  for (double number : timeline.line) extent.take(number);
  for (const TimelineBand& band : timeline.bands) {
    for (double number : band.low) extent.take(number);
    for (double number : band.high) extent.take(number);
  }
  if (extent.is_empty()) return extent;
  for (const TimelineMark& mark : timeline.marks) extent.take(mark.low), extent.take(mark.high);
  if (timeline.low < timeline.high) extent.take(timeline.low), extent.take(timeline.high);
  // An axis that comes near 0 shows it: what is a half is seen to be a half.
  if (extent.low > 0 && extent.low < 0.6 * extent.high) extent.low = 0;
  if (extent.high < 0 && extent.high > 0.6 * extent.low) extent.high = 0;
  return extent;
}

/// Where things stand on the canvas.
class Plot {
 public:
  Plot(const Timeline& timeline, const Extent& extent, const Paper& paper)
      : timeline_(timeline),
        paper_(paper),
        ticks_(round_ticks(extent.low, extent.high, 5)),
        measure_(measure_for(timeline.unit, std::max(std::fabs(ticks_.front()), std::fabs(ticks_.back())))),
        texts_(tick_texts(ticks_, measure_)) {
    int steps = static_cast<int>(ticks_.size()) - 1;
    rows_per_tick_ = (least_rows + steps - 1) / steps;
    rows_ = steps * rows_per_tick_ + 1;
    for (const std::string& text : texts_) left_ = std::max(left_, cells_of(text));
    left_ += 2;
    columns_ = std::max(10, paper.width - left_ - 1);
  }

  const Measure& measure() const { return measure_; }

  std::string draw() {
    Canvas canvas(left_ + 1 + columns_, rows_ + 2);
    for (std::size_t band = 0; band < timeline_.bands.size(); ++band) shade(canvas, band);
    line(canvas);
    marks(canvas);
    axis_of_numbers(canvas);
    axis_of_days(canvas);
    return canvas.text();
  }

 private:
  int column(Day day) const {
    double span = std::max(1, timeline_.days.back() - timeline_.days.front());
    return left_ + 1 + static_cast<int>((day - timeline_.days.front()) / span * (columns_ - 1) + 0.5);
  }
  int row(double number) const {
    double share = (ticks_.back() - number) / (ticks_.back() - ticks_.front());
    return static_cast<int>(std::floor(share * (rows_ - 1) + 0.5));
  }
  /// The number at a column: between the days beside it.
  double at(const std::vector<double>& numbers, int column) const {
    const std::vector<Day>& days = timeline_.days;
    double day = days.front().number + static_cast<double>(column) * (days.back() - days.front()) / (columns_ - 1);
    auto after = std::upper_bound(days.begin(), days.end(), day, [](double x, Day each) { return x < each.number; });
    if (after == days.end()) return numbers.back();
    auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - days.begin() - 1));
    double share = after == days.begin() ? 0 : (day - days[i].number) / (days[i + 1] - days[i]);
    if (timeline_.between == Between::Steps || share == 0) return numbers[i];
    return numbers[i] + share * (numbers[i + 1] - numbers[i]);
  }

  void shade(Canvas& canvas, std::size_t band) const {
    const TimelineBand& of = timeline_.bands[band];
    for (int x = 0; x < columns_; ++x) {
      double low = at(of.low, x), high = at(of.high, x);
      if (!std::isfinite(low) || !std::isfinite(high)) continue;
      for (int y = row(high); y <= row(low); ++y) canvas.put(left_ + 1 + x, y, band_glyph(band, paper_));
    }
  }

  void line(Canvas& canvas) const {
    int before = -1;
    for (int x = 0; x < columns_; ++x) {
      double number = at(timeline_.line, x);
      int here = std::isfinite(number) ? row(number) : -1;
      if (here >= 0) turn(canvas, left_ + 1 + x, before < 0 ? here : before, here);
      before = here;
    }
  }
  /// From the row of the column before to the row of this one.
  void turn(Canvas& canvas, int x, int from, int to) const {
    if (from == to || paper_.script == Script::Ascii) {
      for (int y = std::min(from, to); y <= std::max(from, to); ++y)
        if (from == to || y != from) canvas.put(x, y, line_glyph(paper_));
      return;
    }
    canvas.put(x, from, from < to ? "╮" : "╯");
    canvas.put(x, to, from < to ? "╰" : "╭");
    for (int y = std::min(from, to) + 1; y < std::max(from, to); ++y) canvas.put(x, y, "│");
  }

  void marks(Canvas& canvas) const {
    for (const TimelineMark& mark : timeline_.marks) {
      if (mark.day < timeline_.days.front() || mark.day > timeline_.days.back()) continue;
      for (int y = row(mark.high); y <= row(mark.low); ++y) canvas.put(column(mark.day), y, mark_glyph(paper_));
    }
  }

  void axis_of_numbers(Canvas& canvas) const {
    for (int y = 0; y < rows_; ++y) canvas.put(left_, y, paper_.either("│", "|"));
    for (std::size_t i = 0; i < ticks_.size(); ++i) {
      int y = rows_ - 1 - static_cast<int>(i) * rows_per_tick_;
      canvas.write(0, y, to_right(texts_[i], left_ - 1));
      canvas.put(left_, y, paper_.either("┤", "+"));
    }
  }

  void axis_of_days(Canvas& canvas) const {
    canvas.put(left_, rows_, paper_.either("└", "+"));
    for (int x = 0; x < columns_; ++x) canvas.put(left_ + 1 + x, rows_, paper_.either("─", "-"));
    std::vector<DayTick> ticks =
        day_ticks(timeline_.days.front(), timeline_.days.back(), tick_count(std::max(2, columns_ / 10)));
    int free_from = 0;
    for (const DayTick& tick : ticks) {
      canvas.put(column(tick.day), rows_, paper_.either("┴", "+"));
      int width = cells_of(tick.label);
      int from = std::min(std::max(0, column(tick.day) - width / 2), left_ + 1 + columns_ - width);
      if (from < free_from) continue;
      canvas.write(from, rows_ + 1, tick.label);
      free_from = from + width + 2;
    }
  }

  const Timeline& timeline_;
  Paper paper_;
  std::vector<double> ticks_;
  Measure measure_;
  std::vector<std::string> texts_;
  int rows_per_tick_ = 1, rows_ = 0, left_ = 0, columns_ = 0;
};

}  // namespace

const char* line_glyph(const Paper& paper) { return paper.either("─", "*"); }

const char* band_glyph(std::size_t band, const Paper& paper) {
  return band == 0 ? paper.either("░", ".") : paper.either("▒", ":");
}

const char* mark_glyph(const Paper& paper) { return paper.either("◆", "O"); }

std::string draw_timeline(const Timeline& timeline, const std::string& legend, const Paper& paper) {
  Extent extent = extent_of(timeline);
  if (extent.is_empty()) return "no day has a number\n";
  Plot plot(timeline, extent, paper);
  std::string unit = plot.measure().name;
  int room = paper.width - cells_of(unit) - 2;
  std::string head = cells_of(legend) <= room ? to_left(unit, paper.width - cells_of(legend)) + legend + "\n"
                                              : unit + "\n" + wrapped(legend, paper.width);
  if (head == "\n") head.clear();
  return head + plot.draw();
}

}  // namespace rivalry::cli

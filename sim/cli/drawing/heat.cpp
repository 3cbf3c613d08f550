#include "sim/cli/drawing/heat.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/cli/drawing/measure.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/commerce/sales_cells.hpp"
#include "sim/findings/words.hpp"

namespace rivalry::cli {

namespace {

struct Shades {
  double low = std::numeric_limits<double>::infinity(), high = -low, largest = 0;

  explicit Shades(const HeatTable& table) {
    for (const auto& row : table.at)
      for (double number : row)
        if (std::isfinite(number))
          low = std::min(low, number), high = std::max(high, number), largest = std::max(largest, std::fabs(number));
  }
  const char* glyph(double number, const Paper& paper) const {
    static constexpr std::array<const char*, 5> dark = {" ", "░", "▒", "▓", "█"}, plain = {" ", ".", ":", "+", "#"};
    double share = high > low ? (number - low) / (high - low) : 0.5;
    auto step = static_cast<std::size_t>(std::clamp(share * 5, 0.0, 4.0));
    return paper.script == Script::Utf8 ? dark[step] : plain[step];
  }
};

std::string number_text(double number, const HeatTable& table, const Measure& measure) {
  if (std::isnan(number)) return "-";
  if (table.unit.starts_with("days since ")) return answer_text(number, table.unit);
  double value = number / measure.of;
  if (std::fabs(value) >= 1000) return grouped(static_cast<std::int64_t>(std::floor(value + 0.5)));
  return fmt::format("{:.3g}", std::fabs(value) < 1e-12 ? 0.0 : value);
}

}  // namespace

std::string draw_heat(const HeatTable& table, const Paper& paper) {
  Shades shades(table);
  if (shades.low > shades.high) return "no point has a number\n";
  Measure measure = table.unit.starts_with("days since ") ? Measure{1, ""} : measure_for(table.unit, shades.largest);
  constexpr int shade = 3;
  int left = cells_of(table.down), cell = 0;
  for (const std::string& row : table.rows) left = std::max(left, cells_of(row));
  for (const std::string& column : table.columns) cell = std::max(cell, cells_of(column));
  left = std::min(left, paper.width / 3);
  for (const auto& row : table.at)
    for (double number : row) cell = std::max(cell, shade + 1 + cells_of(number_text(number, table, measure)));
  std::size_t fit = static_cast<std::size_t>(std::max(1, (paper.width - left) / (cell + 2)));
  std::string text;
  for (std::size_t from = 0; from < table.columns.size(); from += fit) {
    std::size_t to = std::min(from + fit, table.columns.size());
    text += to_right("", left) + "  " + shortened(table.across, paper.width - left - 2) + "\n";
    text += to_left(shortened(table.down, left), left);
    for (std::size_t x = from; x < to; ++x) text += "  " + to_left(table.columns[x], cell);
    text += "\n";
    for (std::size_t y = 0; y < table.rows.size(); ++y) {
      std::string line = to_right(shortened(table.rows[y], left), left);
      for (std::size_t x = from; x < to; ++x) {
        double number = table.at[y][x];
        std::string shaded = std::isnan(number) ? "   " : repeated(shades.glyph(number, paper), shade);
        line += "  " + to_left(shaded + " " + number_text(number, table, measure), cell);
      }
      text += line + "\n";
    }
  }
  std::string lines, line;
  for (char c : text) {
    line += c;
    if (c != '\n') continue;
    line.resize(line.find_last_not_of(" \n") + 1);
    lines += line + "\n";
    line.clear();
  }
  return lines + (measure.name.empty() ? "" : "in " + measure.name + "; ") + "darker is more\n";
}

}  // namespace rivalry::cli

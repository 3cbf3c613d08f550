#include "sim/cli/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/terminal.hpp"

namespace rivalry::cli {

namespace {

/// Characters, not bytes: continuation bytes of UTF-8 take no place of their own.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] + std::string(widths[i] - width_of(row[i]) + (i + 1 < row.size() ? 2 : 0), ' ');
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string bar_text(double share, int cells) {
  int full = std::isnan(share) ? 0 : static_cast<int>(std::clamp(share, 0.0, 1.0) * cells + 0.5);
  std::string text;
  for (int i = 0; i < full; ++i) text += shows_utf8() ? "\u2588" : "#";
  return text;
}

std::string interval_text(double value, double low, double high) {
  if (std::isnan(value)) return "-";
  std::string text = fmt::format("{:.3g}", std::fabs(value) < 1e-12 ? 0.0 : value);
  return std::isnan(low) || std::isnan(high) ? text : text + fmt::format(" [{:.3g}, {:.3g}]", low, high);
}

}  // namespace rivalry::cli

#include "sim/cli/drawing/paper.hpp"

#include <algorithm>
#include <array>

namespace rivalry::cli {

namespace {

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// The characters of a text, each as its bytes.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> found;
  for (char c : text)
    if (goes_on(c) && !found.empty())
      found.back() += c;
    else
      found.emplace_back(1, c);
  return found;
}

std::size_t size(int count) { return static_cast<std::size_t>(std::max(0, count)); }

}  // namespace

int cells_of(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return !goes_on(c); }));
}

std::string to_right(std::string_view text, int cells) {
  return std::string(size(cells - cells_of(text)), ' ') + std::string(text);
}

std::string to_left(std::string_view text, int cells) {
  return std::string(text) + std::string(size(cells - cells_of(text)), ' ');
}

std::string shortened(const std::string& text, int cells) {
  std::vector<std::string> all = characters(text);
  if (static_cast<int>(all.size()) <= cells) return text;
  std::string kept;
  for (std::size_t i = 0; i + 2 < size(cells); ++i) kept += all[i];
  return kept + "..";
}

std::string wrapped(const std::string& text, int cells) {
  std::string lines, line, word;
  auto end_word = [&] {
    if (!line.empty() && cells_of(line) + 1 + cells_of(word) > cells) lines += line + "\n", line.clear();
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    word.clear();
  };
  for (char c : text) c == ' ' ? end_word() : word.push_back(c);
  end_word();
  return line.empty() ? lines : lines + line + "\n";
}

std::string repeated(std::string_view glyph, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += glyph;
  return text;
}

std::string bar_of(double share, int cells, const Paper& paper) {
  if (!(share > 0)) return "";
  static constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  double length = std::min(share, 1.0) * cells;
  if (paper.script == Script::Ascii) return std::string(size(std::max(1, static_cast<int>(length + 0.5))), '#');
  int parts = std::max(1, static_cast<int>(length * 8 + 0.5));
  return repeated("█", parts / 8) + eighths[static_cast<std::size_t>(parts % 8)];
}

Canvas::Canvas(int columns, int rows)
    : columns_(columns), cells_(size(rows), std::vector<std::string>(size(columns), " ")) {}

void Canvas::put(int column, int row, std::string_view glyph) {
  if (column < 0 || column >= columns_ || row < 0 || size(row) >= cells_.size()) return;
  cells_[size(row)][size(column)] = glyph;
}

void Canvas::write(int column, int row, std::string_view text) {
  for (const std::string& character : characters(text)) put(column++, row, character);
}

std::string Canvas::text() const {
  std::string text;
  for (const auto& row : cells_) {
    std::string line;
    for (const std::string& cell : row) line += cell;
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace rivalry::cli

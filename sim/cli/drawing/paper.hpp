// What pictures are drawn on: cells of one character each, in UTF-8 or ASCII. Pictures are functions from numbers to
// text; none of them asks the terminal for anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rivalry::cli {

enum class Script { Ascii, Utf8 };

/// How wide a picture may be, and in which characters.
struct Paper {
  int width = 100;
  Script script = Script::Utf8;

  /// The one of two texts that the script can show.
  const char* either(const char* utf8, const char* ascii) const { return script == Script::Utf8 ? utf8 : ascii; }
};

/// How many cells a text takes: characters, not bytes. (All that is drawn here takes one cell each.)
int cells_of(std::string_view text);

/// With blanks before or behind up to `cells`; longer texts as they are.
std::string to_right(std::string_view text, int cells);
std::string to_left(std::string_view text, int cells);

/// At most `cells`: what is longer ends with "..".
std::string shortened(const std::string& text, int cells);

/// Lines of at most `cells`, broken at blanks where there are any; each ends with a line break.
std::string wrapped(const std::string& text, int cells);

/// `count` times the same glyph.
std::string repeated(std::string_view glyph, int count);

/// A bar of `share` of `cells`: in eighths of a cell, of halves and wholes in ASCII. What is more than nothing shows.
std::string bar_of(double share, int cells, const Paper& paper);

/// A grid of cells, blank at first. What lies outside is not drawn.
class Canvas {
 public:
  Canvas(int columns, int rows);
  void put(int column, int row, std::string_view glyph);
  /// From `column` on, one character per cell.
  void write(int column, int row, std::string_view text);
  /// The rows, without blanks at their ends, each with a line break.
  std::string text() const;
  int columns() const { return columns_; }

 private:
  int columns_;
  std::vector<std::vector<std::string>> cells_;
};

}  // namespace rivalry::cli

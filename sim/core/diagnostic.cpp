#include "sim/core/diagnostic.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "rivalry/errors.hpp"
#include "sim/core/utf8.hpp"

namespace rivalry {

namespace {

constexpr int longest_line = 110;  // characters of a source line that are shown
constexpr int longest_side_note = 60;

bool is_wide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

/// Safe to print: what is not printable becomes a space or U+FFFD.
std::string printable(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    auto [value, length] = code_point(text, at);
    if (value == '\t' || value == '\r' || value == '\n')
      safe += ' ';
    else if (length == 0 || is_control(value))
      safe += "\xEF\xBF\xBD";
    else
      safe += text.substr(at, length);
    at += std::max<std::size_t>(1, length);
  }
  return safe;
}

/// The characters [first, first + count) of UTF-8 text.
std::string characters(std::string_view text, int first, int count) {
  std::string part;
  int index = 0;
  for (std::size_t at = 0; at < text.size() && index < first + count; ++index) {
    std::size_t length = std::max<std::size_t>(1, code_point(text, at).length);
    if (index >= first) part += text.substr(at, length);
    at += length;
  }
  return part;
}

struct Excerpt {
  std::string line;
  std::string underline;
};

/// A window of the source line around the place, and the carets below it.
Excerpt excerpt(const Diagnostic& problem) {
  std::string line = printable(problem.source_line);
  int size = static_cast<int>(count_characters(line));
  int column = std::clamp(problem.at.column - 1, 0, size);
  int first = size > longest_line && column > longest_line * 2 / 3 ? column - longest_line / 3 : 0;
  int last = std::min(size, first + longest_line);
  int length = std::clamp(problem.at.length, 1, std::max(1, last - column));
  std::string lead = first > 0 ? "... " : "", tail = last < size ? " ..." : "";
  std::string before = lead + characters(line, first, column - first);
  int carets = std::max(1, width_of(characters(line, column, length)));
  return {lead + characters(line, first, last - first) + tail,
          std::string(static_cast<std::size_t>(width_of(before)), ' ') +
              std::string(static_cast<std::size_t>(carets), '^')};
}

struct Paint {
  std::string_view error, blue, bold, plain;
};

void show(std::string& out, const Diagnostic& problem, const Paint& paint) {
  std::string message = printable(problem.message), help = printable(problem.suggestion), key = printable(problem.key);
  out +=
      fmt::format("{}error[{}]{}{}: {}{}\n", paint.error, problem.code, paint.plain, paint.bold, message, paint.plain);
  std::string number = problem.at.line > 0 ? fmt::format("{}", problem.at.line) : "";
  std::string margin(number.size() + 1, ' ');
  std::string place = printable(problem.at.file);
  if (problem.at.line > 0) place += fmt::format(":{}:{}", problem.at.line, problem.at.column);
  out += fmt::format("{}{}-->{} {}{}\n", margin, paint.blue, paint.plain, place, key.empty() ? "" : "  (" + key + ")");
  bool beside = width_of(help) <= longest_side_note;
  if (problem.at.line > 0) {
    Excerpt shown = excerpt(problem);
    out += fmt::format("{}{}|{}\n", margin, paint.blue, paint.plain);
    out += fmt::format("{}{} |{} {}\n", paint.blue, number, paint.plain, shown.line);
    out += fmt::format("{}{}|{} {}{}{}{}\n", margin, paint.blue, paint.plain, paint.error, shown.underline, paint.plain,
                       beside && !help.empty() ? " " + help : "");
    if (!beside) out += fmt::format("{}{}={} help: {}\n", margin, paint.blue, paint.plain, help);
  } else if (!help.empty()) {
    out += fmt::format("{}{}={} help: {}\n", margin, paint.blue, paint.plain, help);
  }
}

std::string last_line(const std::vector<Diagnostic>& problems) {
  std::set<std::string> files;
  for (const Diagnostic& problem : problems) files.insert(printable(problem.at.file));
  std::string where;
  for (const std::string& file : files) where += (where.empty() ? "" : ", ") + file;
  return fmt::format("{} {} in {}.  More: rivalry explain {}\n", problems.size(),
                     problems.size() == 1 ? "error" : "errors", where, problems.back().code);
}

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto [value, length] = code_point(text, at);
    bool combining = value >= 0x300 && value <= 0x36F;
    width += combining ? 0 : is_wide(value) ? 2 : 1;
    at += std::max<std::size_t>(1, length);
  }
  return width;
}

std::string render(const std::vector<Diagnostic>& problems, bool color) {
  if (problems.empty()) return "";
  Paint paint = color ? Paint{"\x1b[1;31m", "\x1b[1;34m", "\x1b[1m", "\x1b[0m"} : Paint{};
  std::string out;
  for (const Diagnostic& problem : problems) show(out, problem, paint);
  return out + last_line(problems);
}

}  // namespace rivalry

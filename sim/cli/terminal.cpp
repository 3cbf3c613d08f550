#include "sim/cli/terminal.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "rivalry/errors.hpp"

namespace rivalry::cli {

namespace {

/// Returns 0 or the error's number.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

void open_standard_streams() {
  for (int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    while (::fcntl(number, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) >= 0) {
    }
}

bool color_wanted(ColorChoice choice) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(STDERR_FILENO);
}

bool shows_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string locale = environment(name);
    if (locale.empty()) continue;
    std::transform(locale.begin(), locale.end(), locale.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

int columns_of_terminal() {
  constexpr int otherwise = 100;
  winsize size{};
  bool known = isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? std::max<int>(40, size.ws_col) : otherwise;
}

Talk::Talk(const Command& command) : quiet_(command.quiet), color_(color_wanted(command.color)) {}

void Talk::line(std::string_view label, const std::string& text) const {
  if (quiet_) return;
  say(color_ ? fmt::format("\x1b[1m{:<9}\x1b[0m{}\n", label, text) : fmt::format("{:<9}{}\n", label, text));
}

void say(const std::string& text) { write_all(STDERR_FILENO, text); }

void print(const std::string& text) {
  int error = write_all(STDOUT_FILENO, text);
  if (error != 0 && error != EPIPE && error != EBADF)
    throw WorldError(ExitCode::InputOutput, "standard output", std::strerror(error));
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units = {"kB", "MB", "GB", "TB", "PB"};
  double amount = static_cast<double>(bytes) / 1e3;
  std::size_t unit = 0;
  for (; amount >= 999.5 && unit + 1 < units.size(); ++unit) amount /= 1e3;
  return fmt::format("{:.{}f} {}", amount, amount < 9.95 ? 1 : 0, units[unit]);
}

std::string clock_text(double seconds) {
  auto whole = static_cast<std::int64_t>(std::max(0.0, seconds) + 0.5);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace rivalry::cli

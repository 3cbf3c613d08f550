#include "sim/cli/progress.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

#include "sim/cli/terminal.hpp"
#include "sim/findings/words.hpp"
#include "sim/run/memory.hpp"

namespace rivalry::cli {

namespace {

constexpr double bar_after_seconds = 1;
constexpr double line_every_seconds = 30;

ProgressStyle resolve(const Command& command) {
  if (command.progress != ProgressStyle::Auto) return command.progress;
  if (command.quiet) return ProgressStyle::None;
  return isatty(STDERR_FILENO) ? ProgressStyle::Bar : ProgressStyle::Lines;
}

std::string duration_text(double seconds) {
  auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}h{:02}m", whole / 3600, whole / 60 % 60);
  if (whole >= 60) return fmt::format("{}m{:02}s", whole / 60, whole % 60);
  return fmt::format("{}s", whole);
}

double rate(const RunProgress& now) {
  double playing = now.seconds - now.seconds_before;
  return playing > 0 ? static_cast<double>(now.played) / playing : 0;
}

double seconds_left(const RunProgress& now) {
  double speed = rate(now);
  return speed > 0 ? static_cast<double>(now.asked - now.done) / speed : 0;
}

}  // namespace

Progress::Progress(const Command& command) : style_(resolve(command)), utf8_(shows_utf8()) {}

bool Progress::is_due(const RunProgress& now) const {
  if (style_ == ProgressStyle::None) return false;
  if (now.is_last)
    return style_ == ProgressStyle::Json || (style_ == ProgressStyle::Lines && shown_) ||
           (style_ == ProgressStyle::Bar && now.seconds >= bar_after_seconds);
  double every = style_ == ProgressStyle::Bar ? 0 : line_every_seconds;
  double after = style_ == ProgressStyle::Bar ? bar_after_seconds : line_every_seconds;
  return now.seconds >= after && now.seconds >= shown_seconds_ + every;
}

void Progress::show(const RunProgress& now) {
  if (is_due(now)) {
    shown_ = true;
    shown_seconds_ = now.seconds;
    if (style_ == ProgressStyle::Bar)
      say(fmt::format("\r\x1b[K{}{}", bar(now), now.is_last ? "\n" : ""));
    else
      say((style_ == ProgressStyle::Json ? json(now) : line(now)) + "\n");
  }
  if (now.is_last) shown_ = false, shown_seconds_ = 0;
}

std::string Progress::cells(std::int64_t done, std::int64_t asked) const {
  constexpr std::int64_t cells = 28;
  std::int64_t full = asked > 0 ? std::min(cells, cells * done / asked) : cells;
  std::string text = "  ";
  for (std::int64_t i = 0; i < cells; ++i) text += i < full ? (utf8_ ? "\u2588" : "#") : (utf8_ ? "\u2591" : ".");
  return text;
}

std::string Progress::bar(const RunProgress& now) const {
  if (now.futures < now.futures_asked)
    return cells(now.futures, now.futures_asked) + fmt::format("  {}/{} futures to learn from   {}",
                                                               grouped(now.futures), grouped(now.futures_asked),
                                                               clock_text(now.seconds));
  std::string text = cells(now.done, now.asked);
  text += fmt::format("  {}/{}   {}   {:.3g} rep/s", grouped(now.done), grouped(now.asked), clock_text(now.seconds),
                      rate(now));
  if (!now.is_last && now.played > 0) text += fmt::format("   ETA {}", clock_text(seconds_left(now)));
  if (now.is_last) text += fmt::format("   peak {}", bytes_text(peak_memory_bytes()));
  if (now.failed > 0) text += fmt::format("   failed {}", now.failed);
  return text;
}

std::string Progress::line(const RunProgress& now) const {
  if (now.futures < now.futures_asked)
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}  {}/{} futures to learn from", fmt::gmtime(std::time(nullptr)),
                       now.futures, now.futures_asked);
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}  {}/{}  {:.1f}%  {:.3g} rep/s  ETA {}  failed {}",
                     fmt::gmtime(std::time(nullptr)), now.done, now.asked,
                     100.0 * static_cast<double>(now.done) / static_cast<double>(std::max<std::int64_t>(1, now.asked)),
                     rate(now), now.played > 0 ? duration_text(seconds_left(now)) : "?", now.failed);
}

std::string Progress::json(const RunProgress& now) const {
  return fmt::format(R"({{"done":{},"asked":{},"failed":{},"futures":{},"futures_asked":{},)"
                     R"("per_second":{:.6g},"seconds_left":{:.6g}}})",
                     now.done, now.asked, now.failed, now.futures, now.futures_asked, rate(now), seconds_left(now));
}

}  // namespace rivalry::cli

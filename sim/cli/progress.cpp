#include "sim/cli/progress.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "sim/cli/terminal.hpp"
#include "sim/findings/words.hpp"
#include "sim/run/ensemble.hpp"
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

}  // namespace

Progress::Progress(const Command& command, std::int64_t before, std::int64_t asked)
    : style_(resolve(command)), before_(before), asked_(asked), utf8_(shows_utf8()) {}

double Progress::rate(const Tally& tally) const {
  double playing = tally.seconds - tally.seconds_before;
  return playing > 0 ? static_cast<double>(tally.played) / playing : 0;
}

double Progress::seconds_left(const Tally& tally) const {
  double speed = rate(tally);
  return speed > 0 ? static_cast<double>(tally.total - tally.played) / speed : 0;
}

void Progress::update(const Tally& tally) {
  double every = style_ == ProgressStyle::Bar ? 0 : line_every_seconds;
  double after = style_ == ProgressStyle::Bar ? bar_after_seconds : line_every_seconds;
  if (style_ == ProgressStyle::None || tally.seconds < after || tally.seconds < shown_seconds_ + every) return;
  show(tally, false);
}

void Progress::finish(const Tally& tally) {
  bool wanted = style_ == ProgressStyle::Json || (style_ == ProgressStyle::Lines && shown_) ||
                (style_ == ProgressStyle::Bar && tally.seconds >= bar_after_seconds);
  if (wanted) show(tally, true);
}

void Progress::show(const Tally& tally, bool last) {
  shown_ = true;
  shown_seconds_ = tally.seconds;
  if (style_ == ProgressStyle::Bar) return say(fmt::format("\r\x1b[K{}{}", bar(tally, last), last ? "\n" : ""));
  say((style_ == ProgressStyle::Json ? json(tally) : line(tally)) + "\n");
}

std::string Progress::cells(std::int64_t done, std::int64_t asked) const {
  constexpr std::int64_t cells = 28;
  std::int64_t full = asked > 0 ? std::min(cells, cells * done / asked) : cells;
  std::string text = "  ";
  for (std::int64_t i = 0; i < cells; ++i) text += i < full ? (utf8_ ? "\u2588" : "#") : (utf8_ ? "\u2591" : ".");
  return text;
}

std::string Progress::bar(const Tally& tally, bool last) const {
  if (tally.steps_done < tally.steps_before)
    return cells(tally.steps_done, tally.steps_before) +
           fmt::format("  {}/{} futures to learn from   {}", grouped(tally.steps_done), grouped(tally.steps_before),
                       clock_text(tally.seconds));
  std::int64_t done = before_ + tally.played;
  std::string text = cells(done, asked_);
  text += fmt::format("  {}/{}   {}   {:.3g} rep/s", grouped(done), grouped(asked_), clock_text(tally.seconds),
                      rate(tally));
  if (!last && tally.played > 0) text += fmt::format("   ETA {}", clock_text(seconds_left(tally)));
  if (last) text += fmt::format("   peak {}", bytes_text(peak_memory_bytes()));
  if (tally.failed > 0) text += fmt::format("   failed {}", tally.failed);
  return text;
}

std::string Progress::line(const Tally& tally) const {
  std::int64_t done = before_ + tally.played;
  if (tally.steps_done < tally.steps_before)
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}  {}/{} futures to learn from", fmt::gmtime(std::time(nullptr)),
                       tally.steps_done, tally.steps_before);
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}  {}/{}  {:.1f}%  {:.3g} rep/s  ETA {}  failed {}",
                     fmt::gmtime(std::time(nullptr)), done, asked_,
                     100.0 * static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(1, asked_)),
                     rate(tally), tally.played > 0 ? duration_text(seconds_left(tally)) : "?", tally.failed);
}

std::string Progress::json(const Tally& tally) const {
  return fmt::format(
      R"({{"done":{},"asked":{},"failed":{},"futures":{},"futures_asked":{},"per_second":{:.6g},"seconds_left":{:.6g}}})",
      before_ + tally.played, asked_, tally.failed, tally.steps_done, tally.steps_before, rate(tally),
      seconds_left(tally));
}

}  // namespace rivalry::cli

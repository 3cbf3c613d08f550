#include "sim/cli/drawing/survival.hpp"

#include <fmt/core.h>

#include "sim/cli/drawing/paper.hpp"
#include "sim/cli/drawing/timeline.hpp"
#include "sim/findings/sentences.hpp"

namespace rivalry::cli {

std::string draw_survival(const Waiting& waiting, const std::string& rows, const Paper& paper) {
  Timeline timeline;
  timeline.unit = "1";
  timeline.between = Between::Steps;
  timeline.high = 1;
  timeline.bands.emplace_back();
  auto add = [&](Day day, double still, double low, double high) {
    timeline.days.push_back(day);
    timeline.line.push_back(still);
    timeline.bands[0].low.push_back(low);
    timeline.bands[0].high.push_back(high);
  };
  if (waiting.steps.empty() || waiting.start < waiting.steps.front().day) add(waiting.start, 1, 1, 1);
  for (const WaitingStep& step : waiting.steps) add(step.day, step.still, step.low, step.high);
  if (timeline.days.back() < waiting.end)
    add(waiting.end, timeline.line.back(), timeline.bands[0].low.back(), timeline.bands[0].high.back());
  std::string legend =
      fmt::format("{} has not happened yet   {} its 95 % interval", line_glyph(paper), band_glyph(0, paper));
  return wrapped(sentence_of(waiting, rows), paper.width) + draw_timeline(timeline, legend, paper);
}

}  // namespace rivalry::cli

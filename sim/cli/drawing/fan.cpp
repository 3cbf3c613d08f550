#include "sim/cli/drawing/fan.hpp"

#include <fmt/core.h>

#include "sim/cli/drawing/paper.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/sentences.hpp"

namespace rivalry::cli {

namespace {

TimelineBand interval_of(const Course& course) {
  TimelineBand band;
  for (const std::vector<double>& numbers : course.numbers) {
    MeanInterval mean = mean_interval({course.what, course.unit, true, numbers}, numbers.size());
    band.low.push_back(mean.low);
    band.high.push_back(mean.high);
  }
  return band;
}

}  // namespace

Timeline fan_timeline(const Course& course, const std::vector<TimelineMark>& known) {
  Timeline timeline;
  timeline.unit = course.unit;
  timeline.days = course.days;
  timeline.marks = known;
  Fan fan = fan_of(course, {0.05, 0.25, 0.5, 0.75, 0.95});
  if (course.is_share) {
    timeline.line = fan.means;
    timeline.bands = {interval_of(course)};
    timeline.high = 1;
  } else {
    timeline.line = fan.quantiles[2];
    timeline.bands = {{fan.quantiles[0], fan.quantiles[4]}, {fan.quantiles[1], fan.quantiles[3]}};
  }
  return timeline;
}

std::string draw_fan(const Course& course, const std::vector<TimelineMark>& known, const std::string& rows,
                     const Paper& paper) {
  Timeline timeline = fan_timeline(course, known);
  std::string legend =
      course.is_share
          ? fmt::format("{} share   {} its 95 % interval", line_glyph(paper), band_glyph(0, paper))
          : fmt::format("{} median   {} 50 %   {} 90 %", line_glyph(paper), band_glyph(1, paper), band_glyph(0, paper));
  if (!known.empty()) legend += fmt::format("   {} expected", mark_glyph(paper));
  return wrapped(sentence_of(course, rows), paper.width) + draw_timeline(timeline, legend, paper);
}

}  // namespace rivalry::cli

// An answer through time: the median, where the middle 50 % and 90 % of the replicates lie, and what is known.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/drawing/timeline.hpp"
#include "sim/findings/course.hpp"

namespace rivalry {
struct Course;
}  // namespace rivalry

namespace rivalry::cli {

struct Paper;

/// Of a share: its mean and the 95 % interval (Wilson) of that. `known`: published or historical numbers.
Timeline fan_timeline(const Course& course, const std::vector<TimelineMark>& known);

/// A sentence, the picture and its legend. `rows`: what is counted, in the singular.
std::string draw_fan(const Course& course, const std::vector<TimelineMark>& known, const std::string& rows,
                     const Paper& paper);

}  // namespace rivalry::cli

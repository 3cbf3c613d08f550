// One fan chart as a block.
#pragma once

#include <string>

#include "sim/findings/course.hpp"
#include "sim/report/blocks.hpp"

namespace rivalry {
struct Course;
struct Dataset;
}  // namespace rivalry

namespace rivalry::report {

class Times;

/// Whether all numbers are the same, on all days.
bool never_changes(const Course& course);

/// Quantiles of the replicates through time: 5, 25, 50, 75 and 95 %. The course has a day.
Json fan_block(const Dataset& result, const Course& course, Times& times, const std::string& title);

}  // namespace rivalry::report

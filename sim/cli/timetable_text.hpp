// The timetable for people and for programs: the model's day, what each mechanism writes, and where a run's time went.
#pragma once

#include <string>

#include "sim/run/profile.hpp"

namespace rivalry::cli {

/// The day by phase: each mechanism's name, what it does, what it writes.
std::string timetable_page();

/// {"timetable": [{"phase", "name", "what", "writes": [...]}, ...]}, in order.
std::string timetable_json();

/// The same rows with seconds, share of all and calls; then what is no mechanism, and the sum. `seconds`: how long the
/// run took, with so many threads.
std::string profile_page(const RunProfile& profile, double seconds, int threads);

}  // namespace rivalry::cli

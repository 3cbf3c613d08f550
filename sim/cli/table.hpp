// Tables and bars for people and for programs that read tabs.
#pragma once

#include <string>
#include <vector>

namespace rivalry::cli {

/// Columns as wide as they need to be, two blanks between; the first to the left, the others as they come. No blanks at
/// the ends of lines.
std::string table(const std::vector<std::vector<std::string>>& rows);

/// A bar of `share` (clamped to 0..1) of `cells`.
std::string bar_text(double share, int cells = 12);

/// "0.442 [0.401, 0.478]"; without an interval if there is none, "-" if there is no number.
std::string interval_text(double value, double low, double high);

}  // namespace rivalry::cli

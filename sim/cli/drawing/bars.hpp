// Means side by side, each with its 95 % interval.
#pragma once

#include <string>
#include <vector>

#include "sim/findings/interval.hpp"

namespace rivalry::cli {

struct Paper;

struct MeanBar {
  std::string label;
  std::string unit;
  MeanInterval mean;  ///< without numbers: "missing"; the bounds may be infinite
};

/// One row per bar, those of one unit on one axis that holds 0 (but days); up to the lower bound full, between the
/// bounds shaded, the mean marked; then the numbers in words.
std::string draw_bars(const std::vector<MeanBar>& bars, const Paper& paper);

/// What the glyphs stand for.
std::string legend_of_bars(const Paper& paper);

}  // namespace rivalry::cli

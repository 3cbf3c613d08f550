// In which unit the numbers of an axis are told, and how.
#pragma once

#include <string>
#include <vector>

namespace rivalry::cli {

/// Numbers on an axis are told as value / `of`, in `name`: "million USD", "%".
struct Measure {
  double of = 1;
  std::string name;
};

/// For numbers of this unit, the largest of which (by size) is this.
Measure measure_for(const std::string& unit, double largest);

/// The numbers of an axis, with as many digits as tell them apart; grouped by thousands.
std::vector<std::string> tick_texts(const std::vector<double>& ticks, const Measure& measure);

}  // namespace rivalry::cli

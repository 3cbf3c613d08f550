#include "sim/sweep/designs/points.hpp"

#include <algorithm>
#include <limits>

namespace rivalry {

double Axis::number(std::size_t point) const {
  return numbers.empty() ? std::numeric_limits<double>::quiet_NaN() : numbers[static_cast<std::size_t>(at[point])];
}

std::string Axis::variable() const {
  std::string name = path;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

std::vector<Override> Points::overrides(std::size_t point) const {
  std::vector<Override> changes;
  for (const Axis& axis : axes) changes.push_back({axis.path, axis.value(point)});
  return changes;
}

}  // namespace rivalry

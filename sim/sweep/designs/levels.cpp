#include "sim/sweep/designs/designs.hpp"

namespace rivalry {

LevelTable grid(const std::vector<std::int64_t>& levels) {
  std::int64_t points = 1;
  for (std::int64_t n : levels) points *= n;
  LevelTable table;
  std::int64_t together = points;
  for (std::int64_t n : levels) {
    together /= n;
    auto& column = table.emplace_back();
    column.reserve(static_cast<std::size_t>(points));
    for (std::int64_t p = 0; p < points; ++p) column.push_back(static_cast<std::int32_t>(p / together % n));
  }
  return table;
}

LevelTable side_by_side(std::size_t keys, std::int64_t levels) {
  std::vector<std::int32_t> column;
  for (std::int64_t p = 0; p < levels; ++p) column.push_back(static_cast<std::int32_t>(p));
  return LevelTable(keys, column);
}

LevelTable one_at_a_time(const std::vector<std::int64_t>& levels) {
  LevelTable table(levels.size(), std::vector<std::int32_t>(1, 0));
  for (std::size_t key = 0; key < levels.size(); ++key)
    for (std::int32_t level = 1; level < levels[key]; ++level)
      for (std::size_t other = 0; other < levels.size(); ++other) table[other].push_back(other == key ? level : 0);
  return table;
}

}  // namespace rivalry

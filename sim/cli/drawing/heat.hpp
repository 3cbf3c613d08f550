// A table of shades: a number for each value of two keys.
#pragma once

#include <string>
#include <vector>

namespace rivalry::cli {

struct Paper;

struct HeatTable {
  std::string down, across;             ///< the keys
  std::vector<std::string> rows;        ///< values of the key `down`
  std::vector<std::string> columns;     ///< values of the key `across`
  std::vector<std::vector<double>> at;  ///< by row, by column; NaN: missing
  std::string unit;
};

/// Darker is more, and each cell says its number, if there is room. Columns that do not fit stand below in a table of
/// their own.
std::string draw_heat(const HeatTable& table, const Paper& paper);

}  // namespace rivalry::cli

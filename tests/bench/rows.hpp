// What is measured of the engine. The list is in rows.cpp: a row a figure.
#pragma once

#include <span>
#include <string_view>

namespace rivalry::bench {

/// What a figure is held against; it must have the floor's unit for the ratio to mean something.
enum class Floor {
  None,
  StreamingRead,    ///< GB/s
  RandomIncrement,  ///< ns
  PhiloxWord,       ///< ns
};

/// One line of the table: measure(threads) returns the figure in `unit`.
struct Row {
  std::string_view name;
  std::string_view unit;
  double (*measure)(int threads);
  Floor floor = Floor::None;
};

std::span<const Row> rows();

}  // namespace rivalry::bench

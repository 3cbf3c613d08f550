// The numbers of a result, one cell (labels and a time) after the other.
#pragma once

#include <string>
#include <vector>

#include "sim/results/hdf5/attributes.hpp"

namespace rivalry {

struct Dataset;
struct Variable;

/// The text of an attribute of the whole; empty if there is none. (Of a variable: see attributes.hpp.)
std::string text_of(const Dataset& data, const std::string& name);

/// Whether the variable holds an output: along replicate, and neither an input nor a list of text.
bool is_output(const Variable& variable);

/// Cells per replicate.
std::size_t width_of(const Dataset& data, const Variable& variable);

/// The value of each replicate in the cell at `offset`, in the unit that the attributes say; NaN where there is none.
std::vector<double> values_at(const Variable& variable, std::size_t width, std::size_t offset);

/// The labels of the cell at `offset`, and its time.
struct Cell {
  std::string labels;
  bool is_last = true;   ///< at the last time, or without time
  std::size_t time = 0;  ///< place along time
};
Cell cell_at(const Dataset& data, const Variable& variable, std::size_t offset);

}  // namespace rivalry

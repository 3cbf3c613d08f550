// A dataset whose large variables are not in its file but in others: HDF5's virtual datasets (HDF5 >= 1.10).
//
// Readers see the same names, dimensions and attributes as in a file that holds everything. They look for the other
// files beside this one; where one is gone, its values read as missing (_FillValue), so such a file must go when they
// do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace rivalry {

struct Dataset;

/// Rows `from_row`, ... of a file, which become rows `to_row`, ...
struct VirtualRun {
  std::uint64_t from_row = 0;
  std::uint64_t to_row = 0;
  std::uint64_t count = 0;
};

/// One file of those that hold the values.
struct VirtualPart {
  std::string file;  ///< relative to the file that is written
  std::uint64_t rows = 0;
  std::vector<VirtualRun> runs;  ///< ascending on both sides
};

/// As to_hdf5(), uncompressed; `dataset`'s variables named in `virtuals` have no values, and lie in each part under the
/// same name, with one dimension of rows in place of the first `row_dims` ones.
std::vector<std::byte> to_hdf5_virtual(const Dataset& dataset, const std::set<std::string>& virtuals,
                                       std::size_t row_dims, const std::vector<VirtualPart>& parts);

}  // namespace rivalry

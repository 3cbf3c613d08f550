// A labelled array collection in memory, the shape of a netCDF file: what a shard holds and what `result.h5` holds.
//
// Pure data: no HDF5 here. `hdf5.hpp` turns one into bytes and bytes into one.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rivalry {

using Values = std::variant<std::vector<std::int8_t>, std::vector<std::int32_t>, std::vector<std::int64_t>,
                            std::vector<float>, std::vector<double>, std::vector<std::string>>;

/// An attribute: text, a whole number, a real, or a small array of int8 (flag_values).
struct Attribute {
  std::string name;
  std::variant<std::string, std::int64_t, double, std::vector<std::int8_t>> value;
};

struct Dimension {
  std::string name;
  std::size_t size = 0;
};

/// values.size() is the product of the sizes of dims, row-major. A variable named like its only dimension is that
/// dimension's coordinate.
struct Variable {
  std::string name;
  std::vector<std::string> dims;
  Values values;
  std::vector<Attribute> attributes;
};

struct Dataset {
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;
  std::vector<Attribute> attributes;

  // In dataset.cpp: units that only hand a dataset on make no code for it.
  Dataset();
  Dataset(const Dataset&);
  Dataset(Dataset&&) noexcept;
  Dataset& operator=(const Dataset&);
  Dataset& operator=(Dataset&&) noexcept;
  ~Dataset();
};

}  // namespace rivalry

// Datasets as HDF5 bytes and back, by the rules of netCDF-4 and CF. handle.hpp is the only file that includes
// HDF5.
//
// Files are built and opened in memory, so that HDF5 never touches a disk: a full disk is our error to report, and a
// damaged file is recognised by its checksum before HDF5 sees it.
//
// The same Dataset gives the same bytes, with one version of HDF5 and zlib. Thread-safety: calls are serialised.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

enum class Compression {
  None,     ///< contiguous: written and read at memory speed; for shards
  Deflate,  ///< chunks of up to 1 MiB, shuffled and deflated at level 1; for what people keep
};

/// Conventions: a variable named like its only dimension is that dimension's coordinate; text coordinates are
/// variable-length UTF-8; the attribute `_FillValue` becomes one element of the variable's type. Attributes must not
/// be named like those that HDF5 and netCDF reserve (CLASS, NAME, DIMENSION_LIST, REFERENCE_LIST, _Netcdf4Dimid,
/// _NCProperties). Throws InvariantError if sizes do not fit or HDF5 refuses.
std::vector<std::byte> to_hdf5(const Dataset& dataset, Compression compression);

/// The inverse, for bytes that to_hdf5 made. Throws WorldError(InputOutput) for anything else; `name` is for messages.
Dataset from_hdf5(std::span<const std::byte> bytes, const std::string& name);

/// The version of the HDF5 library in use, e.g. "1.10.8".
std::string hdf5_version();

}  // namespace rivalry

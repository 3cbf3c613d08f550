// The result of a run or a sweep that is complete.
#pragma once

#include <filesystem>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {
struct Manifest;
}  // namespace rivalry

namespace rivalry::cli {

/// result.h5, whose checksum is looked at before HDF5 sees it. Throws WorldError: TryAgain if the run is not complete,
/// InputOutput if the file is damaged.
Dataset result_of(const std::filesystem::path& run, const Manifest& manifest);

/// The same of a run or a sweep, whichever stands in the directory.
Dataset any_result_of(const std::filesystem::path& directory);

}  // namespace rivalry::cli

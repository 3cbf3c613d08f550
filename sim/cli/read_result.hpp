// The result of a run that is complete.
#pragma once

#include <filesystem>

#include "sim/results/dataset.hpp"
#include "sim/results/manifest.hpp"

namespace rivalry::cli {

/// result.h5, whose checksum is looked at before HDF5 sees it. Throws WorldError: TryAgain if the run is not complete,
/// InputOutput if the file is damaged.
Dataset result_of(const std::filesystem::path& run, const Manifest& manifest);

}  // namespace rivalry::cli

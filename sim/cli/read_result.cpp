#include "sim/cli/read_result.hpp"

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

namespace fs = std::filesystem;

/// `sha256` is what was written down of it.
Dataset read_checked(const fs::path& directory, const std::string& sha) {
  fs::path file = directory / "result.h5";
  if (sha.empty())
    throw WorldError(ExitCode::TryAgain, directory.string(), "is not complete: it has no result yet",
                     "rivalry resume " + directory.string());
  auto bytes = read_bytes(file);
  if (sha256(bytes) != sha)
    throw WorldError(ExitCode::InputOutput, file.string(), "is damaged: not the bytes that were written",
                     "rivalry resume " + directory.string() + " writes it again");
  return from_hdf5(bytes, file.string());
}

}  // namespace

Dataset result_of(const fs::path& run, const Manifest& manifest) {
  return read_checked(run, manifest.collected ? manifest.collected->sha256 : "");
}

Dataset any_result_of(const fs::path& directory) {
  if (!is_sweep(directory)) return result_of(directory, read_manifest(directory / "manifest.jsonl"));
  auto result = read_sweep_record(directory).result;
  return read_checked(directory, result ? result->sha256 : "");
}

}  // namespace rivalry::cli

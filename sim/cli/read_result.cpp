#include "sim/cli/read_result.hpp"

#include "rivalry/errors.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/checksum.hpp"
#include "sim/results/hdf5.hpp"

namespace rivalry::cli {

Dataset result_of(const std::filesystem::path& run, const Manifest& manifest) {
  if (!manifest.collected)
    throw WorldError(ExitCode::TryAgain, run.string(), "is not complete: it has no result yet",
                     "rivalry resume " + run.string());
  auto bytes = read_bytes(run / "result.h5");
  if (sha256(bytes) != manifest.collected->sha256)
    throw WorldError(ExitCode::InputOutput, (run / "result.h5").string(), "is damaged: not the bytes that were written",
                     "rivalry resume " + run.string() + " writes it again");
  return from_hdf5(bytes, (run / "result.h5").string());
}

}  // namespace rivalry::cli

#include "sim/cli/temporary_folder.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "rivalry/errors.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() : path_(fs::temp_directory_path() / "rivalry-verify-XXXXXX") {
  std::string name = path_.string();
  if (!mkdtemp(name.data())) throw WorldError(ExitCode::CannotCreate, name, std::strerror(errno));
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace rivalry::cli

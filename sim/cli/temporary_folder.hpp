// A folder of its own that goes away with it.
#pragma once

#include <filesystem>

namespace rivalry::cli {

class TemporaryFolder {
 public:
  /// Throws WorldError(CannotCreate).
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rivalry::cli

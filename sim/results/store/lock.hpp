// One writer per run directory, also where file locks do not work (network file systems) and after a kill.
//
// The lock is a file `lock` made whole and at once by link(2), naming its owner: host, boot, process and the instant
// that process began, so that a number used again does not count. A lock whose owner is gone is followed by a lock
// named after it (`lock.` + hash of its content), made in the same way; the last of the chain owns the directory. So
// two processes that find the same dead owner compete for one new name and exactly one wins. Whoever has won looks
// again whether the chain still begins as it did; if not, the directory was released meanwhile and it starts over.
#pragma once

#include <filesystem>
#include <string>

namespace rivalry {

/// Holds the directory while it lives.
class DirectoryLock {
 public:
  /// Throws WorldError: TryAgain if another living process (or one of another host) holds it, naming host and process;
  /// CannotCreate if the directory cannot be written to.
  explicit DirectoryLock(std::filesystem::path directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

  /// True for the names of files that locks are made of.
  static bool is_part(const std::string& name);

 private:
  std::filesystem::path directory_;
};

}  // namespace rivalry

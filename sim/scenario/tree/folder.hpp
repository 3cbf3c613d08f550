// Which files a scenario may read: those below its own folder, or below the nearest folder called `scenarios` above it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace rivalry {

class Folder {
 public:
  /// For the scenario file at `path`, which exists.
  explicit Folder(const std::filesystem::path& path);

  /// The file that `written` means in a file of folder `from`; nothing if it lies outside, is absolute, or leaves
  /// through a symbolic link. The file need not exist.
  std::optional<std::filesystem::path> find(const std::filesystem::path& from, const std::string& written) const;

  /// The folder of the scenario itself.
  const std::filesystem::path& own() const { return own_; }

  const std::filesystem::path& top() const { return top_; }

 private:
  std::filesystem::path own_;
  std::filesystem::path top_;
};

/// A whole file of at most `most_bytes`, never reading more. Nothing if it is larger; throws WorldError if it cannot be
/// read (a directory, no permission, ...).
std::optional<std::string> read_text(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace rivalry

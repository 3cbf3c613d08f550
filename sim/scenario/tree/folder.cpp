#include "sim/scenario/tree/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "rivalry/errors.hpp"

namespace rivalry {

namespace fs = std::filesystem;

Folder::Folder(const fs::path& path) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  own_ = top_ = whole.parent_path();
  for (fs::path above = own_; above.has_relative_path(); above = above.parent_path())
    if (above.filename() == "scenarios") {
      top_ = above;
      return;
    }
}

std::optional<fs::path> Folder::find(const fs::path& from, const std::string& written) const {
  fs::path relative(written);
  if (relative.is_absolute()) return std::nullopt;
  std::error_code error;
  fs::path whole = fs::weakly_canonical(from / relative, error);
  if (error) return std::nullopt;
  auto [end, rest] = std::mismatch(top_.begin(), top_.end(), whole.begin(), whole.end());
  if (end != top_.end()) return std::nullopt;
  return whole;
}

std::optional<std::string> read_text(const fs::path& path, std::size_t most_bytes) {
  std::error_code error;
  auto status = fs::status(path, error);
  auto fail = [&](const std::string& why) {
    throw WorldError(ExitCode::InputOutput, path.string(), why, "check the path and its permissions");
  };
  if (!fs::exists(status)) fail("there is no such file");
  if (fs::is_directory(status)) fail("is a directory, not a scenario file");
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(std::string("cannot be opened: ") + std::strerror(errno));
  std::string text(most_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) fail("cannot be read");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > most_bytes) return std::nullopt;
  return text;
}

}  // namespace rivalry

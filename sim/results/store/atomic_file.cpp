#include "sim/results/store/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "rivalry/errors.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/owner.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(ExitCode code, const fs::path& path, const char* doing, int error) {
  bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  std::string suggestion = full ? "free space there, or give another place with -o DIR" : "";
  if (code == ExitCode::CannotCreate && !full) suggestion = "give a place that you may write to with -o DIR";
  throw WorldError(full ? ExitCode::InputOutput : code, path.string(),
                   fmt::format("cannot {}: {}", doing, std::strerror(error)), suggestion);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  operator int() const { return number_; }
  /// Closes now; false if that fails (network file systems report a full disk here).
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool write_all(int file, const char* bytes, std::size_t count) {
  constexpr std::size_t at_once = std::size_t{1} << 26;
  while (count > 0) {
    ssize_t written = ::write(file, bytes, std::min(count, at_once));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

/// Some file systems cannot sync a folder and say EINVAL; there is nothing better to do then.
void sync_folder(const fs::path& folder) {
  Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file < 0) return;
  if (::fsync(file) != 0 && errno != EINVAL && errno != ENOTSUP) fail(ExitCode::InputOutput, folder, "sync", errno);
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// A name that no other process has meanwhile, on any machine that shares the folder.
fs::path unfinished_for(const fs::path& path) {
  static const std::string machine = sha256(this_process().boot).substr(0, 8);
  return folder_of(path) / fmt::format("{}{}-{}-{}", unfinished_prefix, path.filename().string(), machine, getpid());
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void write_atomically(const fs::path& path, std::span<const std::byte> bytes) {
  write_atomically(path, as_text(bytes));
}

void write_atomically(const fs::path& path, std::string_view text) {
  fs::path unfinished = unfinished_for(path);
  Descriptor file(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file < 0) fail(ExitCode::CannotCreate, path, "create", errno);
  const char* doing = "write";
  bool done = write_all(file, text.data(), text.size());
  if (done) doing = "sync", done = ::fsync(file) == 0;
  if (done) doing = "close", done = file.close();
  if (done) doing = "rename", done = ::rename(unfinished.c_str(), path.c_str()) == 0;
  if (!done) {
    int error = errno;
    ::unlink(unfinished.c_str());
    fail(ExitCode::InputOutput, path, doing, error);
  }
  sync_folder(folder_of(path));
}

void append_durably(const fs::path& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
  if (file < 0) fail(ExitCode::CannotCreate, path, "open for writing", errno);
  struct stat before {};
  if (::fstat(file, &before) != 0) fail(ExitCode::InputOutput, path, "examine", errno);
  if (write_all(file, text.data(), text.size()) && ::fsync(file) == 0) return;
  int error = errno;
  if (::ftruncate(file, before.st_size) != 0) error = errno;
  fail(ExitCode::InputOutput, path, "append", error);
}

std::vector<std::byte> read_bytes(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) fail(ExitCode::InputOutput, path, "read", errno);
  if (!S_ISREG(status.st_mode)) fail(ExitCode::InputOutput, path, "read", S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
  std::vector<std::byte> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t got = 0;
  while (got < bytes.size()) {
    ssize_t count = ::read(file, bytes.data() + got, bytes.size() - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(ExitCode::InputOutput, path, "read", errno);
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  bytes.resize(got);
  return bytes;
}

std::string read_text(const fs::path& path) {
  auto bytes = read_bytes(path);
  return std::string(as_text(bytes));
}

void make_folder(const fs::path& path) {
  constexpr int attempts = 100;  // another process may remove an empty folder as soon as it is made
  std::error_code error, ignored;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    error.clear();
    fs::create_directories(path, error);
    auto there = fs::status(path, ignored);
    if (fs::is_directory(there)) return;
    bool vanished = !fs::exists(there) &&
                    (!error || error == std::errc::not_a_directory || error == std::errc::no_such_file_or_directory);
    if (!vanished) break;
  }
  if (!error) error = std::make_error_code(std::errc::not_a_directory);
  fail(ExitCode::CannotCreate, path, "create the folder", error.value());
}

}  // namespace rivalry

#include "sim/results/store/owner.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

std::string first_line(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::string host() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

std::string boot() { return first_line("/proc/sys/kernel/random/boot_id"); }

/// When a process began, in ticks since the boot: field 22 of /proc/PID/stat, counted from after the `)` of its name.
/// Empty if it is no more, or dead and only not yet waited for by its parent.
std::string start_of(long pid) {
  std::string line = first_line(fmt::format("/proc/{}/stat", pid));
  auto end_of_name = line.rfind(')');
  if (end_of_name == std::string::npos) return "";
  std::istringstream fields(line.substr(end_of_name + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) {
    fields >> field;
    if (i == 3 && (field == "Z" || field == "X")) return "";
  }
  return field;
}

/// Writes a new file and syncs it; 0 or the error's number.
int write_new(const fs::path& path, const std::string& content) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  bool written = ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  int error = written && ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return error;
}

std::string text_in(const Json& from, const char* key) {
  const Json* found = from.find(key);
  return found && found->is_text() ? found->text() : "";
}

}  // namespace

Owner this_process() { return {host(), boot(), static_cast<long>(getpid()), start_of(getpid())}; }

bool is_dead(const Owner& owner) {
  if (owner.host != host()) return false;
  if (owner.boot != boot()) return true;
  if (owner.pid <= 0 || (::kill(static_cast<pid_t>(owner.pid), 0) != 0 && errno == ESRCH)) return true;
  return start_of(owner.pid) != owner.began;
}

Json to_json(const Owner& owner) {
  return {{"host", owner.host}, {"boot", owner.boot}, {"pid", owner.pid}, {"began", owner.began}};
}

Owner owner_in(const Json& from) {
  const Json* pid = from.find("pid");
  return {text_in(from, "host"), text_in(from, "boot"), pid && pid->is_number() ? static_cast<long>(pid->real()) : 0,
          text_in(from, "began")};
}

bool make_exclusively(const std::string& path, const std::string& draft, const std::string& content) {
  int error = write_new(draft, content);
  if (error == 0 && ::link(draft.c_str(), path.c_str()) != 0) error = errno;
  ::unlink(draft.c_str());
  if (error == EPERM || error == ENOTSUP || error == ENOSYS) error = write_new(path, content);
  if (error == ENOENT && fs::is_directory(fs::path(path).parent_path())) return false;
  if (error != 0 && error != EEXIST) {
    bool full = error == ENOSPC || error == EDQUOT || error == EFBIG || error == EIO;
    throw WorldError(full ? ExitCode::InputOutput : ExitCode::CannotCreate, path,
                     fmt::format("cannot lock: {}", std::strerror(error)), "give another directory with -o DIR");
  }
  return error == 0;
}

}  // namespace rivalry

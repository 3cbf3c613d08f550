#include "sim/results/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "rivalry/errors.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/checksum.hpp"

namespace rivalry {

namespace fs = std::filesystem;
using nlohmann::json;

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

/// When a process began, in ticks since the boot: field 22 of /proc/PID/stat, counted from after the `)` of its name.
std::string start_of(long pid) {
  std::string line = first_line(fmt::format("/proc/{}/stat", pid));
  auto end_of_name = line.rfind(')');
  if (end_of_name == std::string::npos) return "";
  std::istringstream fields(line.substr(end_of_name + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) fields >> field;
  return field;
}

/// `turn` tells apart two locks that one process takes one after the other.
std::string own_content() {
  static std::atomic<int> turn{0};
  json owner = {{"host", host()},
                {"boot", first_line("/proc/sys/kernel/random/boot_id")},
                {"pid", static_cast<long>(getpid())},
                {"began", start_of(getpid())},
                {"turn", ++turn}};
  return owner.dump() + "\n";
}

/// The owner is gone for certain: same host, but another boot, no such process, or a younger one.
bool is_dead(const json& owner) {
  if (owner.value("host", "") != host()) return false;
  if (owner.value("boot", "") != first_line("/proc/sys/kernel/random/boot_id")) return true;
  long pid = owner.value("pid", 0L);
  if (pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH)) return true;
  return start_of(pid) != owner.value("began", "");
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Makes `path` with this content at once; false if it exists.
bool make(const fs::path& path, const std::string& content) {
  fs::path draft = path.parent_path() / fmt::format("{}lock-{}", unfinished_prefix, getpid());
  write_atomically(draft, content);
  int result = ::link(draft.c_str(), path.c_str());
  int error = errno;
  if (result != 0 && (error == EPERM || error == ENOTSUP || error == ENOSYS)) {
    // No links on this file system: exclusive creation comes closest.
    int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    error = errno;
    result = file < 0 ? -1 : 0;
    if (file >= 0 && ::write(file, content.data(), content.size()) != static_cast<ssize_t>(content.size())) result = -1;
    if (file >= 0) ::close(file);
  }
  ::unlink(draft.c_str());
  if (result != 0 && error != EEXIST)
    throw WorldError(ExitCode::CannotCreate, path.string(), fmt::format("cannot lock: {}", std::strerror(error)));
  return result == 0;
}

/// The last lock of the chain, and the first one's content.
struct Chain {
  std::string first;
  std::string last;
  fs::path next;  ///< the name that whoever follows must make
};

std::optional<Chain> chain_in(const fs::path& directory) {
  auto first = content_of(directory / "lock");
  if (!first) return std::nullopt;
  Chain chain{*first, *first, {}};
  for (;;) {
    chain.next = directory / ("lock." + sha256(chain.last).substr(0, 16));
    auto next = content_of(chain.next);
    if (!next) return chain;
    chain.last = *next;
  }
}

[[noreturn]] void busy(const fs::path& directory, const json& owner) {
  throw WorldError(ExitCode::TryAgain, directory.string(),
                   fmt::format("in use by process {} on {}", owner.value("pid", 0L), owner.value("host", "?")),
                   owner.value("host", "") == host()
                       ? "wait for it, or stop it"
                       : fmt::format("wait for it; if that machine is gone, remove {}", (directory / "lock").string()));
}

}  // namespace

DirectoryLock::DirectoryLock(fs::path directory) : directory_(std::move(directory)) {
  const std::string content = own_content();
  for (;;) {
    auto chain = chain_in(directory_);
    if (!chain) {
      if (make(directory_ / "lock", content)) return;
      continue;
    }
    json owner = json::parse(chain->last, nullptr, false);
    // Not yet written, or damaged: nobody can say whose it is, unless it stays so.
    if (!owner.is_object()) owner = json::object({{"host", "?"}});
    if (!is_dead(owner)) busy(directory_, owner);
    if (!make(chain->next, content)) continue;
    if (content_of(directory_ / "lock") == chain->first) return;
    ::unlink(chain->next.c_str());
  }
}

DirectoryLock::~DirectoryLock() {
  // The head goes first: what is left of the chain can then never be followed again.
  std::error_code ignored;
  fs::remove(directory_ / "lock", ignored);
  for (const auto& entry : fs::directory_iterator(directory_, ignored))
    if (entry.path().filename().string().starts_with("lock.")) fs::remove(entry.path(), ignored);
}

bool DirectoryLock::is_part(const std::string& name) { return name == "lock" || name.starts_with("lock."); }

}  // namespace rivalry

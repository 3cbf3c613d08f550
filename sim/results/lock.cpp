#include "sim/results/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <vector>

#include "rivalry/errors.hpp"
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

/// Writes a new file and syncs it; 0 or the error's number.
int write_new(const fs::path& path, const std::string& content) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  bool written = ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  int error = written && ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return error;
}

/// Makes `path` with this content at once; false if it exists.
bool make(const fs::path& path, const std::string& content) {
  // Not an unfinished file: the owner of the directory, who cleans up, must not take it away from us.
  fs::path draft = path.parent_path() / ("lock.draft-" + sha256(content).substr(0, 16));
  int error = write_new(draft, content);
  if (error == 0 && ::link(draft.c_str(), path.c_str()) != 0) error = errno;
  ::unlink(draft.c_str());
  // No links on this file system: exclusive creation comes closest.
  if (error == EPERM || error == ENOTSUP || error == ENOSYS) error = write_new(path, content);
  // Our draft was swept away by an owner who has just begun: not made, look again.
  if (error == ENOENT && fs::is_directory(path.parent_path())) return false;
  if (error != 0 && error != EEXIST) {
    bool full = error == ENOSPC || error == EDQUOT || error == EFBIG || error == EIO;
    throw WorldError(full ? ExitCode::InputOutput : ExitCode::CannotCreate, path.string(),
                     fmt::format("cannot lock: {}", std::strerror(error)), "give another directory with -o DIR");
  }
  return error == 0;
}

/// The name that whoever follows a dead lock of this content must make.
fs::path successor(const fs::path& directory, const std::string& content) {
  return directory / ("lock." + sha256(content).substr(0, 16));
}

/// The last lock of the chain, and the first one's content.
struct Chain {
  std::string first;
  std::string last;
  fs::path next;  ///< its successor's name
};

std::optional<Chain> chain_in(const fs::path& directory) {
  auto first = content_of(directory / "lock");
  if (!first) return std::nullopt;
  Chain chain{*first, *first, {}};
  for (;;) {
    chain.next = successor(directory, chain.last);
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

/// Makes the last lock of the chain ours.
void acquire(const fs::path& directory, const std::string& content) {
  for (;;) {
    auto chain = chain_in(directory);
    if (!chain) {
      if (make(directory / "lock", content)) return;
      continue;
    }
    json owner = json::parse(chain->last, nullptr, false);
    // Not yet written, or damaged: nobody can say whose it is.
    if (!owner.is_object()) owner = json::object({{"host", "?"}});
    if (!is_dead(owner)) busy(directory, owner);
    if (!make(chain->next, content)) continue;
    if (content_of(directory / "lock") == chain->first) return;
    ::unlink(chain->next.c_str());
  }
}

/// The files of the chain, from its head on.
std::vector<fs::path> links_in(const fs::path& directory) {
  std::vector<fs::path> links = {directory / "lock"};
  while (auto content = content_of(links.back())) links.push_back(successor(directory, *content));
  links.pop_back();
  return links;
}

/// For the owner: removes what others left who were killed while they took a lock or let go of it.
void sweep(const fs::path& directory) {
  auto links = links_in(directory);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored))
    if (DirectoryLock::is_part(entry.path().filename().string()) &&
        std::find(links.begin(), links.end(), entry.path()) == links.end())
      fs::remove(entry.path(), ignored);
}

}  // namespace

DirectoryLock::DirectoryLock(fs::path directory) : directory_(std::move(directory)) {
  acquire(directory_, own_content());
  sweep(directory_);
}

DirectoryLock::~DirectoryLock() {
  // The head goes first: what is left of the chain can then never be followed again.
  std::error_code ignored;
  for (const fs::path& link : links_in(directory_)) fs::remove(link, ignored);
}

bool DirectoryLock::is_part(const std::string& name) { return name == "lock" || name.starts_with("lock."); }

}  // namespace rivalry

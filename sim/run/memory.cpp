#include "sim/run/memory.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace rivalry {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

/// The number behind `key` in a file of lines "key number"; nothing if there is none.
std::optional<std::uint64_t> number_in(const fs::path& path, const std::string& key) {
  std::ifstream file(path);
  for (std::string word; file >> word;) {
    std::uint64_t number = 0;
    if (word == key && file >> number) return number;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> number_in(const fs::path& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  if (file >> number) return number;
  return std::nullopt;
}

/// What a group's limit leaves; its page cache can be given back and does not count.
std::uint64_t left_in_group(const fs::path& group, const char* limit_name, const char* used_name,
                            const char* cache_name) {
  auto limit = number_in(group / limit_name), used = number_in(group / used_name);
  if (!limit || !used) return no_limit;
  std::uint64_t cache = std::min(*used, number_in(group / "memory.stat", cache_name).value_or(0));
  std::uint64_t needed = *used - cache;
  return *limit > needed ? *limit - needed : 0;
}

/// Every group from this process's own up to the root has a say. Both versions of control groups.
std::uint64_t left_in_groups() {
  std::uint64_t left = no_limit;
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    auto second = line.find(':', line.find(':') + 1);
    if (second == std::string::npos) continue;
    bool unified = line.starts_with("0::");
    if (!unified && line.find("memory") == std::string::npos) continue;
    fs::path root = unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    for (fs::path group = line.substr(second + 1);; group = group.parent_path()) {
      fs::path folder = root / group.relative_path();
      left = std::min(left, unified ? left_in_group(folder, "memory.max", "memory.current", "inactive_file")
                                    : left_in_group(folder, "memory.limit_in_bytes", "memory.usage_in_bytes",
                                                    "total_inactive_file"));
      if (group == group.root_path() || group.empty()) break;
    }
  }
  return left;
}

std::uint64_t left_of_limit(int which, const char* used_key) {
  rlimit limit{};
  if (getrlimit(static_cast<__rlimit_resource>(which), &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return no_limit;
  std::uint64_t used = number_in("/proc/self/status", used_key).value_or(0) * 1024;
  return limit.rlim_cur > used ? limit.rlim_cur - used : 0;
}

}  // namespace

std::uint64_t available_memory_bytes() {
  std::uint64_t machine = number_in("/proc/meminfo", "MemAvailable:").value_or(no_limit / 1024) * 1024;
  return std::min(
      {machine, left_in_groups(), left_of_limit(RLIMIT_AS, "VmSize:"), left_of_limit(RLIMIT_DATA, "VmData:")});
}

std::uint64_t available_disk_bytes(const fs::path& directory) {
  std::error_code error;
  fs::path path = fs::absolute(directory, error);
  while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  auto space = fs::space(path, error);
  return error ? 0 : space.available;
}

std::uint64_t peak_memory_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace rivalry

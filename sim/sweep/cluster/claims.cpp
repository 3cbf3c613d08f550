#include "sim/sweep/cluster/claims.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/owner.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

constexpr const char* own_prefix = ".worker-";
constexpr const char* taken_prefix = ".taken-";

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// The job of Slurm that this process belongs to: "17_3" for element 3 of array 17.
std::string job_here() {
  std::string array = variable("SLURM_ARRAY_JOB_ID");
  return array.empty() ? variable("SLURM_JOB_ID") : array + "_" + variable("SLURM_ARRAY_TASK_ID");
}

/// `turn` tells apart the claims of two parts of one process.
std::string describe_us(const std::string& worker) {
  static std::atomic<int> turn{0};
  Json us = to_json(this_process());
  us["turn"] = ++turn;
  us["worker"] = worker;
  us["job"] = job_here();
  return us.dump_sorted() + "\n";
}

/// When the file was touched last, by the file system's clock, in seconds; nothing if it is gone.
std::optional<double> touched(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return static_cast<double>(status.st_mtim.tv_sec) + 1e-9 * static_cast<double>(status.st_mtim.tv_nsec);
}

/// What a claim says, judged at the instant `now` of the file system; nothing if it is gone.
std::optional<Claimant> read_claim(const fs::path& path, const std::string& content, double now, double stale_seconds) {
  auto at = touched(path);
  if (!at) return std::nullopt;
  Json said = Json::parse_if_whole(content).value_or(nullptr);
  Owner owner = owner_in(said);
  Claimant claimant;
  claimant.host = owner.host;
  claimant.pid = owner.pid;
  if (const Json* worker = said.find("worker"); worker && worker->is_text()) claimant.worker = worker->text();
  if (const Json* job = said.find("job"); job && job->is_text()) claimant.job = job->text();
  claimant.silent_seconds = std::max(0.0, now - *at);
  // Machines of one name are told apart by their boots: there, only silence counts.
  bool here = owner.boot == this_process().boot;
  claimant.alive = claimant.silent_seconds <= stale_seconds && !(here && is_dead(owner));
  return claimant;
}

/// The number of the parcel that a file is named after; -1 if it is not a claim.
std::int64_t parcel_of(const fs::path& path) {
  std::string name = path.filename().string();
  std::int64_t parcel = -1;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), parcel);
  return error == std::errc() && end == name.data() + name.size() ? parcel : -1;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored))
    files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

/// The instant by the clock of the file system; that of this machine where nothing can be written.
double now_in(const fs::path& folder) {
  fs::path probe = folder / fmt::format("{}{}", unfinished_prefix, getpid());
  int file = ::open(probe.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  std::optional<double> now;
  if (file >= 0) {
    ::futimens(file, nullptr);
    ::close(file);
    now = touched(probe);
    ::unlink(probe.c_str());
  }
  auto here = std::chrono::system_clock::now().time_since_epoch();
  return now ? *now : std::chrono::duration<double>(here).count();
}

[[noreturn]] void cannot(const fs::path& path, int error) {
  bool full = error == ENOSPC || error == EDQUOT || error == EIO;
  throw WorldError(full ? ExitCode::InputOutput : ExitCode::CannotCreate, path.string(),
                   fmt::format("cannot claim work: {}", std::strerror(error)),
                   full ? "free space there" : "workers must be able to write to the sweep's directory");
}

/// A file with this content where there was none; 0 or the error's number.
int write_new(const fs::path& path, const std::string& content) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  bool written = ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  int error = written ? 0 : ENOSPC;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error != 0) ::unlink(path.c_str());
  return error;
}

}  // namespace

Claims::Claims(fs::path folder, const std::string& worker, double stale_seconds)
    : folder_(std::move(folder)),
      content_(describe_us(worker)),
      own_(folder_ / (own_prefix + sha256(content_).substr(0, 16))),
      stale_seconds_(stale_seconds),
      last_beat_(std::chrono::steady_clock::now()) {
  write_own();
}

Claims::~Claims() {
  while (!held_.empty()) release(*held_.begin());
  ::unlink(own_.c_str());
  ::rmdir(folder_.c_str());  // if it is empty
}

fs::path Claims::path_of(std::int64_t parcel) const { return folder_ / std::to_string(parcel); }

void Claims::write_own() {
  for (int attempt = 0;; ++attempt) {
    make_folder(folder_);
    int error = write_new(own_, content_);
    if (error == 0 || error == EEXIST) return;
    // The last of others has just taken the empty folder with it.
    if (error != ENOENT || attempt == 3) cannot(own_, error);
  }
}

/// False if the claim is there already.
bool Claims::make(const fs::path& claim) {
  for (int attempt = 0;; ++attempt) {
    int error = ::link(own_.c_str(), claim.c_str()) == 0 ? 0 : errno;
    if (error == EPERM || error == ENOTSUP || error == ENOSYS || error == EMLINK) error = write_new(claim, content_);
    if (error == 0) return true;
    // A network may have lost the answer to a link that was made.
    if (error == EEXIST) return content_of(claim) == content_;
    // Somebody who took us for dead has tidied up.
    if (error != ENOENT || attempt == 3) cannot(claim, error);
    write_own();
  }
}

/// Removes the claim of somebody who is gone; false if it has become another's meanwhile.
bool Claims::take_away(const fs::path& claim, const std::string& content) {
  fs::path aside = folder_ / (taken_prefix + own_.filename().string().substr(1));
  if (::rename(claim.c_str(), aside.c_str()) != 0) return false;
  bool same = content_of(aside) == content;
  // It was taken over by somebody quicker: back with it. If there is a newer one already, two may do the same work.
  if (!same && ::link(aside.c_str(), claim.c_str()) != 0 && errno != EEXIST) ::rename(aside.c_str(), claim.c_str());
  ::unlink(aside.c_str());
  return same;
}

bool Claims::take(std::int64_t parcel) {
  if (held_.contains(parcel)) return true;
  fs::path claim = path_of(parcel);
  while (!make(claim)) {
    auto content = content_of(claim);
    if (!content) continue;
    ::utimensat(AT_FDCWD, own_.c_str(), nullptr, 0);
    auto now = touched(own_);
    auto claimant = now ? read_claim(claim, *content, *now, stale_seconds_) : std::nullopt;
    if (claimant && claimant->alive) return false;
    if (!now) write_own();
    if (claimant && !take_away(claim, *content)) return false;
  }
  held_.insert(parcel);
  return true;
}

void Claims::release(std::int64_t parcel) {
  if (held_.erase(parcel) == 0) return;
  fs::path claim = path_of(parcel);
  if (content_of(claim) == content_) ::unlink(claim.c_str());
}

void Claims::beat() {
  auto now = std::chrono::steady_clock::now();
  if (now - last_beat_ < std::chrono::seconds(2)) return;
  last_beat_ = now;
  struct stat status {};
  if (::utimensat(AT_FDCWD, own_.c_str(), nullptr, 0) != 0 || ::stat(own_.c_str(), &status) != 0) return;
  // As many names as claims and our own: all are links, and have been touched with it.
  if (status.st_nlink > held_.size()) return;
  for (std::int64_t parcel : held_) ::utimensat(AT_FDCWD, path_of(parcel).c_str(), nullptr, 0);
}

std::vector<Claimant> Claims::all(const fs::path& folder, double stale_seconds) {
  std::vector<Claimant> claimants;
  auto files = files_in(folder);
  if (files.empty()) return claimants;
  double now = now_in(folder);
  for (const fs::path& path : files) {
    std::int64_t parcel = parcel_of(path);
    auto content = parcel >= 0 ? content_of(path) : std::nullopt;
    auto claimant = content ? read_claim(path, *content, now, stale_seconds) : std::nullopt;
    if (!claimant) continue;
    claimant->parcel = parcel;
    claimants.push_back(*claimant);
  }
  std::sort(claimants.begin(), claimants.end(),
            [](const Claimant& a, const Claimant& b) { return a.parcel < b.parcel; });
  return claimants;
}

void Claims::tidy(const fs::path& folder, double stale_seconds) {
  double now = now_in(folder);
  for (const fs::path& path : files_in(folder)) {
    auto content = content_of(path);
    auto claimant = content ? read_claim(path, *content, now, stale_seconds) : std::nullopt;
    bool is_probe = path.filename().string().starts_with(unfinished_prefix);
    if (is_probe || (claimant && !claimant->alive)) ::unlink(path.c_str());
  }
  ::rmdir(folder.c_str());
}

}  // namespace rivalry

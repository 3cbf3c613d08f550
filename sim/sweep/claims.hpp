// Who works on which parcel: files on a shared file system, made by link(2), so that they work where locks do not.
//
// A claim is no lock: it only keeps work from being done twice. Two who hold the same one both write the same tasks
// with the same bytes, and one of the two is used. So a claim may be taken from whoever seems gone: a process of this
// host that is no more, or one that has not shown a sign of life for `stale_seconds`, by the clock of the file system.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace rivalry {

struct Claimant {
  std::int64_t parcel = 0;
  std::string host;
  long pid = 0;
  std::string worker;  ///< "3/8", or empty
  double silent_seconds = 0;
  bool alive = true;
};

/// The claims of one process. Not thread-safe. Lets go of all when it dies.
class Claims {
 public:
  /// `folder` is made if need be. `worker` names this one to people.
  Claims(std::filesystem::path folder, std::string worker, double stale_seconds = 60);
  ~Claims();
  Claims(const Claims&) = delete;
  Claims& operator=(const Claims&) = delete;

  /// Whether the parcel is ours now. False if somebody who lives has it. Throws WorldError if the folder cannot be
  /// written to.
  bool take(std::int64_t parcel);
  void release(std::int64_t parcel);
  /// A sign of life, to be given every few seconds. Cheap.
  void beat();
  std::size_t held() const { return held_.size(); }

  /// Everybody's.
  static std::vector<Claimant> all(const std::filesystem::path& folder, double stale_seconds = 60);

 private:
  std::filesystem::path folder_;
  std::string worker_;
  double stale_seconds_;
  std::set<std::int64_t> held_;
  std::chrono::steady_clock::time_point last_beat_;
};

}  // namespace rivalry

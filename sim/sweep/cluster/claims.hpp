// Who works on which parcel: files on a shared file system, made by link(2), so that they work where locks do not.
//
// A claim is no lock: it only keeps work from being done twice. Two who hold the same one both write the same tasks
// with the same bytes, and one of the two is used. So a claim may be taken from whoever seems gone: a process of this
// host that is no more, or one that has not shown a sign of life for `stale_seconds`, by the clock of the file system.
//
// Each process has one file `.worker-ID` that says who it is; its claims are links to it, named after the parcels, so
// that one touch is a sign of life for all of them. (Where there are no links, they are files of their own.) A claim is
// taken away by renaming it, which one of many can do.
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
  std::string job;     ///< of Slurm, "17_3"; or empty
  double silent_seconds = 0;
  bool alive = true;
};

/// The claims of one process. Not thread-safe. Lets go of all when it ends; those of a killed one are taken over.
class Claims {
 public:
  /// `folder` is made if need be. `worker` names this one to people.
  Claims(std::filesystem::path folder, const std::string& worker, double stale_seconds = 60);
  ~Claims();
  Claims(const Claims&) = delete;
  Claims& operator=(const Claims&) = delete;

  /// Whether the parcel is ours now. False if somebody who lives has it. Throws WorldError if the folder cannot be
  /// written to.
  bool take(std::int64_t parcel);
  void release(std::int64_t parcel);
  /// A sign of life, to be given every few seconds. Cheap: touches a file every two seconds at most.
  void beat();
  std::size_t held() const { return held_.size(); }

  /// Everybody's, by parcel. Empty if there is no such folder.
  static std::vector<Claimant> all(const std::filesystem::path& folder, double stale_seconds = 60);
  /// Removes what killed processes left, or the whole folder if nobody who lives has a claim. For whoever has
  /// collected.
  static void tidy(const std::filesystem::path& folder, double stale_seconds = 60);

 private:
  std::filesystem::path path_of(std::int64_t parcel) const;
  void write_own();
  bool make(const std::filesystem::path& claim);
  bool take_away(const std::filesystem::path& claim, const std::string& content);

  std::filesystem::path folder_;
  std::string content_;        ///< of our file and of our claims
  std::filesystem::path own_;  ///< our file
  double stale_seconds_;
  std::set<std::int64_t> held_;
  std::chrono::steady_clock::time_point last_beat_;
};

}  // namespace rivalry

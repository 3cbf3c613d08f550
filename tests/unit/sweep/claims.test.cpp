#include "sim/sweep/cluster/claims.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

/// Plays `act` in a process of its own, which then ends at once: nothing is released or tidied up.
pid_t in_child(const std::function<int()>& act) {
  pid_t child = fork();
  if (child == 0) _exit(act());
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

void die_holding(const std::filesystem::path& folder, std::int64_t parcel) {
  pid_t child = in_child([&] { return (new Claims(folder, "0/1"))->take(parcel) ? 0 : 1; });
  REQUIRE(status_of(child) == 0);
}

/// A claim of a machine that is not this one, last touched so long ago.
void claim_from_elsewhere(const std::filesystem::path& path, int seconds_ago) {
  std::ofstream(path) << R"({"host":"elsewhere","boot":"x","pid":7,"began":"2","worker":"3/8","job":"17_3"})"
                      << "\n";
  struct stat now {};
  REQUIRE(stat(path.c_str(), &now) == 0);
  timespec times[2] = {now.st_mtim, now.st_mtim};
  times[0].tv_sec -= seconds_ago;
  times[1].tv_sec -= seconds_ago;
  REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

/// Takes what it can get of the parcels, starting somewhere, and writes one line for each into `record`.
int gather(const std::filesystem::path& folder, const std::filesystem::path& record, std::int64_t parcels,
           std::int64_t start) {
  Claims claims(folder, "");
  int file = open(record.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  for (std::int64_t i = 0; i < parcels; ++i) {
    std::int64_t parcel = (start + i) % parcels;
    if (!claims.take(parcel)) continue;
    std::string line = std::to_string(parcel) + "\n";
    if (write(file, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return 1;
  }
  // Held to the end of all: whoever is slower must not find them free.
  std::ofstream(folder.parent_path() / ("tried-" + std::to_string(getpid()))) << "";
  while (!std::filesystem::exists(folder.parent_path() / "all have tried")) usleep(1000);
  return 0;
}

}  // namespace

TEST_CASE("of many processes that want the same parcels, each parcel is one's") {
  Folder folder;
  constexpr std::int64_t parcels = 1000;
  std::vector<pid_t> children;
  for (int worker = 0; worker < 4; ++worker)
    children.push_back(
        in_child([&] { return gather(folder / "claims", folder / "record", parcels, (worker % 2) * parcels / 2); }));
  for (pid_t child : children)
    while (!std::filesystem::exists(folder / ("tried-" + std::to_string(child)))) usleep(1000);
  std::ofstream(folder / "all have tried") << "";
  for (pid_t child : children) CHECK(status_of(child) == 0);
  std::set<std::string> taken;
  std::int64_t lines = 0;
  std::ifstream record(folder / "record");
  for (std::string line; std::getline(record, line); ++lines) taken.insert(line);
  CHECK(lines == parcels);
  CHECK(taken.size() == parcels);
  CHECK_FALSE(std::filesystem::exists(folder / "claims"));  // the last one takes it with it
}

TEST_CASE("a claim is its taker's until it is released") {
  Folder folder;
  Claims one(folder / "claims", "0/2"), other(folder / "claims", "1/2");
  CHECK(one.take(5));
  CHECK(one.take(5));
  CHECK_FALSE(other.take(5));
  CHECK(other.take(6));
  auto all = Claims::all(folder / "claims");
  REQUIRE(all.size() == 2);
  CHECK((all[0].parcel == 5 && all[0].worker == "0/2" && all[0].pid == getpid() && all[0].alive));
  CHECK((all[1].parcel == 6 && all[1].worker == "1/2"));
  one.release(5);
  CHECK(one.held() == 0);
  CHECK(other.take(5));
  one.release(5);
  CHECK(other.held() == 2);
  CHECK(Claims::all(folder / "claims").size() == 2);
}

TEST_CASE("what a killed process of this machine had claimed is free at once") {
  Folder folder;
  for (std::int64_t parcel = 0; parcel < 3; ++parcel) die_holding(folder / "claims", parcel);
  auto all = Claims::all(folder / "claims", 1e9);
  REQUIRE(all.size() == 3);
  CHECK_FALSE(all[0].alive);
  {
    Claims claims(folder / "claims", "", 1e9);
    for (std::int64_t parcel = 0; parcel < 3; ++parcel) CHECK(claims.take(parcel));
  }
  Claims::tidy(folder / "claims", 1e9);
  CHECK_FALSE(std::filesystem::exists(folder / "claims"));
}

TEST_CASE("of many that find a dead one's claim, one gets it") {
  for (int round = 0; round < 20; ++round) {
    Folder folder;
    die_holding(folder / "claims", 1);
    std::vector<pid_t> children;
    for (int worker = 0; worker < 6; ++worker)
      children.push_back(in_child([&] {
        auto* claims = new Claims(folder / "claims", "");
        int won = claims->take(1) ? 1 : 0;
        std::ofstream(folder / ("tried-" + std::to_string(getpid()))) << "";
        auto tried = [&] { return std::distance(std::filesystem::directory_iterator(folder.path()), {}) >= 1 + 6; };
        while (!tried()) usleep(500);
        return won;
      }));
    int won = 0;
    for (pid_t child : children) won += status_of(child);
    // Two may, when one puts back what it took too late; never none.
    CHECK(won >= 1);
    CHECK(won <= 2);
  }
}

TEST_CASE("another machine's claim is respected until it has been silent for long") {
  Folder folder;
  Claims claims(folder / "claims", "", 60);
  claim_from_elsewhere(folder / "claims/1", 30);
  claim_from_elsewhere(folder / "claims/2", 90);
  auto all = Claims::all(folder / "claims", 60);
  REQUIRE(all.size() == 2);
  CHECK((all[0].alive && all[0].host == "elsewhere" && all[0].job == "17_3"));
  CHECK(all[0].silent_seconds >= 30);
  CHECK_FALSE(all[1].alive);
  CHECK_FALSE(claims.take(1));
  CHECK(claims.take(2));
}

TEST_CASE("a sign of life counts for all claims of a process") {
  Folder folder;
  Claims claims(folder / "claims", "");
  REQUIRE((claims.take(1) && claims.take(2)));
  timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  for (const char* parcel : {"1", "2"})
    REQUIRE(utimensat(AT_FDCWD, (folder / "claims" / parcel).c_str(), long_ago, 0) == 0);
  CHECK_FALSE(Claims::all(folder / "claims").at(0).alive);
  usleep(2'100'000);
  claims.beat();
  for (const Claimant& claimant : Claims::all(folder / "claims")) CHECK(claimant.alive);
}

TEST_CASE("junk in the folder of claims is nobody's claim, and a claim that says nothing goes stale") {
  Folder folder;
  Claims claims(folder / "claims", "", 60);
  std::ofstream(folder / "claims/notes.txt") << "mine";
  std::ofstream(folder / "claims/4") << "";
  CHECK_FALSE(claims.take(4));
  claim_from_elsewhere(folder / "claims/4", 90);
  std::filesystem::resize_file(folder / "claims/4", 3);
  timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(utimensat(AT_FDCWD, (folder / "claims/4").c_str(), long_ago, 0) == 0);
  CHECK(Claims::all(folder / "claims").size() == 1);
  CHECK(claims.take(4));
}

TEST_CASE("claims need a folder that can be written to") {
  Folder folder;
  std::ofstream(folder / "claims") << "a file";
  CHECK_THROWS_AS(Claims(folder / "claims", ""), WorldError);
  std::filesystem::create_directory(folder / "locked");
  REQUIRE(chmod((folder / "locked").c_str(), 0555) == 0);
  REQUIRE(chmod(folder.path().c_str(), 0755) == 0);
  pid_t child = in_child([&] {
    if (geteuid() == 0 && setuid(65534) != 0) return 2;
    try {
      Claims(folder / "locked", "").take(1);
    } catch (const WorldError& error) {
      return error.code() == ExitCode::CannotCreate ? 0 : 3;
    }
    return 1;
  });
  CHECK(status_of(child) == 0);
}

TEST_CASE("claims survive that somebody removes their files") {
  Folder folder;
  Claims claims(folder / "claims", "");
  std::filesystem::remove_all(folder / "claims");
  CHECK(claims.take(1));
  CHECK_FALSE(Claims(folder / "claims", "").take(1));
}
